"""Reading a ledger's reports again, with the model, the gazetteer and the register of today.

What people decided stays; where a newer reading says something else, the record shows it beside.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from herodotus import pipeline
from herodotus.bookkeeping.steps import Step, silent
from herodotus.errors import LedgerError
from herodotus.ledger.filters import Filter
from herodotus.ledger.ledger import Ledger
from herodotus.ledger.views import CELLS, REVIEWS, STATES
from herodotus.pipeline import Pair, ReadReports
from herodotus.records import Reading
from herodotus.report import Report


class Reread(msgspec.Struct, frozen=True):
    """How many reports were read again, how many incidents changed by it, and how many texts are not there."""

    read: int = 0
    changed: int = 0
    missing: int = 0


def reread(ledger: Ledger, chosen: Sequence[str] = (), *, names_only: bool = False, jobs: int = 1,
           precision: str = "balanced", reading: ReadReports = pipeline.read, told: Step = silent) -> Reread:
    """Read some reports of a ledger again, all of them where none is chosen.

    With `names_only` the newest reading stays and only its names are resolved anew. A reading that is what it was makes
    no entry.
    """
    again = _Again(ledger, told)
    texts = again.texts(chosen)
    pairs = again.renamed(texts) if names_only else reading(texts, jobs=jobs, precision=precision)
    for _, found in pairs:
        again.take(found, named_anew=names_only)
    return Reread(again.read, again.changed, again.missing)


class _Again:
    """One call of `reread`: the reports on their way through the reader, and what became of the others."""

    def __init__(self, ledger: Ledger, told: Step) -> None:
        self.read = self.changed = self.missing = 0
        self._ledger, self._told, self._ids = ledger, told, deque[str]()

    def texts(self, chosen: Sequence[str]) -> Iterator[Report]:
        """Yield the reports whose text is there."""
        for id in chosen or self._all():
            try:
                report = self._ledger.report(id)
            except LedgerError as error:
                if chosen:
                    raise
                self.missing += 1
                self._told("bad", str(error))
                continue
            self._ids.append(id)
            yield report

    def renamed(self, texts: Iterator[Report]) -> Iterator[Pair]:
        """Yield each report with its newest reading, its names resolved anew."""
        for report in texts:
            readings = self._ledger.readings(self._ids[-1])
            found = readings[-1][2] if readings else Reading(report.id)
            yield report, pipeline.named(report, found)

    def take(self, found: Reading, *, named_anew: bool) -> None:
        """Record a reading where it says something new."""
        id = self._ids.popleft()
        self.read += 1
        readings = self._ledger.readings(id)
        if readings and readings[-1][2] == found:
            self._told("same", f"{id}: reads as before")
            return
        before = self._cells(id)
        self._ledger.reread(id, found, named_anew=named_anew)
        after = self._cells(id)
        changed = sum(before.get(one) != after.get(one) for one in before.keys() | after.keys())
        self.changed += changed
        self._told("changed", f"{id}: {changed} incidents changed")

    def _cells(self, report_id: str) -> dict[str, Any]:
        of_report = Filter(report=(report_id,), review=REVIEWS, state=STATES)
        return {
            record.id: msgspec.to_builtins([getattr(record, cell) for cell in CELLS] + [record.state])
            for record in self._ledger.records(of_report)
        }

    def _all(self) -> Iterator[str]:
        after = ""
        while page := self._ledger.reports(after=after):
            yield from (source.id for source in page if source.withdrawn is None)
            after = page[-1].id
