"""The rows of journal and payload as they lie there, whatever somebody put into their columns.

SQLite keeps a text, a number or broken UTF-8 in any column; reading such a row as usual would raise. Here each column
comes as the bytes of its text, or None where it holds something of another type. Rows stream: few are held at a time.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from sqlalchemy import Connection, text

ENTRIES_AT_ONCE = 500
PAYLOADS_AT_ONCE = 16  # a capture may have megabytes


class JournalRow(NamedTuple):
    """A row of `journal`; None for what is not of the type of its column."""

    seq: int | None
    header: bytes | None
    hash: bytes | None


class PayloadRow(NamedTuple):
    """A row of `payload`; None for what is not of the type of its column."""

    address: bytes | None
    coding: bytes | None
    body: bytes | None
    check: bytes | None


def journal(connection: Connection) -> Iterator[JournalRow]:
    """Yield the rows of the journal by their number."""
    columns = [_column(connection, "seq", "integer"), _column(connection, "header"), _column(connection, "hash")]
    for row in _streamed(connection, f"SELECT {', '.join(columns)} FROM journal ORDER BY seq", ENTRIES_AT_ONCE):
        yield JournalRow(*row)


def payloads(connection: Connection, address: str | None = None) -> Iterator[PayloadRow]:
    """Yield the rows of the payloads as they come, or those at one address."""
    columns = [_column(connection, "address"), _column(connection, "coding"), _column(connection, "body", "blob"),
               _column(connection, '"check"')]
    query, bound = f"SELECT {', '.join(columns)} FROM payload", {} if address is None else {"address": address}
    for row in _streamed(connection, query + " WHERE address = :address" * bool(bound), PAYLOADS_AT_ONCE, **bound):
        yield PayloadRow(*row)


def counted(connection: Connection, table: str) -> int:
    """Count the rows of a table."""
    return int(connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one())


def _column(connection: Connection, name: str, kind: str = "text") -> str:
    """Give the expression that reads a column; only SQLite lets a value of another type lie in it."""
    if connection.dialect.name == "postgresql":
        return f"convert_to({name}, 'UTF8')" if kind == "text" else name
    value = f"CAST({name} AS BLOB)" if kind == "text" else name
    return f"CASE typeof({name}) WHEN '{kind}' THEN {value} END"


def _streamed(connection: Connection, query: str, at_once: int, **bound: str) -> Iterator[Any]:
    with connection.execute(text(query).execution_options(yield_per=at_once), bound) as rows:
        yield from rows
