"""What the record of one incident is made of: its mentions, the decisions about it, the reports it rests on."""

from __future__ import annotations

import msgspec

from herodotus.ledger.journal.entries import Decided
from herodotus.ledger.views import Source, Stamp
from herodotus.records import Claim, Evidence, Incident, Score


class OtherEnd(msgspec.Struct, frozen=True):
    """A tie of a mention to another mention of its report, which belongs to the incident `other`."""

    tie: str
    other: str
    outward: bool
    evidence: tuple[Evidence, ...]
    scores: tuple[Score, ...] = ()


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """An incident as one reading of one report has it, with the claims that bear on it.

    `current` is False where a newer reading of the report has taken this one's place; `decision` names the decision by
    which a person added it. `report` is None for what was added without a report.
    """

    id: str
    seq: int
    report: str | None
    incident: Incident
    claims: tuple[Claim, ...] = ()
    ties: tuple[OtherEnd, ...] = ()
    current: bool = True
    decision: str | None = None


class Decision(msgspec.Struct, frozen=True):
    """A decision that stands."""

    id: str
    seq: int
    at: str
    who: str
    body: Decided


class Material(msgspec.Struct, frozen=True, kw_only=True):
    """All that one incident is made of, as of an entry and a day.

    `merged` holds the ids of incidents that lead here, `into` the one that this leads to; `withdrawn` is True where a
    report of it was taken back; `survivors` tells where the incidents lead that ties of people name.
    """

    id: str
    mentions: tuple[Mention, ...] = ()
    decisions: tuple[Decision, ...] = ()
    sources: dict[str, Source] = {}
    merged: tuple[str, ...] = ()
    into: str | None = None
    withdrawn: bool = False
    survivors: dict[str, str] = {}
    created: Stamp
    changed: Stamp
