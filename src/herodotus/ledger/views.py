"""What a ledger shows of one incident: its cells with what they rest on, and every account of it.

All values are frozen and plain: exports, the command line and the web face work from these alone and know nothing of
how a ledger is stored. The evidence of a cell may lie in several reports, so it stands as `Quote`s in `basis`, and the
values of the cells themselves (`When`, `Place`, `Actor`, `Harm`) carry none.
"""

from __future__ import annotations

from typing import Any

import msgspec

from herodotus.records import Actor, Harm, Place, Span, When

# The cells of an incident, in the order in which they are shown, exported and corrected.
CELLS = ("type", "status", "when", "where", "initiators", "targets", "means", "harm", "count")
# Where an incident stands: shown, gone because no reading has it any more, merged into another, or withdrawn with its
# only report.
STATES = ("live", "dropped", "merged", "withdrawn")
# What people have said of it.
REVIEWS = ("unreviewed", "accepted", "corrected", "rejected")


class Quote(msgspec.Struct, frozen=True, order=True):
    """Words of a report: code points `start` to `end` of the text of the report with the id `report`."""

    report: str
    start: int
    end: int
    quote: str


class Basis(msgspec.Struct, frozen=True):
    """What one cell rests on.

    `by` is reading, decision or none (nothing fills it; `why` says so); `decision` is the id of the decision that set
    it. `score` is the reader's calibrated probability, None for what a person set. `differs` holds, as plain JSON, what
    the newest reading says where it is other than what a person decided; it is shown, never applied.
    """

    cell: str
    by: str
    quotes: tuple[Quote, ...] = ()
    score: float | None = None
    decision: str | None = None
    why: str = ""
    differs: Any = None


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """Who says what of one aspect of an incident, on whose word, and how surely.

    `kind` is claim, or media for what a report tells in its own voice (`narrated`, counted apart). `value` holds what
    is claimed as in `records.Claim`, `said` the same in words. `carriers` are those between claimant and report, that
    nearest the report last. `published` is the day of the report; `withdrawn_on` the day from which it no longer
    stands.
    """

    id: str
    aspect: str
    value: tuple[str | Actor | Harm, ...] = ()
    said: str = ""
    claimant: Actor
    named: bool
    carriers: tuple[Actor, ...] = ()
    kind: str = "claim"
    narrated: bool = False
    stance: str = "asserts"
    certainty: str = "certain"
    said_on: When = When()
    report: str
    published: str | None = None
    quotes: tuple[Quote, ...] = ()
    score: float | None = None
    withdrawn_on: str | None = None
    decision: str | None = None


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A report that an incident rests on; `id` is the ledger's, `given_id` the one that it came with.

    `origin` is report, or table for a row of somebody else's table; `grade` the Admiralty grade A-F that people gave
    its outlet, None where nobody did; `withdrawn` the reason, where it was taken back.
    """

    id: str
    given_id: str
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    published: str | None = None
    sha256: str | None = None
    origin: str = "report"
    grade: str | None = None
    withdrawn: str | None = None


class Link(msgspec.Struct, frozen=True):
    """A tie of this incident to another: this one `tie`s `other` (`outward`), or `other` ties this one."""

    tie: str
    other: str
    outward: bool
    quotes: tuple[Quote, ...] = ()
    decision: str | None = None


class Note(msgspec.Struct, frozen=True):
    """A remark that a person left."""

    text: str
    who: str
    at: str
    decision: str


class Stamp(msgspec.Struct, frozen=True):
    """A point of the journal: the number of an entry, counted from 1, and its time (ISO 8601, UTC)."""

    seq: int
    at: str


class IncidentRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One incident as the ledger has it, as of a day or an entry where that was asked for.

    `origin` is read, added (by a person) or table (from somebody else's table). `merged` holds the ids that lead here.
    `mentions` holds the ids of the mentions that it is made of. `first_published` and `last_published` are the days of
    the first and the last of its reports.
    """

    id: str
    type: str
    status: str
    when: When = When()
    where: Place | None = None
    initiators: tuple[Actor, ...] = ()
    targets: tuple[Actor, ...] = ()
    means: tuple[Actor, ...] = ()
    harm: tuple[Harm, ...] = ()
    count: Span | None = None
    score: float | None = None
    basis: tuple[Basis, ...] = ()
    words: tuple[Quote, ...] = ()
    accounts: tuple[Account, ...] = ()
    sources: tuple[Source, ...] = ()
    links: tuple[Link, ...] = ()
    tags: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    review: str = "unreviewed"
    state: str = "live"
    origin: str = "read"
    merged: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()
    first_published: str | None = None
    last_published: str | None = None
    created: Stamp
    changed: Stamp

    def basis_of(self, cell: str) -> Basis:
        """Return what a cell rests on.

        >>> now = Stamp(1, "2019-08-01T00:00:00Z")
        >>> IncidentRecord(id="inc-1", type="shelling", status="occurred", created=now, changed=now).basis_of("when").by
        'none'
        """
        return next((basis for basis in self.basis if basis.cell == cell), Basis(cell, "none"))

    def toll(self, kind: str) -> Span | None:
        """Add up the harm of one kind, as `records.Incident.toll` does."""
        from herodotus.records import Incident

        return Incident(self.id, self.type, self.status, (), harm=self.harm).toll(kind)


class IncidentLine(msgspec.Struct, frozen=True, kw_only=True):
    """One row of a list of incidents: what a table or a map needs, without accounts and evidence.

    `day_from` and `day_to` are the first and last ISO day that the date may mean, None where it is unknown.
    """

    id: str
    type: str
    status: str
    when: str | None = None
    day_from: str | None = None
    day_to: str | None = None
    place: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    precision: int = 0
    initiators: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    killed: Span | None = None
    injured: Span | None = None
    accounts: int = 0
    reports: int = 0
    review: str = "unreviewed"
    state: str = "live"
    origin: str = "read"
    score: float | None = None
    first_published: str | None = None


class Page(msgspec.Struct, frozen=True):
    """A page of a list; `next` is the key to ask for the page after it, None on the last."""

    lines: tuple[IncidentLine, ...]
    next: str | None = None


class Change(msgspec.Struct, frozen=True):
    """One entry of an incident's history: what happened, by whom and why, and which cells it changed.

    `cells` holds (cell, before, after) as plain JSON values.
    """

    seq: int
    at: str
    kind: str
    who: str
    why: str = ""
    decision: str | None = None
    undone: bool = False
    cells: tuple[tuple[str, Any, Any], ...] = ()
    report: str | None = None
