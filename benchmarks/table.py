"""The table of docs/benchmarks.md: rows between two markers, the latest measurement of each figure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

BEGIN = "<!-- figures: rebuilt by `python -m benchmarks proof`, do not edit by hand -->"
END = "<!-- end of figures -->"


class Row(msgspec.Struct, frozen=True):
    """One figure: where it was measured, what it is, what was asked of it, and how to repeat it."""

    set: str
    split: str
    figure: str
    value: str
    floor: str
    bar: str
    goal: str
    reference: str
    command: str
    commit: str
    machine: str
    date: str

    @property
    def key(self) -> tuple[str, str, str]:
        """What a newer row of the same figure replaces."""
        return self.set, self.split, self.figure


COLUMNS = Row.__struct_fields__


def write(rows: Iterable[Row]) -> str:
    """Write rows as a Markdown table."""
    head = [f"| {' | '.join(COLUMNS)} |", f"|{'---|' * len(COLUMNS)}"]
    return "\n".join(head + [f"| {' | '.join(msgspec.structs.astuple(row))} |" for row in rows])


def parse(table: str) -> list[Row]:
    """Read the rows of a table that `write` wrote.

    >>> row = Row("ledger", "dev", "LEDGER", ".41", "", "", "", "", "`x`", "abc", "m", "2024-01-01")
    >>> parse(write([row])) == [row]
    True
    """
    lines = [line for line in table.splitlines() if line.startswith("|")][2:]
    return [Row(*(cell.strip() for cell in line.strip("|").split("|"))) for line in lines]


def rebuild(page: Path, measured: Sequence[Row], order: Sequence[str]) -> None:
    """Put newly measured rows in the place of older ones of the same figure; rows of other figures stay.

    Raises `ValueError` where the page has lost its markers.
    """
    text = page.read_text(encoding="utf-8")
    if BEGIN not in text or END not in text:
        raise ValueError(f"{page}: the markers of the table are gone; put back {BEGIN} and {END}")
    before, rest = text.split(BEGIN, 1)
    old, after = rest.split(END, 1)
    rows = {row.key: row for row in parse(old)} | {row.key: row for row in measured}
    known = {name: number for number, name in enumerate(order)}
    kept = sorted((r for r in rows.values() if r.set in known), key=lambda r: known[r.set])
    page.write_text(f"{before}{BEGIN}\n\n{write(kept)}\n\n{END}{after}", encoding="utf-8")
