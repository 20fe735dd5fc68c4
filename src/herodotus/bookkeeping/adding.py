"""Adding reports to a ledger: taken in, read where they are new, and committed some at a time.

It may be stopped at any moment and run again: what was committed is known then and not read a second time.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence

import msgspec

from herodotus import pipeline
from herodotus.bookkeeping.steps import Step, silent
from herodotus.errors import InputError
from herodotus.intake import SourceOptions, reports
from herodotus.intake.captures import Capture
from herodotus.ledger.adding import Arrival
from herodotus.ledger.journal.entries import Captured, Entry, Linked, Seen
from herodotus.ledger.ledger import Ledger
from herodotus.pipeline import ReadReports
from herodotus.records import Reading
from herodotus.report import Report

# A commit takes some 10 ms and reading a report 100: every 25 reports, or two seconds, little work can be lost.
REPORTS_AT_ONCE, SECONDS_AT_ONCE = 25, 2.0


class Added(msgspec.Struct, frozen=True):
    """What became of the reports: new ones and their incidents, those seen again, those that could not be read."""

    new: int = 0
    seen: int = 0
    incidents: int = 0
    bad: int = 0


def add(ledger: Ledger, sources: Sequence[str], options: SourceOptions | None = None, *, jobs: int = 1,
        precision: str = "balanced", reading: ReadReports = pipeline.read, told: Step = silent) -> Added:
    """Add the reports of files, folders and "-" to a ledger.

    What was read is committed also where the work is broken off, by Ctrl-C or by an error.
    """
    adding = _Adding(ledger, told)
    arriving = adding.new(sources, options or SourceOptions())
    try:
        for report, found in reading(arriving, jobs=jobs, precision=precision):
            adding.take(report, found)
    finally:
        adding.commit()
    return adding.added


def counted(entries: Sequence[Entry]) -> Added:
    """Count what entries brought."""
    bodies = [entry.body for entry in entries]
    return Added(
        new=sum(isinstance(body, Captured) for body in bodies),
        seen=sum(isinstance(body, Seen) for body in bodies),
        incidents=sum(len(body.links) for body in bodies if isinstance(body, Linked)),
    )


class _Adding:
    """One call of `add`: what has arrived and is not yet committed, and what became of the rest."""

    def __init__(self, ledger: Ledger, told: Step) -> None:
        self.added = Added()
        self._ledger, self._told = ledger, told
        self._captures: dict[str, Capture] = {}
        self._waiting: list[Arrival] = []
        self._since = time.monotonic()

    def new(self, sources: Sequence[str], options: SourceOptions) -> Iterator[Report]:
        """Yield the reports that the ledger does not have; the others are noted as seen again, bad ones told."""
        for outcome in reports(sources, options, keep=self._keep):
            if isinstance(outcome, InputError):
                self._count(bad=1)
                self._told("bad", str(outcome))
            elif self._ledger.known([(outcome, "report")])[0]:
                self._told("seen", f"{outcome.id}: is in the ledger")
                self._wait(outcome, None)
            else:
                yield outcome

    def take(self, report: Report, found: Reading) -> None:
        """Take a report that was read."""
        self._told("new", f"{report.id}: {len(found.incidents)} incidents")
        self._wait(report, found)

    def commit(self) -> None:
        """Write what has arrived; when it returns, that is safe."""
        waiting, self._waiting, self._since = self._waiting, [], time.monotonic()
        if not waiting:
            return
        done = counted(self._ledger.record(waiting))
        self._count(new=done.new, seen=done.seen, incidents=done.incidents)

    def _wait(self, report: Report, found: Reading | None) -> None:
        capture = self._captures.pop(report.id, None)
        self._waiting.append(Arrival(
            report=report, reading=found, capture=capture.data if capture else None,
            source=_source(capture) if capture else "given",
        ))  # fmt: skip
        if len(self._waiting) >= REPORTS_AT_ONCE or time.monotonic() - self._since >= SECONDS_AT_ONCE:
            self.commit()

    def _keep(self, report: Report, taken: Capture) -> None:
        self._captures[report.id] = taken

    def _count(self, new: int = 0, seen: int = 0, incidents: int = 0, bad: int = 0) -> None:
        was = self.added
        self.added = Added(was.new + new, was.seen + seen, was.incidents + incidents, was.bad + bad)


def _source(capture: Capture) -> str:
    return capture.source if capture.line is None else f"{capture.source}, line {capture.line}"
