"""The actors of a row, with the register's id where it knows them."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from herodotus.codebook import codebook
from herodotus.naming import actors
from herodotus.records import Actor, Evidence
from herodotus.tables.grammar import Party
from herodotus.tables.words import Words

BOTH_WHY = "the table does not say which side did it to which"


def parties(words: Words, plan: tuple[Party, ...], role: str, country: str | None, *, both: bool) -> tuple[Actor, ...]:
    """Read the actors of a role; with `both`, targets stand among the initiators, with the reason.

    `country` is that of the place; it decides between bodies of one name.
    """
    found: dict[str, Actor] = {}
    for party in plan:
        moved = both and party.role == "targets"
        if ("initiators" if moved else party.role) != role:
            continue
        for at in words.pieces(party.column, party.separator):
            if role == "means":
                found.setdefault(at.quote, Actor(at.quote, (at,)))
            else:
                found.setdefault(at.quote, actor(at, country, BOTH_WHY if both else ""))
    return tuple(found.values())


def actor(at: Evidence, country: str | None, why: str = "") -> Actor:
    """Name an actor by the words where it stands, resolved as far as the register knows it."""
    known = _resolved(at.quote, country)
    return msgspec.structs.replace(known, evidence=(at,), why="; ".join(filter(None, (why, known.why))))


def has_both_sides(type: str, both: tuple[str, ...]) -> bool:
    """Whether a type is one of those, or of those groups, in which all actors are initiators."""
    return type in both or codebook().type(type).group in both


@lru_cache(maxsize=65_536)  # a table names the same few hundred actors over and over
def _resolved(name: str, country: str | None) -> Actor:
    return actors.resolve(name, country_hint=country)
