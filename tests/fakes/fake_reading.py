"""A reader for tests that loads nothing: one incident for every "Shells fell", and a way to be slow or to break."""

import os
import signal
import sys
import time
from collections.abc import Iterable, Iterator

from herodotus import pipeline
from herodotus.cli import main
from herodotus.pipeline import Pair
from herodotus.records import Evidence, Incident, Reading
from herodotus.report import Report

WORDS = "Shells fell"


class FakeReader:
    """Finds its two words; a text with SLOW, BREAK or DIE in it is slow, raises, or ends the process."""

    def read(self, reports: Iterable[Report]) -> Iterator[Reading]:
        for report in reports:
            if "SLOW" in report.text:
                time.sleep(3600)
            if "BREAK" in report.text:
                raise ZeroDivisionError("told to break")
            if "DIE" in report.text:
                os.kill(os.getpid(), signal.SIGKILL)
            yield Reading(report.id, tuple(_incidents(report.text)))


def _incidents(text: str) -> Iterator[Incident]:
    at = text.find(WORDS)
    while at >= 0:
        yield Incident("i1", "shelling", "occurred", (Evidence.of(text, at, at + len(WORDS)),))
        at = text.find(WORDS, at + 1)


def unchanged(report: Report, reading: Reading) -> Reading:
    """Name nothing."""
    assert report.id == reading.report_id
    return reading


def fake_read(reports: Iterable[Report], *, jobs: int = 1, precision: str = "balanced") -> Iterator[Pair]:
    """Run the pipeline with the fake stages."""
    return pipeline.read(reports, jobs=jobs, precision=precision, reader=FakeReader, naming=unchanged)


if __name__ == "__main__":
    sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
    import fake_reading  # under its importable name, so that spawned workers find its functions

    main(reading=fake_reading.fake_read)
