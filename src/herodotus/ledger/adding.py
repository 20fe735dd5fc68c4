"""Adding readings: a report that is new is captured, read and linked; one that is there is seen again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Column, Connection, select

from herodotus.errors import LedgerError
from herodotus.ledger.earlier import earlier_mentions
from herodotus.ledger.facts import asking
from herodotus.ledger.ids import fresh, made
from herodotus.ledger.journal.canonical import digest
from herodotus.ledger.journal.chain import Draft
from herodotus.ledger.journal.entries import Captured, Linked, Read, Seen
from herodotus.ledger.schema import tables
from herodotus.linking.again import matched
from herodotus.linking.mentions import LinkMention
from herodotus.records import Reading
from herodotus.report import Report


class Arrival(msgspec.Struct, frozen=True, kw_only=True):
    """A report as it comes in: the bytes it was captured in, where they came from, and what was read in it.

    `origin` is report, or table for a row of somebody else's table, which takes the place of an earlier row with the
    same outlet and id.
    """

    report: Report
    reading: Reading | None = None
    capture: bytes | None = None
    source: str = "given"
    origin: str = "report"


class Pen(msgspec.Struct, frozen=True):
    """Who writes, and when (ISO 8601, UTC)."""

    who: str
    at: str


def id_of(report: Report, origin: str = "report") -> str:
    """Give the id that a report has in any ledger: of the place it came from and of its bytes.

    The place is its address; without one its outlet and the id it was given. The same bytes from elsewhere are another
    report.
    """
    return made("rep", *_identity(report, origin))


def is_known(connection: Connection, report: Report, origin: str) -> bool:
    """Tell whether a report was captured already; of a row of a table, whether this version of it stands now."""
    if origin == "table":
        earlier = earlier_row(connection, report)
        return earlier is not None and _same_bytes(connection, earlier, report)
    return Taken(connection, tables.report.c.id)(id_of(report, origin))


def _identity(report: Report, origin: str) -> tuple[str, str]:
    place = report.url if report.url and origin == "report" else f"{report.outlet or ''}\x1f{report.id}"
    return place, report.sha256 or digest(_encoded(report.text))


class Taken:
    """Tells which ids are there already; those named at first are asked for together."""

    def __init__(self, connection: Connection, column: Column[Any], ids: Iterable[str] = ()) -> None:
        """Ask for ids in a column."""
        self._connection, self._column, self._asked = connection, column, set(ids)
        self._there = {row[0] for row in asking.by_keys(connection, select(column), column, self._asked)}

    def __call__(self, id: str) -> bool:
        """Tell whether an id is there."""
        if id in self._asked:
            return id in self._there
        return self._connection.execute(select(self._column).where(self._column == id)).first() is not None


class _Ids(NamedTuple):
    """The ids of readings and incidents that are taken."""

    readings: Taken
    homes: Taken


def drafts(connection: Connection, arrivals: Iterable[Arrival], pen: Pen) -> list[Draft]:
    """Say which entries arrivals make; a report that comes twice in one commit is captured with the first."""
    arriving: dict[str, Arrival] = {}
    for arrival in arrivals:
        arriving.setdefault(id_of(arrival.report, arrival.origin), arrival)
    known = Taken(connection, tables.report.c.id, arriving)
    ids = _ids(connection, {id: one.reading for id, one in arriving.items() if one.reading and not known(id)})
    found = list[Draft]()
    for id, arrival in arriving.items():
        if not known(id):
            found += _new(connection, id, arrival, pen, ids)
        elif is_known(connection, arrival.report, arrival.origin):
            found.append(Draft(body=Seen(report=id, source=arrival.source), who=pen.who, at=pen.at, about=(id,)))
        else:  # a row that is again what it was before it was changed
            again = fresh("rep", known, *_identity(arrival.report, arrival.origin))
            found += _new(connection, again, arrival, pen, ids)
    return found


def versions_apart(arrivals: Iterable[Arrival]) -> Iterator[list[Arrival]]:
    """Yield arrivals in order, cut so that no two versions of one row of a table come together."""
    some, rows = list[Arrival](), set[tuple[str | None, str]]()
    for arrival in arrivals:
        row = (arrival.report.outlet, arrival.report.id)
        if arrival.origin == "table" and row in rows:
            yield some
            some, rows = [], set()
        some.append(arrival)
        rows.add(row)
    if some:
        yield some


def _new(connection: Connection, report_id: str, arrival: Arrival, pen: Pen, ids: _Ids) -> list[Draft]:
    """Say which entries a report makes that was not here; its reading must be there."""
    earlier = earlier_row(connection, arrival.report) if arrival.origin == "table" else None
    captured = _captured(report_id, arrival, pen, earlier)
    if arrival.reading is None:
        return [captured]
    before = earlier_mentions(connection, earlier) if earlier else []
    return [captured, *_read(report_id, arrival.reading, pen, before, ids)]


def _ids(connection: Connection, readings: Mapping[str, Reading]) -> _Ids:
    """Ask at once for the ids that the readings of some reports will want."""
    wanted = {made("rdg", report, _digest(reading)): reading for report, reading in readings.items()}
    homes = (made("inc", made("men", id, i.id)) for id, reading in wanted.items() for i in reading.incidents)
    return _Ids(Taken(connection, tables.reading.c.id, wanted), Taken(connection, tables.link.c.incident_id, homes))


def _digest(reading: Reading) -> str:
    return digest(msgspec.json.encode(reading))


def read(connection: Connection, report_id: str, reading: Reading, pen: Pen, *,
         named_anew: bool = False) -> list[Draft]:
    """Say which entries a newer reading of a report makes."""
    ids = _Ids(Taken(connection, tables.reading.c.id), Taken(connection, tables.link.c.incident_id))
    return _read(report_id, reading, pen, earlier_mentions(connection, report_id), ids, named_anew)


def _read(report_id: str, reading: Reading, pen: Pen, before: Sequence[Sequence[LinkMention]], ids: _Ids,
          named_anew: bool = False) -> list[Draft]:
    """Say which entries a reading makes: itself, and the links of its mentions to incidents.

    A mention that an earlier reading had keeps its incident; `before` holds the mentions of the readings of the report,
    the newest first, or those of an earlier version of it, such as a row of a table before it was changed.
    """
    if len({i.id for i in reading.incidents}) < len(reading.incidents):
        raise LedgerError(f"{report_id}: its reading has two incidents with one id; give each an id of its own")
    reading_id = fresh("rdg", ids.readings, report_id, _digest(reading))
    new = [LinkMention(made("men", reading_id, i.id), report_id, i) for i in reading.incidents]
    again = _found_again(before, new)
    links = tuple((one.id, _home(ids, one, again.get(one.id))) for one in new)
    last = (m.home for m in before[0] if m.home) if before else ()
    about = tuple(dict.fromkeys((report_id, *(home for _, home in links), *last)))
    linked = Linked(
        linker="alone-1", report=report_id, links=links,
        mentions=tuple((one.id, reading_id, one.incident.id) for one in new),
    )  # fmt: skip
    body = Read(report=report_id, reading_id=reading_id, reading=reading, named_anew=named_anew)
    return [
        Draft(body=body, who=pen.who, at=pen.at, about=(report_id,)),
        Draft(body=linked, who=pen.who, at=pen.at, about=about),
    ]


def _found_again(before: Sequence[Sequence[LinkMention]], new: Sequence[LinkMention]) -> dict[str, LinkMention]:
    """Match new mentions to those of the newest reading, and what is left to those of older ones."""
    again: dict[str, LinkMention] = {}
    for older in before:
        taken = {one.home for one in again.values()}
        again |= matched([one for one in older if one.home not in taken], [one for one in new if one.id not in again])
    return again


def _home(ids: _Ids, mention: LinkMention, earlier: LinkMention | None) -> str:
    if earlier and earlier.home:
        return earlier.home
    return fresh("inc", ids.homes, mention.id)


def _captured(report_id: str, arrival: Arrival, pen: Pen, earlier: str | None) -> Draft:
    report, blobs = arrival.report, dict[str, bytes]()

    def kept(data: bytes | None) -> str | None:
        if data is None:
            return None
        blobs[digest(data)] = data
        return digest(data)

    text = kept(_encoded(report.text)) or ""
    body = Captured(
        report=report_id, given_id=report.id, outlet=report.outlet, url=report.url, published=report.published,
        language=report.language, extractor=report.extractor, sha256=report.sha256 or text, text=text,
        title=kept(_encoded(report.title) if report.title else None), capture=kept(arrival.capture),
        origin=arrival.origin, source=arrival.source, replaces=earlier,
    )  # fmt: skip
    return Draft(body=body, who=pen.who, at=pen.at, about=(report_id,), blobs=blobs)


def earlier_row(connection: Connection, row: Report) -> str | None:
    """Name the report that holds the version of a row that stands now."""
    report = tables.report
    query = select(report.c.id).where(
        report.c.given_id == row.id, report.c.outlet == row.outlet, report.c.origin == "table",
        report.c.replaced_seq.is_(None)).order_by(report.c.seq.desc())  # fmt: skip
    return connection.execute(query).scalars().first()


def _same_bytes(connection: Connection, report_id: str, report: Report) -> bool:
    query = select(tables.report.c.sha256).where(tables.report.c.id == report_id)
    return connection.execute(query).scalar() == (report.sha256 or digest(_encoded(report.text)))


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
