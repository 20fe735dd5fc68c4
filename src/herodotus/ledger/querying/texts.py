"""Searching words: incidents by their own words and by those of their reports.

An incident is found where all words lie in its quotes and names, or all in one of its reports. The full-text index
gives all rows that hold some words fast, but takes 0.1 ms to say whether one row does. So of rare words all incidents
are fetched; of others the numbers of all rows, to look incidents up in them; and of the most frequent ones, the texts
of incidents and reports are looked into.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property

from sqlalchemy import Connection

from herodotus.ledger.ids import id_of, number_of
from herodotus.ledger.querying import fetching
from herodotus.ledger.querying.arms import Speech
from herodotus.ledger.querying.fetching import Key
from herodotus.ledger.schema import fulltext

AT_ONCE = 500  # texts looked into by one statement
RARE = 4_000  # rows; of fewer, all incidents are fetched and sorted: 20 ms
MANY = 200_000  # the same where the whole list will be read: 1 s, and some 100 MB
COMMON = 30_000  # rows; of fewer, the numbers are fetched: 8 ms


def phrases(words: str) -> list[str]:
    """Give what is searched for: words, and phrases in double quotes, folded; each once.

    >>> phrases('Depot "early morning" depot')
    ['depot', 'early morning']
    """
    found = (fulltext.folded(piece) for piece in fulltext.PIECE.findall(words))
    return list(dict.fromkeys(phrase for phrase in found if phrase))


class Words:
    """A search for words through one connection."""

    def __init__(self, connection: Connection, words: str, *, whole: bool = False) -> None:
        """Prepare it; `whole` says that all that is found will be read."""
        self._most = MANY if whole else RARE
        self._connection, self._phrases = connection, phrases(words)
        self._speech = Speech(connection.dialect.name)
        self._row = "rowid" if self._speech.is_sqlite else "n"
        self._bound = {"words": fulltext.query_of(words, self._speech.name)}
        self._numbers: dict[str, frozenset[int] | None] = {}

    @cached_property
    def are_rare(self) -> bool:
        """Whether so few reports, and incidents by their own words, are found that all are best fetched at once."""
        return not any(self._exceed(table, self._most) for table in fulltext.TABLES)

    @cached_property
    def keys(self) -> list[Key]:
        """All incidents found, the newest first."""
        own = self._ids("inc", "incident_words")
        by_report = self._ids("rep", "report_words")
        found = self._listed(f"SELECT i.sort_day, i.id FROM {self._speech.listed('ids')} CROSS JOIN incident AS i "
                             "WHERE i.id = j.value", own)  # fmt: skip
        table = f"incident_source AS s{self._speech.using('ix_incident_source_report')}"
        found += self._listed(f"SELECT s.sort_day, s.incident_id AS id FROM {self._speech.listed('ids')} "
                              f"CROSS JOIN {table} WHERE s.report_id = j.value", by_report)  # fmt: skip
        return sorted(set(found), reverse=True)

    def holding(self, keys: Sequence[Key]) -> Iterator[Key]:
        """Yield those of some incidents that are found, in their order."""
        own = {number_of(id): id for _, id in keys}
        found = {own[number] for number in self._held("incident_words", own)}
        reports = self._reports([id for id in own.values() if id not in found])
        found.update(id for number in self._held("report_words", reports) for id in reports[number])
        return (key for key in keys if key[1] in found)

    def _reports(self, ids: Sequence[str]) -> dict[int, list[str]]:
        """Return the incidents, of those given, that rest on each report, by the number of the report."""
        found: dict[int, list[str]] = defaultdict(list)
        pairs = self._listed(f"SELECT s.incident_id AS sort_day, s.report_id AS id FROM {self._speech.listed('ids')} "
                             "CROSS JOIN incident_source AS s WHERE s.incident_id = j.value", ids)  # fmt: skip
        for incident, report in pairs:
            found[number_of(report)].append(incident)
        return found

    def _ids(self, kind: str, table: str) -> list[str]:
        found = fetching.numbers(self._connection, self._matching(table), self._bound)
        return [id_of(kind, number) for number in found]

    def _exceed(self, table: str, most: int) -> bool:
        return fetching.exceeds(self._connection, self._matching(table), self._bound, most)

    def _numbers_of(self, table: str) -> frozenset[int] | None:
        """Return the numbers of all rows that hold the words, None where they are many."""
        if table not in self._numbers:
            some = f"{self._matching(table)} LIMIT {COMMON + 1}"  # the search is made once, though it may find many
            found = fetching.numbers(self._connection, some, self._bound)
            self._numbers[table] = None if len(found) > COMMON else frozenset(found)
        return self._numbers[table]

    def _matching(self, table: str) -> str:
        return f"SELECT {self._row} AS n FROM {table} WHERE {fulltext.match(table, self._speech.name)}"

    def _listed(self, query: str, ids: Sequence[str]) -> list[Key]:
        return fetching.keys(self._connection, query, {"ids": json.dumps(sorted(ids))}) if ids else []

    def _held(self, table: str, numbers: Collection[int]) -> Iterator[int]:
        """Yield, of the numbers of rows, those of rows that hold the words."""
        if not numbers:
            return
        if (known := self._numbers_of(table)) is not None:
            yield from (number for number in numbers if number in known)
            return
        condition, bound = self._inside()
        ordered = sorted(numbers)
        for at in range(0, len(ordered), AT_ONCE):
            some = ", ".join(map(str, ordered[at : at + AT_ONCE]))
            query = f"SELECT {self._row} AS n FROM {table} WHERE {self._row} IN ({some}) AND {condition}"
            yield from fetching.numbers(self._connection, query, bound)

    def _inside(self) -> tuple[str, dict[str, str]]:
        """Write that the text of a row holds the words; SQLite keeps it folded, with a blank between words."""
        if not self._speech.is_sqlite:
            return fulltext.match("", self._speech.name), self._bound
        bound = {f"words{n}": f" {phrase} " for n, phrase in enumerate(self._phrases)}
        return " AND ".join(f"instr(' ' || body || ' ', :{name}) > 0" for name in bound), bound


def chunks(keys: Iterable[Key], first: int, most: int) -> Iterator[list[Key]]:
    """Cut a stream into lists, the first short, later ones longer up to `most`."""
    chunk: list[Key] = []
    size = first
    for key in keys:
        chunk.append(key)
        if len(chunk) >= size:
            yield chunk
            chunk, size = [], min(2 * size, most)
    if chunk:
        yield chunk
