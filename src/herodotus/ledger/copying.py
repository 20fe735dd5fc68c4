"""Copying a ledger: a backup is a ledger of its own in a file of SQLite, whatever database it was made from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Table, func, select

from herodotus.ledger.schema import inserting
from herodotus.ledger.schema.tables import journal, payload
from herodotus.ledger.writing import Told, rebuild

AT_ONCE = 500  # rows: payloads of some kilobytes each


def copy(source: Connection, target: Connection, told: Told | None = None) -> int:
    """Copy journal and payloads into an empty ledger and work out its projections; returns how many entries it has."""
    done, total = 0, int(source.execute(select(func.count()).select_from(payload)).scalar() or 0)
    for rows in _batches(source, payload, "address"):
        inserting.rows(target, payload, rows)
        done += len(rows)
        if told:
            told("payloads", done, total)
    for rows in _batches(source, journal, "seq"):
        inserting.rows(target, journal, rows)
    return rebuild(target, told)


def _batches(connection: Connection, table: Table, key: str) -> Iterator[list[dict[str, Any]]]:
    """Yield the rows of a table in the order of its key."""
    column, after = table.c[key], None
    while True:
        query = select(table).order_by(column).limit(AT_ONCE)
        rows = connection.execute(query if after is None else query.where(column > after)).mappings().all()
        if not rows:
            return
        yield [dict(row) for row in rows]
        after = rows[-1][key]
