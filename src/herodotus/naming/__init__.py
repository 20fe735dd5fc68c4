"""Words to things: actors, places and dates, each answer with its candidates and its reason."""

from __future__ import annotations

from herodotus.records import Reading
from herodotus.report import Report

__all__ = ["name_reading"]


def name_reading(report: Report, reading: Reading) -> Reading:
    """Resolve all names of a reading against its report; words and offsets stay as they are.

    The gazetteer and the register are opened on the first call; importing `herodotus.naming.dates` alone stays light.
    """
    from herodotus.naming.reading import named

    return named(report, reading)
