"""Which of ACLED's events an incident is: the crosswalk of the codebook, narrowed by rules that are data.

Where the crosswalk names several sub-event types, `data/acled.toml` says which cells of the record decide; where none
of them does, the usual one stands, and the row says so.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from importlib import resources
from typing import Any

import msgspec

from herodotus.codebook import Acled, crosswalk
from herodotus.exports.incidents.sides import acled_type
from herodotus.exports.incidents.tolls import somebody_died
from herodotus.ledger.views import IncidentRecord
from herodotus.records import Actor


class Event(msgspec.Struct, frozen=True):
    """An event and sub-event type with its disorder type; `chosen` says how: only, rule, or usual."""

    event: str
    sub_event: str
    disorder: str
    chosen: str


@cache
def tables() -> dict[str, Any]:
    """Give the data of ACLED: `disorder`, `geo_precision` and the list of rules."""
    source = resources.files("herodotus.exports.incidents") / "data" / "acled.toml"
    return tomllib.loads(source.read_text("utf-8"))


def event_of(record: IncidentRecord) -> Event | None:
    """Choose the event of an incident, None where ACLED records no such thing."""
    options = crosswalk(record.type, record.status).acled
    if not options:
        return None
    if len(options) == 1:
        return _event(options[0], "only")
    ruled = _by_rule(record, options)
    return _event(ruled, "rule") if ruled else _event(options[0], "usual")


def _event(acled: Acled, chosen: str) -> Event:
    disorder = tables()["disorder"]
    return Event(acled.event, acled.sub_event, disorder.get(acled.sub_event) or disorder[acled.event], chosen)


def _by_rule(record: IncidentRecord, options: Sequence[Acled]) -> Acled | None:
    for rule in tables()["rule"]:
        if record.type in rule["types"] and _meets(record, rule):
            return next((option for option in options if option.sub_event == rule["sub_event"]), None)
    return None


def _meets(record: IncidentRecord, rule: dict[str, Any]) -> bool:
    country = record.where.country if record.where else None
    checks: dict[str, Callable[[Any], bool]] = {
        "initiators": lambda wanted: _all_of(record.initiators, wanted, country),
        "targets": lambda wanted: _all_of(record.targets, wanted, country),
        "means": lambda wanted: _names_one(record.means, wanted),
        "target_words": lambda wanted: _names_one(record.targets, wanted),
        "killed": lambda wanted: somebody_died(record) == wanted,
    }
    return all(check(rule[name]) for name, check in checks.items() if name in rule)


def _all_of(actors: Iterable[Actor], wanted: list[str], country: str | None) -> bool:
    """Say whether all actors whose type is known are of the wanted types, and at least one is known."""
    known = {acled_type(actor, country) for actor in actors} - {""}
    return bool(known) and known <= set(wanted)


def _names_one(actors: Iterable[Actor], wanted: list[str]) -> bool:
    said = {word for actor in actors for word in re.findall(r"\w+", actor.name.lower())}
    return not said.isdisjoint(wanted)
