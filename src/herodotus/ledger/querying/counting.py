"""Counting the incidents that a search finds, all of them and by a value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from sqlalchemy import text

from herodotus.errors import ConfigError
from herodotus.ledger.querying import statements
from herodotus.ledger.querying.keys import MOST, Search
from herodotus.ledger.querying.statements import Bound
from herodotus.ledger.querying.telling import unlike

VALUES = {
    "type": "i.type", "country": "i.country", "review": "i.review", "status": "i.status", "origin": "i.origin",
    "month": "substr(i.sort_day, 1, 7)",
}  # fmt: skip
FIELDS = (*VALUES, "tag")


def count(search: Search, most: int | None) -> int:
    """Count incidents, no further than `most`."""
    found = 0
    for part in search.statements(most=most):
        left = None if most is None else most - found
        if isinstance(part, list):
            found += len(part)
        else:
            query, bound = part
            limit = "" if left is None else f" LIMIT {left}"
            rows = f"SELECT DISTINCT f.sort_day, f.id FROM ({query}) AS f{limit}"
            found += search.connection.execute(text(f"SELECT count(*) FROM ({rows}) AS g"), bound).scalar_one()
        if most is not None and found >= most:
            return most
    return found


def facets(search: Search, field: str) -> list[tuple[str, int]]:
    """Count incidents by a value, the most frequent first."""
    if field not in FIELDS:
        raise ConfigError(unlike("field", field, FIELDS))
    counts: Counter[str] = Counter()
    for value, number in _counted(search, field):
        counts[value or ""] += number
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def _counted(search: Search, field: str) -> Iterator[tuple[str | None, int]]:
    """Yield values with counts, a value once for each part of the list that has it."""
    column = "" if field == "tag" else f", {VALUES[field]} AS value"
    for part in search.statements(column):
        if isinstance(part, list):
            for at in range(0, len(part), MOST):
                bound = {"keys": statements.listed(part[at : at + MOST])}
                yield from _values(search, statements.of_keys((), search.speech, column), bound, field)
        else:
            yield from _values(search, *part, field)


def _values(search: Search, rows: str, bound: Bound, field: str) -> Iterator[tuple[str | None, int]]:
    found = search.connection.execute(text(_by_value(search, rows, field)), bound)
    return ((row[0], row[1]) for row in found.all())


def _by_value(search: Search, rows: str, field: str) -> str:
    if field == "tag":
        by_id = search.speech.using("sqlite_autoindex_tag_1")
        return (f"SELECT t.tag, count(*) FROM (SELECT DISTINCT f.id FROM ({rows}) AS f) AS g "
                f"CROSS JOIN tag AS t{by_id} WHERE t.incident_id = g.id GROUP BY t.tag")
    return (f"SELECT g.value, count(*) FROM (SELECT DISTINCT f.sort_day, f.id, f.value FROM ({rows}) AS f) AS g "
            "GROUP BY g.value")
