"""Draw the reliability diagram of the corpus's test split: `python -m benchmarks.diagram docs/img/reliability.svg`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from benchmarks.registry import BENCHES
from benchmarks.reliability import Bin, Outcome, bins, error, outcomes
from training.corpus import parts

KINDS = ("incident", "claim", "relation")
COLOURS = {"incident": "#b5532a", "claim": "#2a6f97", "relation": "#6a6a3a"}


def read_test_split() -> list[Outcome]:
    """Read the test split as the quality gate does and pair every scored cell with the credit that it earns."""
    bench, gold = BENCHES["ledger"], list(parts.read("test"))
    predict = bench.load()
    return list(outcomes(gold, {right["id"]: predict(bench.take(right)) for right in gold}))


def draw(found: Sequence[Outcome], path: Path) -> None:
    """Draw mean credit over mean score: all cells in 15 bins, records of each kind in five."""
    try:
        import matplotlib
    except ImportError:
        raise SystemExit("the diagram needs matplotlib: pip install 'herodotus[bench]'") from None
    matplotlib.use("svg")
    from matplotlib import pyplot

    pyplot.rcParams |= {"svg.hashsalt": "herodotus", "font.size": 9, "svg.fonttype": "none"}
    figure, axes = pyplot.subplots(figsize=(5, 4.6), layout="constrained")
    axes.plot([0, 1], [0, 1], color="#999999", linewidth=0.8)
    for kind in KINDS:
        own = [o for o in found if o.cell.startswith(f"{kind}.")]
        axes.plot(*points(bins(own, 5)), "x", color=COLOURS[kind], label=legend(f"{kind}s", own))
    axes.plot(*points(bins(found)), "o-", color="black", label=legend("all", found))
    axes.set(xlabel="score of the cell", ylabel="credit that it earns", xlim=(0, 1), ylim=(0, 1))
    axes.legend(loc="upper left", frameon=False)
    figure.savefig(path, metadata={"Date": None, "Creator": None})


def legend(name: str, found: Sequence[Outcome]) -> str:
    """Name a set of cells, with its size and its expected calibration error."""
    return f"{name}: {len(found)} cells, error {error(found):.3f}"


def points(found: Sequence[Bin]) -> tuple[list[float], list[float]]:
    """Give the coordinates of bins."""
    return [b.score for b in found], [b.credit for b in found]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m benchmarks.diagram", description=__doc__)
    parser.add_argument("out", type=Path, help="the SVG file to write")
    draw(read_test_split(), parser.parse_args().out)
