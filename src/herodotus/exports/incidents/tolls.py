"""The harm of an incident as others count it: bounds by kind, and deaths by who died."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from herodotus.exports.incidents.sides import CIVIL_HARM
from herodotus.ledger.views import IncidentRecord
from herodotus.records import Actor, Harm


class Deaths(msgspec.Struct, frozen=True):
    """The lowest told number of dead by UCDP's four kinds; None where nothing is told of that kind."""

    a: int | None = None
    b: int | None = None
    civilians: int | None = None
    unknown: int | None = None


def bounds(record: IncidentRecord, kind: str) -> tuple[int | None, int | None]:
    """Give the lowest and the highest number of one kind of harm; None is an open end or nothing told."""
    span = record.toll(kind)
    return (span.min, span.max) if span else (None, None)


def somebody_died(record: IncidentRecord) -> bool:
    """Say whether a death is told: a figure above nought, or an open one ("at least", "many")."""
    return any(harm.kind == "killed" and harm.max != 0 for harm in record.harm)


def deaths(record: IncidentRecord, side_a: Iterable[Actor], side_b: Iterable[Actor]) -> Deaths:
    """Lay the dead to the side whose name they bear, to civilians, or to unknown.

    Soldiers and police without a side are unknown: the report does not say whose they were.
    """
    names_a, names_b = {a.name for a in side_a}, {b.name for b in side_b}
    killed = [harm for harm in record.harm if harm.kind == "killed"]
    sorts: dict[str, list[Harm]] = {"a": [], "b": [], "civilians": [], "unknown": []}
    for harm in killed:
        sorts[_sort(harm.who, names_a, names_b)].append(harm)
    return Deaths(**{sort: _lowest(harms) for sort, harms in sorts.items()})


def _sort(who: str, names_a: set[str], names_b: set[str]) -> str:
    if who in CIVIL_HARM:
        return "civilians"
    return "a" if who in names_a else "b" if who in names_b else "unknown"


def _lowest(harms: list[Harm]) -> int | None:
    told = [harm.min for harm in harms if harm.min is not None]
    return sum(told) if told else None


def said(harm: Harm) -> str:
    """Write a harm in words.

    >>> said(Harm("killed", 3, 5, "civilians")), said(Harm("injured", 20))
    ('killed 3-5 civilians', 'injured 20+')
    """
    return f"{harm.kind} {harm.span}" + ("" if harm.who == "unknown" else f" {harm.who}")
