"""Incidents as JSON lines: one `IncidentRecord` a line, with all accounts, evidence and decisions, and its link."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

import msgspec

from herodotus.exports.incidents.context import Context, link_to
from herodotus.ledger.views import IncidentRecord


def write(records: Iterable[IncidentRecord], out: BinaryIO, context: Context) -> int:
    """Write records as they come; returns how many."""
    written = 0
    for record in records:
        line = {"link": link_to(context, record.id), **msgspec.to_builtins(record)}
        out.write(msgspec.json.encode(line) + b"\n")
        written += 1
    return written
