"""A comparison of a table with the ledger in lines to read: what both have and where it differs, what only one has."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from herodotus.cli.guard import visible_line
from herodotus.cli.ledger.printing import counted

if TYPE_CHECKING:
    from herodotus.tables import Comparable, Comparison
    from herodotus.tables.comparable import Pair

BLANK = "nothing"


def lines_of(found: Comparison) -> Iterator[str]:
    """Give the lines of `herodotus compare`, the numbers first."""
    counts = found.counts
    yield (
        f"both {counts['both']:,}; only the ledger {counts['only_ours']:,}; only the table {counts['only_theirs']:,}; "
        f"perhaps the same {counts['undecided']:,}; cannot be told {counts['cannot_tell']:,}"
    )
    yield from _agreement(found)
    yield from _pairs("both", found.both)
    yield from _pairs("perhaps the same", found.undecided)
    yield from _single("only in the ledger", found.only_ours)
    yield from _single("only in the table", found.only_theirs)
    if found.cannot_tell:
        yield from ("", "cannot be told")
        for one in found.cannot_tell:
            side = "ledger" if one.side == "ours" else "table"
            yield _cells(side, one.incident.id, one.incident.label, one.why)


def _agreement(found: Comparison) -> Iterator[str]:
    told = [(one.cell, one.same, one.same + one.differ) for one in found.agreement if one.same + one.differ]
    if told:
        yield f"where both say something: {', '.join(f'{cell} {same:,} of {of:,} alike' for cell, same, of in told)}"


def _pairs(title: str, pairs: tuple[Pair, ...]) -> Iterator[str]:
    if pairs:
        yield from ("", f"{title}: {counted(len(pairs), 'pair')}")
    for pair in pairs:
        yield _cells(pair.ours.id, pair.theirs.id, pair.ours.label, pair.why)
        for one in pair.differs:
            yield _cells("", "", one.cell, f"ledger {one.ours or BLANK}", f"table {one.theirs or BLANK}")


def _single(title: str, incidents: tuple[Comparable, ...]) -> Iterator[str]:
    if incidents:
        yield from ("", f"{title}: {counted(len(incidents), 'incident')}")
    yield from (_cells(one.id, one.label) for one in incidents)


def _cells(*cells: str) -> str:
    """Put cells on one line with tabs between, in which nothing acts."""
    return "\t".join(visible_line(cell) for cell in cells)
