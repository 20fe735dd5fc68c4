"""Asking for rows by many keys at once, and as of an entry."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Row, Select, or_, true

AT_ONCE = 500  # keys in one query: SQLite allows 32,766, planning time grows with them


def by_keys(connection: Connection, query: Select[Any], column: Column[Any],
            keys: Collection[Any]) -> Iterator[Row[Any]]:
    """Yield the rows of a query in which a column has one of many keys."""
    ordered = sorted(keys)
    for at in range(0, len(ordered), AT_ONCE):
        yield from connection.execute(query.where(column.in_(ordered[at : at + AT_ONCE])))


def upto_entry(column: Column[Any], upto: int | None) -> ColumnElement[bool]:
    """Give the condition that a row was there at entry `upto`."""
    return true() if upto is None else column <= upto


def standing(undone: Column[Any], upto: int | None) -> ColumnElement[bool]:
    """Give the condition that something was not undone by entry `upto`."""
    return undone.is_(None) if upto is None else or_(undone.is_(None), undone > upto)
