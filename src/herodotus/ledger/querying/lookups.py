"""Values that a filter names by what leads to them: outlets by grade, reports by given id, merged incidents."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable

from sqlalchemy import Connection, text

from herodotus.ledger.querying.arms import Speech
from herodotus.ledger.querying.values import Values


def outlets(connection: Connection, grades: Collection[str]) -> list[str]:
    """Return the keys of the outlets whose newest grade is one of these."""
    rows = connection.execute(text("SELECT outlet_key, grade FROM grade ORDER BY seq"))
    newest = {row[0]: row[1] for row in rows}
    return sorted(key for key, grade in newest.items() if grade in grades)


def reports(connection: Connection, asked: Values) -> list[str]:
    """Return the ids of reports, given those or the ids that they came with."""
    if not asked:
        return []
    query = (f"SELECT r.id FROM report AS r WHERE {asked.among('r.id')} "
             f"UNION SELECT r.id FROM report AS r WHERE {asked.among('r.given_id')}")
    return sorted(connection.execute(text(query), asked.bound).scalars())


def survivors(connection: Connection, ids: Iterable[str], speech: Speech) -> list[str]:
    """Return ids together with those of the incidents that they were merged into."""
    found: set[str] = set()
    edge = set(Values("id", ids, speech).values)
    query = text(f"SELECT i.redirect FROM {speech.listed('ids')} CROSS JOIN incident AS i "
                 "WHERE i.id = j.value AND i.redirect IS NOT NULL")
    while edge := edge - found:
        found |= edge
        edge = set(connection.execute(query, {"ids": json.dumps(sorted(edge))}).scalars())
    return sorted(found)
