"""The reports that incidents rest on, as of an entry, with the grades of their outlets."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, select

from herodotus.ledger.facts import asking
from herodotus.ledger.schema.tables import grade, report
from herodotus.ledger.views import Source


def sources(connection: Connection, ids: Collection[str], upto: int | None = None) -> dict[str, Source]:
    """Return reports by id."""
    query = select(report).where(asking.upto_entry(report.c.seq, upto))
    rows = list(asking.by_keys(connection, query, report.c.id, ids))
    grades = grades_of(connection, {row.outlet_key for row in rows}, upto)
    return {
        row.id: Source(
            id=row.id, given_id=row.given_id, outlet=row.outlet, title=row.title, url=row.url, published=row.published,
            sha256=row.sha256, origin=row.origin, grade=grades.get(row.outlet_key),
            withdrawn=row.withdrawn_why if _by(row.withdrawn_seq, upto) else None,
        )
        for row in rows
    }


def replaced(connection: Connection, ids: Collection[str], upto: int | None = None) -> set[str]:
    """Name those of some reports that a newer version had taken the place of by entry `upto`."""
    query = select(report.c.id).where(report.c.replaced_seq.is_not(None))
    query = query.where(asking.upto_entry(report.c.replaced_seq, upto))
    return {row.id for row in asking.by_keys(connection, query, report.c.id, ids)}


def grades_of(connection: Connection, keys: Collection[str], upto: int | None = None) -> dict[str, str | None]:
    """Return the grade that each outlet has, by its key."""
    query = select(grade).where(asking.upto_entry(grade.c.seq, upto))
    rows = asking.by_keys(connection, query, grade.c.outlet_key, keys)
    return {row.outlet_key: row.grade for row in sorted(rows, key=lambda row: row.seq)}


def _by(seq: int | None, upto: int | None) -> bool:
    return seq is not None and (upto is None or seq <= upto)
