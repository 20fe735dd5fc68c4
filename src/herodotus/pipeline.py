"""The pipeline strings the rooms together: reports in, named readings out, in the same order, one at a time.

It is the only module that knows all rooms, and it imports them late: who only lists a codebook loads no model.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from typing import TYPE_CHECKING

from herodotus.errors import ConfigError
from herodotus.records import Reading
from herodotus.report import Report

if TYPE_CHECKING:
    from herodotus.reading import Reader

MakeReader = Callable[[], "Reader"]
NameReading = Callable[[Report, Reading], Reading]
Pair = tuple[Report, Reading]
MODES = ("high", "balanced", "complete")  # how sure a record and a cell must be to be written down
# What the faces call: `read`, or another with its `reports`, `jobs` and `precision`.
ReadReports = Callable[..., Iterator[Pair]]


@cache
def offline_reader(precision: str = "balanced") -> Reader:
    """Return this process's offline reader for a reading mode, made on the first call."""
    from herodotus.reading.offline import OfflineReader

    return OfflineReader(precision=precision)


def named(report: Report, reading: Reading) -> Reading:
    """Resolve the actors, places and dates of a reading."""
    from herodotus.naming import name_reading

    return name_reading(report, reading)


def read(
    reports: Iterable[Report],
    *,
    jobs: int = 1,
    precision: str = "balanced",
    reader: MakeReader | None = None,
    naming: NameReading = named,
) -> Iterator[Pair]:
    """Yield each report with its named reading, in input order, holding only a few reports at a time.

    `precision` is the reading mode of the offline reader: high, balanced or complete. With `jobs` over 1 that many
    processes read side by side; `reader` and `naming` must then be importable by name. Raises `ConfigError` where
    `jobs` is below 1 or there is no such mode.
    """
    if jobs < 1:
        raise ConfigError(f"jobs is {jobs}; give the number of processes, 1 or more")
    if precision not in MODES:
        raise ConfigError(f"precision is {precision!r}; give one of {', '.join(MODES)}")
    make = reader or partial(offline_reader, precision)
    if jobs == 1:
        return _alone(reports, make, naming)
    from herodotus.processes import side_by_side

    return side_by_side(reports, jobs, make, naming)


def _alone(reports: Iterable[Report], reader: MakeReader, naming: NameReading) -> Iterator[Pair]:
    """Read in this process; the queue remembers the reports that the reader has taken ahead."""
    taken: deque[Report] = deque()

    def remembered() -> Iterator[Report]:
        for report in reports:
            taken.append(report)
            yield report

    for reading in reader().read(remembered()):
        report = taken.popleft()
        yield report, naming(report, reading)
