"""The numbers of a ledger in lines to read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from herodotus.cli.ledger.printing import counted

if TYPE_CHECKING:
    from herodotus.ledger.statistics import Stats

MOST = 8  # values of a kind that are told one by one
LABEL = 10


def lines_of(stats: Stats, where: str) -> Iterator[str]:
    """Give the lines of `herodotus stats`, a label before each."""
    rows = f", {counted(stats.rows, 'row')} of tables" if stats.rows else ""
    gone = f", {stats.withdrawn:,} withdrawn" if stats.withdrawn else ""
    merged = f", {stats.merged:,} merged into others" if stats.merged else ""
    undone = f", {stats.undone:,} undone" if stats.undone else ""
    told = {
        "ledger": f"{where} ({stats.ledger})",
        "entries": f"{stats.entries:,}, the last with hash {stats.head}",
        "reports": f"{stats.reports:,}{gone}{rows}",
        "incidents": f"{stats.incidents:,}{merged}",
        "days": f"{stats.first_day} to {stats.last_day}" if stats.first_day else "unknown",
        "accounts": f"{stats.accounts:,}",
        "decisions": f"{stats.decisions:,}{undone}",
        "payloads": _size(stats.payload_bytes),
    }
    yield from (f"{label:{LABEL}} {words}" for label, words in told.items())
    yield from (f"{kind:{LABEL}} {_counts(counts)}" for kind, counts in stats.kinds.items() if counts)


def _size(payload: int) -> str:
    return f"{payload / 1e6:,.1f} MB" if payload >= 1_000_000 else f"{payload / 1e3:,.0f} kB"


def _counts(counts: dict[str, int]) -> str:
    shown = [f"{value} {number:,}" for value, number in list(counts.items())[:MOST]]
    left = len(counts) - len(shown)
    return ", ".join(shown) + (f", and {left} more" if left else "")
