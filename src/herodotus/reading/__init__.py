"""Reading turns one report into one reading: incidents, claims, harm, relations and ties, each with its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from herodotus.records import Reading
from herodotus.report import Report


class Reader(Protocol):
    """Anything that reads reports; readers are siblings with the same output, told apart by `Reading.versions`."""

    def read(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """Yield one reading a report, in the order of the reports, taking only as many ahead as it must."""
        ...
