"""The bench `ledger`: the ledger of one report, as GUIDE.md defines it, exactly as `herodotus read` gives it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from benchmarks.readings import Read, read
from herodotus.report import Report


def predict(record: Mapping[str, Any], read: Read = read) -> dict[str, Any]:
    """Read a report and give its ledger under the report's own id."""
    from herodotus.exports.ledger import to_ledger

    report = report_of(record)
    return dict(to_ledger(report, read(report)))


def report_of(record: Mapping[str, Any]) -> Report:
    """Make the report of a line; `published` and `outlet` may be absent.

    >>> report_of({"id": "r1", "text": "Rain fell.", "outlet": "Radio One"}).outlet
    'Radio One'
    """
    return Report.of(
        record["text"], id=str(record["id"]), published=record.get("published"), outlet=record.get("outlet")
    )
