"""How far two annotators agree: `python -m training.corpus.agreement`.

`second.jsonl` holds reports of the corpus annotated anew by somebody who saw only the text and the guide. The first
annotation is scored as if it were gold and the second as predicted, and the other way round; the mean stands.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from benchmarks import scoring
from training.corpus import parts

Row = Mapping[str, Any]


def second() -> list[dict[str, Any]]:
    """Read the second annotation."""
    lines = (parts.HERE / "second.jsonl").read_text(encoding="utf-8").strip().split("\n")
    return [json.loads(line) for line in lines]


def agreement(first: Sequence[Row], other: Sequence[Row]) -> dict[str, float]:
    """Mean of the figures in both directions."""
    one = scoring.score(first, {r["id"]: r for r in other}).as_dict()
    two = scoring.score(other, {r["id"]: r for r in first}).as_dict()
    return {name: (one[name] + two[name]) / 2 for name in one}


def by_cell(first: Sequence[Row], other: Sequence[Row]) -> dict[str, float]:
    """Mean credit of every cell over the records that both annotators have."""
    earned: dict[str, list[float]] = defaultdict(list)
    found = {r["id"]: r for r in other}
    for right in first:
        told = found[right["id"]]
        pairs = scoring.match(right["incidents"], told["incidents"], scoring.incident_likeness)
        to_gold = {str(mine["id"]): str(theirs["id"]) for theirs, mine in pairs}
        credits = [scoring.incident_credits(a, b) for a, b in pairs]
        claims = scoring.match(right["claims"], told["claims"], scoring.claim_likeness)
        credits += [scoring.claim_credits(a, b, to_gold) for a, b in claims]
        for cells in credits:
            for cell, credit in cells.items():
                earned[cell].append(credit)
    return {cell: sum(found_) / len(found_) for cell, found_ in earned.items()}


def main() -> None:
    """Print the agreement, over all and by cell."""
    other = second()
    ids = {r["id"] for r in other}
    first = [r for r in parts.read() if r["id"] in ids]
    print(f"{len(first)} reports annotated twice")
    print("  ".join(f"{name} {value:.3f}" for name, value in agreement(first, other).items()))
    print("  ".join(f"{cell} {value:.2f}" for cell, value in by_cell(first, other).items()))


if __name__ == "__main__":
    main()
