"""What of an incident can be held against another: type, days, place, sides, toll. The values of a comparison."""

from __future__ import annotations

from typing import Protocol

import msgspec

from herodotus.records import Actor, Place, Span, When
from herodotus.tables.days import edtf_bounds

WHOLE_COUNTRY = 6  # UCDP's where_prec from which a point is only the middle of a country or of waters


class Comparable(msgspec.Struct, frozen=True):
    """One incident of ours or theirs, as far as it takes part in a comparison.

    `day_from` and `day_to` are ISO days, None at an end that is open or unknown; `place` is None where no place within
    a country is told. `actors` are the names of both sides.
    """

    id: str
    label: str
    type: str
    day_from: str | None = None
    day_to: str | None = None
    place: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    actors: tuple[str, ...] = ()
    killed: Span | None = None
    injured: Span | None = None
    status: str = "occurred"


class Difference(msgspec.Struct, frozen=True):
    """A cell in which two records of one incident differ, with both values in words, "" where one says nothing."""

    cell: str
    ours: str
    theirs: str


class Pair(msgspec.Struct, frozen=True):
    """One incident of ours and one of theirs that are, or may be, the same; `why` says what speaks for it."""

    ours: Comparable
    theirs: Comparable
    points: float
    why: str
    differs: tuple[Difference, ...] = ()


class Untold(msgspec.Struct, frozen=True):
    """An incident that cannot be looked for on the other side; `side` is ours or theirs."""

    side: str
    incident: Comparable
    why: str


class Agreement(msgspec.Struct, frozen=True):
    """How often both sides say the same of a cell, over the incidents that both have."""

    cell: str
    same: int = 0
    differ: int = 0
    only_ours: int = 0
    only_theirs: int = 0
    neither: int = 0


class Comparison(msgspec.Struct, frozen=True):
    """The outcome: what both have, what only one has, what may be the same, and what cannot be told.

    Every incident of either side stands in exactly one of the lists; a pair of `undecided` stands for two.
    """

    both: tuple[Pair, ...] = ()
    only_ours: tuple[Comparable, ...] = ()
    only_theirs: tuple[Comparable, ...] = ()
    undecided: tuple[Pair, ...] = ()
    cannot_tell: tuple[Untold, ...] = ()
    agreement: tuple[Agreement, ...] = ()

    @property
    def counts(self) -> dict[str, int]:
        """The lengths of the lists by their names."""
        lists = ("both", "only_ours", "only_theirs", "undecided", "cannot_tell")
        return {name: len(getattr(self, name)) for name in lists}


class Told(Protocol):
    """An incident as a reading has it, or as a ledger does: both have these cells."""

    @property
    def type(self) -> str:
        """Its code."""

    @property
    def status(self) -> str:
        """Its code."""

    @property
    def when(self) -> When:
        """Its date."""

    @property
    def where(self) -> Place | None:
        """Its place."""

    @property
    def initiators(self) -> tuple[Actor, ...]:
        """Who did it."""

    @property
    def targets(self) -> tuple[Actor, ...]:
        """Who was hit."""

    def toll(self, kind: str) -> Span | None:
        """Add up its harm of one kind."""


def of_incident(id: str, incident: Told) -> Comparable:
    """Make what can be compared of an incident of a reading, or of a record of a ledger, which has the same cells.

    `id` is the one that it goes by in its ledger or table.

    >>> from herodotus.records import Incident
    >>> of_incident("inc-1", Incident("i1", "shelling", "occurred", ())).label
    'shelling, no date, no place'
    """
    bounds = edtf_bounds(incident.when.edtf or "") or (None, None)
    days = tuple(day.isoformat() if day else None for day in bounds)
    place = incident.where
    within = place if place and place.precision < WHOLE_COUNTRY else None
    name = within.name or None if within else None
    told = name or (place.name if place else "") or "no place"
    return Comparable(
        id, f"{incident.type}, {incident.when.edtf or 'no date'}, {told}", incident.type, days[0], days[1], name,
        place.country if place else None, within.lat if within else None, within.lon if within else None,
        within.radius_km if within else None, tuple(a.name for a in (*incident.initiators, *incident.targets)),
        incident.toll("killed"), incident.toll("injured"), incident.status,
    )  # fmt: skip
