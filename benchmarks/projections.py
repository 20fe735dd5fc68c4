"""Whether the projections of a ledger are what its journal gives: all of them read, made anew, and read again."""

from __future__ import annotations

from collections import Counter
from typing import Any

from sqlalchemy import BigInteger, Connection, Text, cast, column, select, table

from herodotus.ledger.ledger import Ledger
from herodotus.ledger.schema import fulltext, tables

Contents = dict[str, "Counter[Any]"]


def contents(connection: Connection) -> Contents:
    """Read every projection, and what full-text search finds, as counted rows by table."""
    found: Contents = {one.name: Counter(map(tuple, connection.execute(select(one)))) for one in tables.PROJECTIONS}
    number = "rowid" if connection.dialect.name == "sqlite" else "n"
    for name in fulltext.TABLES:
        words = select(column(number, BigInteger), cast(column("body"), Text)).select_from(table(name))
        found[name] = Counter(map(tuple, connection.execute(words)))
    return found


def differing(ledger: Ledger) -> list[str]:
    """Name the projections that `rebuild` changes; none where the ledger is sound."""
    with ledger.store.reading() as connection:
        before = contents(connection)
    ledger.rebuild()
    with ledger.store.reading() as connection:
        after = contents(connection)
    return [name for name in before if before[name] != after[name]]
