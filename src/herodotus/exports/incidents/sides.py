"""Who is an actor in the eyes of others, and of what kind: state forces, rebels, civilians; things are none."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib import resources

from herodotus.records import Actor

STATE, ORGANISED, CIVILIAN = "state", "organised", "civilian"
HOME, ABROAD = "State forces", "External/Other forces"
# Classes of harmed people (codebook, `who`) that are civilians in UCDP and ACLED.
CIVIL_HARM = frozenset({"civilians", "children", "journalists", "medics"})


def is_actor(actor: Actor) -> bool:
    """Tell people and bodies from things: only the former have an id, a role or a country.

    >>> is_actor(Actor("fuel depot")), is_actor(Actor("gunmen", role="UAF"))
    (False, True)
    """
    return bool(actor.id or actor.role or actor.country)


def actors_of(named: Iterable[Actor]) -> list[Actor]:
    """Give those that are actors, in order."""
    return [actor for actor in named if is_actor(actor)]


def ucdp_class(actor: Actor) -> str:
    """Give `state`, `organised` or `civilian`, "" where the role does not tell.

    >>> ucdp_class(Actor("the army", role="MIL")), ucdp_class(Actor("gunmen", role="UAF"))
    ('state', '')
    """
    return _roles().get(_role(actor), {}).get("ucdp", "")


def acled_type(actor: Actor, country: str | None) -> str:
    """Give ACLED's actor type; forces of another state than the incident's country are external.

    >>> acled_type(Actor("the army", role="MIL", country="IQ"), "SY")
    'External/Other forces'
    """
    found = _roles().get(_role(actor), {}).get("acled", "")
    return ABROAD if found == HOME and actor.country and country and actor.country != country else found


def _role(actor: Actor) -> str:
    """Give the role; a state named as such ("Velmar struck") acts by its government."""
    return actor.role or ("GOV" if (actor.id or "").startswith("state:") else "")


@cache
def _roles() -> dict[str, dict[str, str]]:
    source = resources.files("herodotus.exports.incidents") / "data" / "sides.toml"
    return tomllib.loads(source.read_text("utf-8"))
