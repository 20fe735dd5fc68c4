"""Other people's tables in a ledger: rows as incidents and accounts of their origin, and how far both agree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from herodotus.bookkeeping.steps import Step, silent
from herodotus.errors import InputError
from herodotus.ledger.adding import Arrival, id_of
from herodotus.ledger.filters import Filter
from herodotus.ledger.journal.entries import Entry, Linked
from herodotus.ledger.ledger import Ledger
from herodotus.ledger.views import IncidentRecord
from herodotus.records import Incident

if TYPE_CHECKING:
    from herodotus.tables import Comparison, Row

ROWS_AT_ONCE = 200


class Imported(msgspec.Struct, frozen=True):
    """How many rows were new, took the place of an earlier version, were there already, or could not be taken in."""

    new: int = 0
    changed: int = 0
    same: int = 0
    bad: int = 0


def import_table(ledger: Ledger, table: Path, mapping: str, *, key: str | None = None, told: Step = silent) -> Imported:
    """Take the rows of a table into a ledger by a map; a row whose key is there already takes the older one's place.

    Raises `ConfigError` where the map does not fit the table; a row that does not fit is told and left out.
    """
    importing = _Importing(ledger, told)
    for row in _rows(table, mapping, key):
        importing.take(row)
    importing.commit()
    return importing.imported


def compare(ledger: Ledger, table: Path, mapping: str, *, key: str | None = None, filter: Filter | None = None,
            told: Step = silent) -> Comparison:
    """Lay a table beside a ledger: the incidents that both have, that only one has, and where cells differ.

    Incidents that came from a table of the same origin are not compared with themselves.
    """
    from herodotus.tables import compare as compared
    from herodotus.tables import load, of_incident

    origin = load(mapping).origin
    ours = (of_incident(r.id, as_incident(r)) for r in ledger.records(filter or Filter()) if not _came_from(r, origin))
    theirs = (of_incident(row.key, i) for row in _good(table, mapping, key, told) for i in row.reading.incidents)
    return compared(ours, theirs)


def as_incident(record: IncidentRecord) -> Incident:
    """Give the cells of a record as an incident of a reading, without evidence."""
    return Incident(record.id, record.type, record.status, (), record.when, record.where, record.initiators,
                    record.targets, record.means, record.harm, record.count)


class _Importing:
    """One import: the rows on their way, committed some hundred at a time."""

    def __init__(self, ledger: Ledger, told: Step) -> None:
        self.imported = Imported()
        self._ledger, self._told = ledger, told
        self._waiting: list[tuple[Row, Arrival]] = []

    def take(self, row: Row | InputError) -> None:
        if isinstance(row, InputError):
            self._count("bad", str(row))
            return
        arrival = Arrival(report=row.report, reading=row.reading, source=row.report.extractor, origin="table")
        self._waiting.append((row, arrival))
        if len(self._waiting) >= ROWS_AT_ONCE:
            self.commit()

    def commit(self) -> None:
        waiting, self._waiting = self._waiting, []
        known = self._ledger.known([(row.report, "table") for row, _ in waiting])
        earlier = self._ledger.has_rows([row.report for row, _ in waiting])
        new = [arrival for (_, arrival), there in zip(waiting, known, strict=True) if not there]
        if new:
            self._tag(self._ledger.record(new), {id_of(row.report, "table"): row for row, _ in waiting})
        for (row, _), there, before in zip(waiting, known, earlier, strict=True):
            self._count("same" if there else "changed" if before else "new", row.key)

    def _tag(self, entries: Sequence[Entry], rows: Mapping[str, Row]) -> None:
        """Tag the incidents of new rows as the table does."""
        linked = [entry.body for entry in entries if isinstance(entry.body, Linked)]
        homes = [(body.report or "", incident) for body in linked for _, incident in body.links]
        tags = [(incident, tag) for report, incident in homes for tag in rows[report].tags]
        if tags:
            self._ledger.tag_many(tags, why="tagged so in the table")

    def _count(self, what: str, line: str) -> None:
        self.imported = msgspec.structs.replace(self.imported, **{what: getattr(self.imported, what) + 1})
        self._told(what, line)


def _rows(table: Path, mapping: str, key: str | None) -> Iterator[Row | InputError]:
    from herodotus.tables import load, rows

    return rows(table, load(mapping), key=key)


def _good(table: Path, mapping: str, key: str | None, told: Step) -> Iterator[Row]:
    for row in _rows(table, mapping, key):
        if isinstance(row, InputError):
            told("bad", str(row))
        else:
            yield row


def _came_from(record: IncidentRecord, origin: str) -> bool:
    return record.origin == "table" and all(source.outlet == origin for source in record.sources)
