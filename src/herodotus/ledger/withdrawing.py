"""Withdrawing a report: its payloads are erased, its ids, hashes and the reason stay, and the chain still verifies."""

from __future__ import annotations

from sqlalchemy import Connection, or_, select, text

from herodotus.errors import LedgerError
from herodotus.ledger.adding import Pen
from herodotus.ledger.deciding import finding
from herodotus.ledger.ids import kind_of
from herodotus.ledger.journal import payloads
from herodotus.ledger.journal.chain import Draft
from herodotus.ledger.journal.entries import Entry, Withdrawn
from herodotus.ledger.schema import fulltext, tables


def draft(connection: Connection, pen: Pen, id: str, why: str) -> Draft:
    """Say which entry withdraws a report, and which payloads are to be erased.

    These are its text, capture, title and readings and the decisions that quote it; what another report shares stays.
    """
    if not why.strip():
        raise LedgerError('say why the report is withdrawn: --why "…"')
    report_id = finding.known_report(connection, id)
    report = tables.report
    row = connection.execute(select(report).where(report.c.id == report_id)).one()
    if row.withdrawn_seq is not None:
        raise LedgerError(f"{id}: was withdrawn already, by entry {row.withdrawn_seq}")
    erased = {row.text, row.capture, row.title_at, *_readings(connection, report_id)} - {None}
    decisions = _decisions(connection, report_id)
    erased |= decisions.keys()
    erased -= _shared(connection, report_id, erased)
    touched = {*_incidents(connection, report_id), *(id for ids in decisions.values() for id in ids)}
    about = (report_id, *sorted(touched))
    body = Withdrawn(report=report_id, why=why.strip(), erased=tuple(sorted(erased)))
    return Draft(body=body, who=pen.who, at=pen.at, about=about)


def erase(connection: Connection, entry: Entry) -> None:
    """Erase the payloads that a withdrawal names, in the transaction that writes it.

    What SQLite keeps of deleted rows in the file goes with `Store.compact` afterwards.
    """
    if not isinstance(entry.body, Withdrawn):
        return
    payloads.erase(connection, entry.body.erased)
    if connection.dialect.name == "sqlite":
        for table in fulltext.TABLES:
            connection.execute(text(f"INSERT INTO {table}({table}) VALUES ('optimize')"))


def _readings(connection: Connection, report_id: str) -> list[str]:
    query = select(tables.reading.c.address).where(tables.reading.c.report_id == report_id)
    return list(connection.execute(query).scalars())


def _incidents(connection: Connection, report_id: str) -> list[str]:
    mention, link, member = tables.mention, tables.link, tables.member
    query = select(link.c.incident_id, member.c.incident_id.label("now")).join(
        mention, mention.c.id == link.c.mention_id).outerjoin(member, member.c.mention_id == mention.c.id)
    rows = connection.execute(query.where(mention.c.report_id == report_id))
    return sorted({id for row in rows for id in row if id})


def _decisions(connection: Connection, report_id: str) -> dict[str, list[str]]:
    """Return the decisions that hold words of a report, or add to it, by address, with the incidents they are about."""
    about, decision = tables.decision_about, tables.decision
    quoting = select(about.c.decision_id).where(about.c.subject == report_id)
    query = select(decision.c.address, about.c.subject).join(about, about.c.decision_id == decision.c.id)
    found: dict[str, list[str]] = {}
    for row in connection.execute(query.where(decision.c.id.in_(quoting))):
        found.setdefault(row.address, [])
        if kind_of(row.subject) == "inc":
            found[row.address].append(row.subject)
    return found


def _shared(connection: Connection, report_id: str, addresses: set[str]) -> set[str]:
    """Those of some payloads that another report, not withdrawn, holds too."""
    report = tables.report
    query = select(report.c.text, report.c.capture, report.c.title_at).where(
        report.c.id != report_id, report.c.withdrawn_seq.is_(None),
        or_(report.c.text.in_(addresses), report.c.capture.in_(addresses), report.c.title_at.in_(addresses)))
    return {address for row in connection.execute(query) for address in row if address}
