"""Inserting many rows at once, the same on SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql, sqlite

Rows = Sequence[Mapping[str, Any]]


def rows(connection: Connection, table: Table, values: Rows) -> None:
    """Insert rows that are not there yet."""
    if values:
        connection.execute(table.insert(), list(values))


def or_keep(connection: Connection, table: Table, values: Rows) -> None:
    """Insert rows, leaving as they are those with a key that is there already."""
    if not values:
        return
    dialect: Any = sqlite if connection.dialect.name == "sqlite" else postgresql
    connection.execute(dialect.insert(table).on_conflict_do_nothing(), list(values))
