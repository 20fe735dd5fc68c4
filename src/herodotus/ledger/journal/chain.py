"""The chain of entries: appending to it, and reading it back in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, func, select

from herodotus.ledger.journal import payloads
from herodotus.ledger.journal.canonical import NOTHING_BEFORE, canonical, digest
from herodotus.ledger.journal.entries import AnyBody, Entry, Header, body_of, kind_of
from herodotus.ledger.schema import inserting
from herodotus.ledger.schema.tables import journal

AT_ONCE = 500  # entries read at once


class Head(msgspec.Struct, frozen=True):
    """The last entry of a journal: its number, which is also how many there are, and its hash."""

    count: int
    hash: str


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """An entry that is about to be appended; `blobs` holds the texts and captures it brings, by address."""

    body: AnyBody
    who: str
    at: str
    about: tuple[str, ...] = ()
    blobs: Mapping[str, bytes] = {}


def head(connection: Connection) -> Head:
    """Return the head of the journal; (0, zeros) for an empty one."""
    last = connection.execute(select(journal.c.seq, journal.c.hash).order_by(journal.c.seq.desc()).limit(1)).first()
    return Head(last.seq, last.hash) if last else Head(0, NOTHING_BEFORE)


def append(connection: Connection, drafts: list[Draft]) -> list[Entry]:
    """Append entries; the caller holds the write lock of the ledger from before the call until it commits.

    Times never run back: an entry takes the time of the one before where a clock went wrong.
    """
    at, entries, lines, blobs = head(connection), list[Entry](), list[dict[str, object]](), dict[str, bytes]()
    latest = header_of(connection, at.count).at if at.count else ""
    for draft in drafts:
        data = canonical(draft.body)
        address = digest(data)
        blobs |= {address: data, **draft.blobs}
        header = Header(
            seq=at.count + 1, kind=kind_of(draft.body), at=max(latest, draft.at), who=draft.who, about=draft.about,
            payload=address, blobs=tuple(draft.blobs), previous=at.hash,
        )
        line = canonical(header)
        at = Head(header.seq, digest(line))
        entries.append(Entry(header, at.hash, draft.body))
        lines.append({"seq": header.seq, "header": line.decode("utf-8"), "hash": at.hash})
    payloads.put(connection, blobs)
    inserting.rows(connection, journal, lines)
    return entries


def entries(connection: Connection, after: int = 0, upto: int | None = None) -> Iterator[Entry]:
    """Yield the entries with numbers over `after`, up to `upto`, in order; reads `AT_ONCE` at a time."""
    while True:
        query = select(journal).where(journal.c.seq > after).order_by(journal.c.seq).limit(AT_ONCE)
        rows = connection.execute(query if upto is None else query.where(journal.c.seq <= upto)).all()
        if not rows:
            return
        yield from _with_bodies(connection, rows)
        after = rows[-1].seq


def entry(connection: Connection, seq: int) -> Entry | None:
    """Return one entry, None where there is none."""
    return next(entries(connection, seq - 1, seq), None)


def at_time(connection: Connection, moment: str) -> int:
    """Return the number of the last entry made at a moment (ISO 8601, UTC) or before it, 0 where there is none.

    Times grow with the numbers, so a binary search over headers finds it.
    """
    low, high = 0, int(connection.execute(select(func.max(journal.c.seq))).scalar() or 0)
    while low < high:
        middle = (low + high + 1) // 2
        if header_of(connection, middle).at <= moment:
            low = middle
        else:
            high = middle - 1
    return low


def header_of(connection: Connection, seq: int) -> Header:
    """Return the header of an entry that exists."""
    line = connection.execute(select(journal.c.header).where(journal.c.seq == seq)).scalar_one()
    return msgspec.json.decode(line, type=Header)


def _with_bodies(connection: Connection, rows: Sequence[Row[Any]]) -> Iterator[Entry]:
    headers = [msgspec.json.decode(row.header, type=Header) for row in rows]
    bodies = payloads.get_many(connection, (header.payload for header in headers))
    for row, header in zip(rows, headers, strict=True):
        data = bodies.get(header.payload)
        yield Entry(header, row.hash, None if data is None else body_of(data))
