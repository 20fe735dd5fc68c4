"""List a reader's worst mistakes on ledgers: `python -m benchmarks.mistakes ../shared/bench/ledger/dev.jsonl`.

A mistake is a gold record that was not found, a record told that is not in gold, or a pair that disagrees. It weighs
what it costs of CELLS: every cell of a missed or invented record that says something, 1 less the credit of such cells
of a pair. Printed one a line, worst first: weight, report, what, [start, end) in code points, at most eight words, the
cells.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from benchmarks.registry import BENCHES
from benchmarks.scoring import (
    CLAIM_CELLS,
    INCIDENT_CELLS,
    Row,
    claim_credits,
    claim_likeness,
    incident_credits,
    incident_likeness,
    match,
    says_something,
)

WORDS = 8  # quoted of a text that is not ours


class Mistake(msgspec.Struct, frozen=True):
    """One mistake: how many cells it costs, in which report, where, and what should have been said."""

    weight: float
    report: str
    kind: str
    start: int
    end: int
    words: str
    cells: str

    @property
    def line(self) -> str:
        """The mistake as tab-separated text."""
        return f"{self.weight:.2f}\t{self.report}\t{self.kind}\t{self.start}-{self.end}\t{self.words}\t{self.cells}"


def mistakes(gold: Iterable[Row], told: Mapping[str, Row]) -> list[Mistake]:
    """Return every mistake over the gold reports, worst first."""
    found = [m for right in gold for m in _of_report(right, told[right["id"]])]
    return sorted(found, key=lambda m: (-m.weight, m.report, m.start))


def _of_report(right: Row, told: Row) -> Iterator[Mistake]:
    incidents = match(right["incidents"], told["incidents"], incident_likeness)
    claims = match(right["claims"], told["claims"], claim_likeness)
    to_gold = {str(mine["id"]): str(theirs["id"]) for theirs, mine in incidents}
    for kind, pairs, cells in (("incident", incidents, INCIDENT_CELLS), ("claim", claims, CLAIM_CELLS)):
        found, kept = {theirs["id"] for theirs, _ in pairs}, {mine["id"] for _, mine in pairs}
        for row in (r for r in right[f"{kind}s"] if r["id"] not in found):
            yield _whole(right, f"{kind} missed", row, cells)
        for row in (r for r in told[f"{kind}s"] if r["id"] not in kept):
            yield _whole(right, f"{kind} invented", row, cells)
    for theirs, mine in incidents:
        yield from _differing(right, "incident", theirs, mine, incident_credits(theirs, mine))
    for theirs, mine in claims:
        yield from _differing(right, "claim", theirs, mine, claim_credits(theirs, mine, to_gold))


def _whole(right: Row, what: str, row: Row, cells: tuple[str, ...]) -> Mistake:
    filled = [c for c in cells if says_something(row, c)]
    return _mistake(len(filled), right, what, row, ", ".join(f"{c} {_short(row.get(c))}" for c in filled))


def _differing(right: Row, kind: str, theirs: Row, mine: Row, credits: Mapping[str, float]) -> Iterator[Mistake]:
    told = (c for c in credits if says_something(theirs, c) or says_something(mine, c))
    wrong = {cell: credits[cell] for cell in told if credits[cell] < 1}
    if wrong:
        shown = "; ".join(f"{cell}: {_short(theirs.get(cell))} told {_short(mine.get(cell))}" for cell in wrong)
        yield _mistake(sum(1 - c for c in wrong.values()), right, f"{kind} cells", theirs, shown)


def _mistake(weight: float, right: Row, kind: str, row: Row, cells: str) -> Mistake:
    quote = (row.get("evidence") or [row.get("content") or ""])[0]
    start = right["text"].find(quote)
    return Mistake(weight, right["id"], kind, start, start + len(quote), " ".join(quote.split()[:WORDS]), cells)


def _short(value: Any) -> str:
    """Write a cell's value briefly, in at most eight words."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    words = text.split()
    return " ".join(words[:WORDS]) + (" …" if len(words) > WORDS else "")


def main() -> None:
    """Read the gold file's texts and print the worst mistakes."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.mistakes", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--most", type=int, default=100)
    options = parser.parse_args()
    try:
        gold = [json.loads(line) for line in options.gold.read_text("utf-8").split("\n") if line]
    except (OSError, ValueError) as fault:
        raise SystemExit(f"{options.gold}: {fault}; give a file of gold ledgers, one a line") from None
    bench = BENCHES["ledger"]
    predict = bench.load()
    found = mistakes(gold, {right["id"]: predict(bench.take(right)) for right in gold})
    print(f"{len(found)} mistakes", file=sys.stderr)
    print("\n".join(m.line for m in found[: options.most]))


if __name__ == "__main__":
    main()
