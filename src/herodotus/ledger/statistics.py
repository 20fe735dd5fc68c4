"""What a ledger holds, in numbers."""

from __future__ import annotations

from typing import Any

import msgspec
from sqlalchemy import Column, Connection, Table, func, select

from herodotus.ledger.journal import chain
from herodotus.ledger.schema.tables import account, decision, incident, payload, report, state


class Stats(msgspec.Struct, frozen=True, kw_only=True):
    """Counts of a ledger; `kinds` holds counts by column of the index of incidents, the largest first."""

    ledger: str
    entries: int
    head: str
    reports: int
    withdrawn: int
    rows: int
    incidents: int
    merged: int
    accounts: int
    decisions: int
    undone: int
    payload_bytes: int
    first_day: str | None
    last_day: str | None
    kinds: dict[str, dict[str, int]]


def stats(connection: Connection) -> Stats:
    """Count what a ledger holds."""
    live = incident.c.state == "live"
    ends = select(func.min(incident.c.sort_day), func.max(incident.c.sort_day))
    days = connection.execute(ends.where(live, incident.c.sort_day != "")).one()
    at = chain.head(connection)
    return Stats(
        ledger=str(connection.execute(select(state.c.ledger)).scalar() or ""), entries=at.count, head=at.hash,
        reports=_count(connection, report, report.c.origin == "report"),
        rows=_count(connection, report, report.c.origin == "table"),
        withdrawn=_count(connection, report, report.c.withdrawn_seq.is_not(None)),
        incidents=_count(connection, incident, live),
        merged=_count(connection, incident, incident.c.state == "merged"),
        accounts=_count(connection, account), decisions=_count(connection, decision),
        undone=_count(connection, decision, decision.c.undone_seq.is_not(None)),
        payload_bytes=int(connection.execute(select(func.sum(func.length(payload.c.body)))).scalar() or 0),
        first_day=days[0], last_day=days[1],
        kinds={column.name: _by(connection, column) for column in (
            incident.c.type, incident.c.status, incident.c.country, incident.c.review, incident.c.origin)},
    )  # fmt: skip


def _count(connection: Connection, table: Table, *where: Any) -> int:
    return int(connection.execute(select(func.count()).select_from(table).where(*where)).scalar_one())


def _by(connection: Connection, column: Column[Any]) -> dict[str, int]:
    query = select(column, func.count().label("n")).where(incident.c.state == "live").group_by(column)
    rows = sorted(connection.execute(query), key=lambda row: (-row.n, row[0] or ""))
    return {row[0] or "unknown": row.n for row in rows}
