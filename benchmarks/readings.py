"""The one door from the benches to the product: a report in, the named reading out."""

from __future__ import annotations

from collections.abc import Callable

from herodotus.records import Reading
from herodotus.report import Report

Read = Callable[[Report], Reading]


def read(report: Report) -> Reading:
    """Read one report through the whole pipeline, just as `herodotus read` does."""
    from herodotus import pipeline

    ((_, reading),) = pipeline.read([report])
    return reading
