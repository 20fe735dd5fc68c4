"""What the entries of a journal say: one frozen value a kind, typed and versioned.

An entry is a header, which is never erased, and a body, which lies aside under its own hash with the texts and captures
that it names (`blobs`), so that these can be erased on lawful request while the chain still verifies.
"""

from __future__ import annotations

from typing import Any

import msgspec

from herodotus.ledger.views import Quote
from herodotus.records import Incident, Reading

VERSION = 1  # of the bodies below; raised when one changes its meaning
VERBS = ("accept", "correct", "reject", "add", "merge", "split", "tie", "tag", "untag", "note", "undo")


class Body(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", forbid_unknown_fields=True):
    """What all bodies have in common: the field `kind`, by which they are told apart."""


class Opened(Body, frozen=True, kw_only=True, tag="ledger.opened"):
    """The first entry: the id of the ledger and the software that made it."""

    ledger: str
    software: str


class Captured(Body, frozen=True, kw_only=True, tag="report.captured"):
    """A report came in.

    `text`, `capture` and `title` are addresses of payloads, `source` the file or address it came from; `replaces` names
    the report that this is a newer version of, such as the row of a table before it was changed.
    """

    report: str
    given_id: str
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    published: str | None = None
    language: str | None = None
    extractor: str
    sha256: str | None = None
    text: str
    capture: str | None = None
    origin: str = "report"
    source: str
    replaces: str | None = None


class Seen(Body, frozen=True, kw_only=True, tag="report.seen"):
    """The same report came in again, from the same place."""

    report: str
    source: str


class Read(Body, frozen=True, kw_only=True, tag="reading.made"):
    """A reading of a report was made; `named_anew` where only the names were resolved anew."""

    report: str
    reading_id: str
    reading: Reading
    named_anew: bool = False


class Linked(Body, frozen=True, kw_only=True, tag="link.made"):
    """Mentions were laid to incidents: `links` holds (mention, incident), `redirects` (old incident, new incident).

    `mentions` holds (mention, reading, name of the incident within the reading) of the mentions that are new.
    """

    linker: str
    report: str | None = None
    mentions: tuple[tuple[str, str, str], ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    redirects: tuple[tuple[str, str], ...] = ()


class Decided(Body, frozen=True, kw_only=True, tag="decision.taken"):
    """A person decided: `verb` is one of `VERBS`, `subject` the id it is about.

    `cells` holds the values set, by cell, as plain JSON; `quotes` the evidence, by cell; `unevidenced` marks a
    correction for which the text has no words. `others` holds the further ids of a merge, a split, a tie; `into` the id
    of the incident that a split or an addition makes; `word` a tag, a tie or a remark; `of` the decision undone.
    """

    decision: str
    verb: str
    subject: str
    why: str = ""
    cells: dict[str, Any] = {}
    quotes: dict[str, tuple[Quote, ...]] = {}
    unevidenced: bool = False
    others: tuple[str, ...] = ()
    into: str | None = None
    word: str | None = None
    of: str | None = None
    incident: Incident | None = None
    report: str | None = None
    mention: str | None = None


class Graded(Body, frozen=True, kw_only=True, tag="source.graded"):
    """A person graded an outlet A to F on the Admiralty scale, or took the grade back (None)."""

    outlet: str
    grade: str | None
    why: str = ""


class Withdrawn(Body, frozen=True, kw_only=True, tag="report.withdrawn"):
    """A report was taken back, and the payloads at the addresses in `erased` were erased."""

    report: str
    why: str
    erased: tuple[str, ...] = ()


class Exported(Body, frozen=True, kw_only=True, tag="export.made"):
    """An export was made: its format, the query, how many incidents, and the SHA-256 of the file."""

    form: str
    query: dict[str, Any]
    incidents: int
    sha256: str
    masked: bool = False


AnyBody = Opened | Captured | Seen | Read | Linked | Decided | Graded | Withdrawn | Exported


class Header(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What stays of an entry for ever.

    `seq` counts from 1; `at` is the time in UTC (ISO 8601); `about` holds the ids that it is about; `payload` is the
    address of the body; `blobs` those of the texts and captures that it brought; `previous` the hash of the entry
    before, 64 zeros for the first.
    """

    seq: int
    kind: str
    version: int = VERSION
    at: str
    who: str
    about: tuple[str, ...] = ()
    payload: str
    blobs: tuple[str, ...] = ()
    previous: str


class Entry(msgspec.Struct, frozen=True):
    """An entry as it is read back; `body` is None where it was erased."""

    header: Header
    hash: str
    body: AnyBody | None


def body_of(data: bytes) -> AnyBody:
    """Decode a body; raises `msgspec.ValidationError` for what is none."""
    return _bodies.decode(data)


def kind_of(body: AnyBody) -> str:
    """Name the kind of a body, such as `report.captured`."""
    return str(body.__struct_config__.tag)


_bodies: msgspec.json.Decoder[AnyBody] = msgspec.json.Decoder(AnyBody)
