"""Adding readings: a report that is new is captured, read and linked; one that is there is seen again."""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection, select

from herodotus.ledger.facts.bodies import Bodies
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
    place = report.url if report.url and origin == "report" else f"{report.outlet or ''}\x1f{report.id}"
    return made("rep", place, report.sha256 or digest(_encoded(report.text)))


def is_known(connection: Connection, report_id: str) -> bool:
    """Tell whether a report was captured already."""
    return connection.execute(select(tables.report.c.id).where(tables.report.c.id == report_id)).first() is not None


def drafts(connection: Connection, arrival: Arrival, pen: Pen) -> list[Draft]:
    """Say which entries an arrival makes; its reading must be there unless the report is known already."""
    report_id = id_of(arrival.report, arrival.origin)
    if is_known(connection, report_id):
        return [Draft(body=Seen(report=report_id, source=arrival.source), who=pen.who, at=pen.at, about=(report_id,))]
    earlier = earlier_row(connection, arrival.report) if arrival.origin == "table" else None
    captured = _captured(report_id, arrival, pen, earlier)
    if arrival.reading is None:
        return [captured]
    return [captured, *read(connection, report_id, arrival.reading, pen, earlier=earlier)]


def read(connection: Connection, report_id: str, reading: Reading, pen: Pen, *, earlier: str | None = None,
         named_anew: bool = False) -> list[Draft]:
    """Say which entries a reading makes: itself, and the links of its mentions to incidents.

    A mention that an earlier reading of the report had keeps its incident; `earlier` names a version of the report
    whose incidents go on, such as a row of a table before it was changed.
    """
    reading_id = fresh("rdg", lambda id: _is_reading(connection, id), report_id, digest(msgspec.json.encode(reading)))
    before = mentions_of(connection, earlier or report_id)
    new = [LinkMention(made("men", reading_id, i.id), report_id, i) for i in reading.incidents]
    again = matched(before, new)
    links = tuple((one.id, _home(connection, one, again.get(one.id))) for one in new)
    about = tuple(dict.fromkeys((report_id, *(home for _, home in links), *(m.home for m in before if m.home))))
    linked = Linked(
        linker="alone-1", report=report_id, links=links,
        mentions=tuple((one.id, reading_id, one.incident.id) for one in new),
    )  # fmt: skip
    body = Read(report=report_id, reading_id=reading_id, reading=reading, named_anew=named_anew)
    return [
        Draft(body=body, who=pen.who, at=pen.at, about=(report_id,)),
        Draft(body=linked, who=pen.who, at=pen.at, about=about),
    ]


def mentions_of(connection: Connection, report_id: str) -> list[LinkMention]:
    """Return the mentions of the newest reading of a report."""
    reading, mention, member = tables.reading, tables.mention, tables.member
    newest = connection.execute(
        select(reading).where(reading.c.report_id == report_id).order_by(reading.c.seq.desc()).limit(1)).first()
    if newest is None:
        return []
    found = Bodies(connection).reading(newest.address)
    by_local = {i.id: i for i in found.incidents} if found else {}
    query = select(mention.c.id, mention.c.local, member.c.incident_id)
    query = query.join(member, mention.c.id == member.c.mention_id).where(mention.c.reading_id == newest.id)
    rows = connection.execute(query.order_by(mention.c.id))
    return [LinkMention(r.id, report_id, by_local[r.local], r.incident_id) for r in rows if r.local in by_local]


def _home(connection: Connection, mention: LinkMention, earlier: LinkMention | None) -> str:
    if earlier and earlier.home:
        return earlier.home
    return fresh("inc", lambda id: _is_incident(connection, id), mention.id)


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


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _is_reading(connection: Connection, id: str) -> bool:
    return connection.execute(select(tables.reading.c.id).where(tables.reading.c.id == id)).first() is not None


def _is_incident(connection: Connection, id: str) -> bool:
    query = select(tables.link.c.mention_id).where(tables.link.c.incident_id == id)
    return connection.execute(query).first() is not None
