"""A ledger as programs use it: open or make one, add to it, ask it, decide, and prove that nothing was changed."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Connection, select

from herodotus.errors import LedgerError
from herodotus.ledger import adding, histories, moments, relinking, statistics, withdrawing, writing
from herodotus.ledger.adding import Arrival
from herodotus.ledger.base import signature
from herodotus.ledger.composing.record import compose
from herodotus.ledger.deciding import finding
from herodotus.ledger.deciding.evidence import text_of
from herodotus.ledger.facts.bodies import Bodies
from herodotus.ledger.facts.gathering import gather
from herodotus.ledger.facts.sources import sources
from herodotus.ledger.filters import Filter
from herodotus.ledger.journal import head, payloads
from herodotus.ledger.journal.chain import Draft
from herodotus.ledger.journal.entries import Entry, Exported, Opened
from herodotus.ledger.judging import Judging
from herodotus.ledger.keeping import Keeping
from herodotus.ledger.querying import pages
from herodotus.ledger.schema import places, tables
from herodotus.ledger.store import Store
from herodotus.ledger.views import Change, IncidentRecord, Page, Source
from herodotus.linking.alone import Alone, Linker
from herodotus.records import Reading
from herodotus.report import Report

RECORDS_AT_ONCE = 200
Moment = str | int | None


class Ledger(Judging, Keeping):
    """A ledger: a file of SQLite, or a database of PostgreSQL. It is a context manager, which closes it."""

    @classmethod
    def create(cls, where: str | Path, *, who: str | None = None) -> Self:
        """Make a new ledger; raises `LedgerError` where one lies there already."""
        opened = Opened(ledger=f"led-{uuid.uuid4().hex[:16]}", software=f"herodotus {_software()}")
        with _opening(where) as store:
            _nothing_left(store.where)
            with store.making() as connection:
                (entry,) = writing.commit(connection, [Draft(body=opened, who=signature(who), at=moments.now())])
            ledger = cls(store, who)
            ledger._note(entry)
            return ledger

    @classmethod
    def open(cls, where: str | Path, *, who: str | None = None) -> Self:
        """Open a ledger; raises `LedgerError` where there is none, or one that a newer Herodotus made."""
        with _opening(where) as store:
            store.open()
            return cls(store, who)

    def known(self, reports: Sequence[tuple[Report, str]]) -> list[bool]:
        """Say for each report, with its origin, whether it was captured already."""
        with self.store.reading() as connection:
            return [adding.is_known(connection, report, origin) for report, origin in reports]

    def has_rows(self, reports: Sequence[Report]) -> list[bool]:
        """Say for each row of a table whether an earlier version of it, by outlet and id, is in the ledger."""
        with self.store.reading() as connection:
            return [adding.earlier_row(connection, report) is not None for report in reports]

    def record(self, arrivals: Iterable[Arrival]) -> list[Entry]:
        """Write arrivals in one commit: new reports with their readings, known ones as seen again.

        A second version of a row of a table is written in a commit of its own, after the first.

        When it returns they are safe, whatever happens to the machine. Two writers may bring the same report at once;
        it is captured once.
        """
        made: list[Entry] = []
        for some in adding.versions_apart(arrivals):
            made += self._write(lambda connection, pen, some=some: adding.drafts(connection, some, pen))  # type: ignore[misc]
        return made

    def reread(self, report_id: str, reading: Reading, *, named_anew: bool = False) -> list[Entry]:
        """Record a newer reading of a report that is here; what people decided stays."""
        return self._write(lambda connection, pen: adding.read(
            connection, finding.standing_report(connection, report_id), reading, pen, named_anew=named_anew))

    def report(self, id: str) -> Report:
        """Return a report as it was captured; raises `LedgerError` where its text was erased or withheld."""
        with self.store.reading() as connection:
            report_id = finding.known_report(connection, id)
            row = connection.execute(select(tables.report).where(tables.report.c.id == report_id)).one()
            text = text_of(connection, report_id)
        if text is None:
            raise LedgerError(f"{id}: its text is not in this ledger: it was withdrawn, or left out of an export")
        return Report(row.given_id, text, row.published, row.outlet, row.title, row.url, row.language, row.extractor,
                      row.sha256)

    def capture(self, id: str) -> bytes | None:
        """Return the bytes that a report was captured in, None where none were kept."""
        with self.store.reading() as connection:
            report_id = finding.known_report(connection, id)
            query = select(tables.report.c.capture).where(tables.report.c.id == report_id)
            address = connection.execute(query).scalar()
            return payloads.get(connection, address) if address else None

    def reports(self, *, origin: str | None = "report", after: str = "", limit: int = 500) -> list[Source]:
        """Return reports in the order of their ids, those after `after`."""
        report = tables.report
        query = select(report.c.id).where(report.c.id > after).order_by(report.c.id).limit(limit)
        with self.store.reading() as connection:
            wanted = query if origin is None else query.where(report.c.origin == origin)
            ids = list(connection.execute(wanted).scalars())
            found = sources(connection, ids)
        return [found[id] for id in ids]

    def readings(self, report_id: str) -> list[tuple[int, str, Reading]]:
        """Return the readings of a report, the oldest first: number of the entry, kind (read or named), reading."""
        reading = tables.reading
        with self.store.reading() as connection:
            id, bodies = finding.known_report(connection, report_id), Bodies(connection)
            rows = connection.execute(select(reading).where(reading.c.report_id == id).order_by(reading.c.seq)).all()
            return [(row.seq, row.kind, found) for row in rows if (found := bodies.reading(row.address)) is not None]

    def list(self, filter: Filter = Filter(), *, after: str | None = None, limit: int = 50) -> Page:  # noqa: B008
        """Return a page of incidents, the newest first; `after` is the `next` of the page before."""
        with self.store.reading() as connection:
            return pages.page(connection, filter, after=after, limit=limit)

    def count(self, filter: Filter = Filter()) -> int:  # noqa: B008
        """Count the incidents that a filter finds."""
        with self.store.reading() as connection:
            return pages.count(connection, filter)

    def show(self, id: str, *, known_by: str | None = None, recorded_by: Moment = None) -> IncidentRecord:
        """Return the record of an incident, as known by a day of publication or as recorded by a moment."""
        with self.store.reading() as connection:
            upto = moments.entry_at(connection, recorded_by)
            return finding.record(connection, id, upto=upto, known_by=known_by)

    def history(self, id: str, *, recorded_by: Moment = None) -> tuple[Change, ...]:
        """Return every change of an incident, by whom and why."""
        with self.store.reading() as connection:
            upto = moments.entry_at(connection, recorded_by)
            return histories.history(connection, finding.survivor(connection, id), upto)

    def records(self, filter: Filter = Filter(), *, recorded_by: Moment = None) -> Iterator[IncidentRecord]:  # noqa: B008
        """Yield the records that a filter finds, some hundred at a time, from one state of the ledger.

        With `recorded_by` the filter finds incidents by what they are now, and each is given as it was then.
        """
        with self.store.reading() as connection:
            upto = moments.entry_at(connection, recorded_by)
            batch: list[str] = []
            for id in pages.ids(connection, filter):
                batch.append(id)
                if len(batch) == RECORDS_AT_ONCE:
                    yield from _records(connection, batch, upto, filter.known_by)
                    batch = []
            yield from _records(connection, batch, upto, filter.known_by)

    def withdraw(self, report: str, *, why: str) -> int:
        """Take a report back: its payloads are erased, its ids, hashes and the reason stay. Returns the entry."""
        (entry,) = self._write(lambda connection, pen: [withdrawing.draft(connection, pen, report, why)],
                               withdrawing.erase)
        self.store.compact()
        return entry.header.seq

    def relink(self, linker: Linker | None = None, *, told: writing.Told | None = None) -> int:
        """Group the mentions of the ledger anew, leaving redirects; returns how many entries that took."""
        made, done = 0, 0
        with self.store.reading() as connection:
            batches = list(relinking.batches(connection))
        for batch in batches:
            made += len(self._write(lambda c, pen, b=batch: relinking.drafts(c, pen, linker or Alone(), b)))  # type: ignore[misc]
            done += len(batch)
            if told:
                told("incidents", done, sum(map(len, batches)))
        return made

    def exported(self, form: str, query: dict[str, Any], incidents: int, sha256: str, *, masked: bool = False) -> int:
        """Note that an export was made; returns the number of the entry."""
        body = Exported(form=form, query=query, incidents=incidents, sha256=sha256, masked=masked)
        return self._write(lambda _, pen: [Draft(body=body, who=pen.who, at=pen.at)])[0].header.seq

    def stats(self) -> statistics.Stats:
        """Count what the ledger holds."""
        with self.store.reading() as connection:
            return statistics.stats(connection)


def _records(connection: Connection, ids: Sequence[str], upto: int | None,
             known_by: str | None) -> Iterator[IncidentRecord]:
    found = gather(connection, ids, upto=upto, known_by=known_by)
    return (compose(found[id]) for id in ids if id in found)


def _nothing_left(where: str) -> None:
    """Raise `LedgerError` where the head file of a ledger lies that is gone."""
    left = head.file_of(where, "")
    if not places.is_address(where) and places.holds_something(str(left)) and not places.holds_something(where):
        raise LedgerError(f"{left}: is left of an earlier ledger of this name; move it away, or name another place")


@contextmanager
def _opening(where: str | Path) -> Iterator[Store]:
    """Give a store, and close it where the ledger cannot be opened."""
    store = Store(where)
    try:
        yield store
    except BaseException:
        store.close()
        raise


def _software() -> str:
    from importlib.metadata import version

    return version("herodotus")
