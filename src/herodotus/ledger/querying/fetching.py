"""Fetching many keys of incidents: as one text, since a row of its own costs as much again as finding it (2 µs)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, text

from herodotus.ledger.querying.arms import Speech

Key = tuple[str, str]  # the day that an incident is sorted by, and its id; neither holds a blank or a comma


def keys(connection: Connection, query: str, bound: Mapping[str, Any]) -> list[Key]:
    """Return what a statement with the columns `sort_day` and `id` gives, sorted, the newest first."""
    joined = Speech(connection.dialect.name).joined("r.sort_day || ' ' || r.id")
    told = connection.execute(text(f"SELECT {joined} FROM ({query}) AS r"), bound).scalar()
    found = (pair.partition(" ") for pair in told.split(",")) if told else ()
    return sorted(((day, id) for day, _, id in found), reverse=True)


def numbers(connection: Connection, query: str, bound: Mapping[str, Any]) -> list[int]:
    """Return what a statement with the column `n` of whole numbers gives."""
    joined = Speech(connection.dialect.name).joined("CAST(r.n AS text)")
    told = connection.execute(text(f"SELECT {joined} FROM ({query}) AS r"), bound).scalar()
    return [int(number) for number in told.split(",")] if told else []


def exceeds(connection: Connection, query: str, bound: Mapping[str, Any], most: int) -> bool:
    """Tell whether a statement gives more than so many rows; skipping one of an index takes 25 ns."""
    return connection.execute(text(f"{query} LIMIT 1 OFFSET {most}"), bound).first() is not None
