"""Tune the thresholds that lie beside the weights on reports that taught nothing: `python -m training.calibrate`.

Coordinate ascent on the mean of LEDGER, CELLS, incident F1 and claim F1 of bench/ledger/score.py over the held-out
reports; attribution thresholds on full F1 of a slice of PolNeAR train would be seen text, so they take the values that
the ledger's cue has unless `--attribution` names a file of PolNeAR form to tune them on.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import random
from pathlib import Path
from types import ModuleType
from typing import Any

from herodotus.exports.ledger import to_ledger
from herodotus.naming import name_reading
from herodotus.reading.offline import OfflineReader
from herodotus.reading.offline.graphs import Encoded, Graphs
from herodotus.reading.offline.pieces import WEIGHTS, Pieces
from herodotus.reading.offline.schema import ROLES
from herodotus.reading.offline.windows import Window
from herodotus.report import Report
from training.sources import lines

START = {"cut": 0.5, "same": 0.5, "about": 0.5, "tie": 0.5, "second_content": 0.6}
GRID = {
    "begin": (0.1, 0.15, 0.2, 0.3, 0.4),
    "real": (0.2, 0.3, 0.4, 0.5, 0.6, 0.7),
    "role": (0.2, 0.3, 0.4, 0.5, 0.6),
    "same": (0.3, 0.4, 0.5, 0.6, 0.7, 0.8),
    "about": (0.2, 0.3, 0.4, 0.5, 0.6),
    "second_content": (0.5, 0.6, 0.7, 0.8, 1.1),
}


def start() -> dict[str, float]:
    """Give every threshold its first value."""
    limits = dict(START)
    for kind, roles in ROLES.items():
        limits |= {f"{kind}.begin": 0.2, f"{kind}.real": 0.4} | {f"{kind}.{role}": 0.4 for role in roles}
    return limits


def load(path: Path) -> ModuleType:
    """Load a scorer of the bench by its path."""
    import sys

    sys.path.insert(0, str(path.parent.parent))
    spec = importlib.util.spec_from_file_location(f"scorer_{path.parent.name}", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Remembering(Graphs):
    """Graphs that keep each window's encoding, since only thresholds change between rounds."""

    def __init__(self, folder: Path) -> None:
        """Start with nothing remembered."""
        super().__init__(folder)
        self._seen: dict[tuple[int, bytes], Encoded] = {}

    def encode(self, pieces: Pieces, window: Window) -> Encoded:
        """Read a window once."""
        key = (window.start, pieces.ids[window.start : window.end].tobytes())
        if key not in self._seen:
            self._seen[key] = super().encode(pieces, window)
        return self._seen[key]


class Bench:
    """The held-out reports and what thresholds make of them."""

    def __init__(self, records: list[dict[str, Any]], scorer: ModuleType, folder: Path) -> None:
        """Keep the gold and one set of graphs."""
        self.gold, self.scorer = records, scorer
        self.graphs = Remembering(folder)

    def score(self, limits: dict[str, float]) -> dict[str, Any]:
        """Read everything with these thresholds and score it."""
        reader = OfflineReader(limits=limits)
        reader.__dict__["_graphs"] = self.graphs
        predicted = {}
        for record in self.gold:
            report = Report(record["id"], record["text"], record.get("published"), record.get("outlet"))
            reading = name_reading(report, reader.assemble(report, reader.look(report)))
            predicted[report.id] = to_ledger(report, reading)
        return dict(self.scorer.score(self.gold, predicted))

    def aim(self, limits: dict[str, float]) -> float:
        """Return the figure that tuning raises."""
        found = self.score(limits)
        return (
            float(
                found["LEDGER"]
                + found["CELLS"]
                + found["incident"]["f1"]
                + found["claim"]["f1"]
                + 0.3 * found["relation"]["f1"]
            )
            / 4
        )


def tune(bench: Bench, limits: dict[str, float], rounds: int) -> dict[str, float]:
    """Move one threshold at a time to its best value of the grid."""
    best = bench.aim(limits)
    names = [n for n in limits if not n.startswith("attribution_cue") and n not in ("cut", "tie")]
    for turn in range(rounds):
        for name in names:
            for value in GRID.get(name, GRID.get(name.split(".")[-1], GRID["role"])):
                tried = limits | {name: value}
                if value != limits[name] and (found := bench.aim(tried)) > best + 1e-4:
                    best, limits = found, tried
            print(f"round {turn} {name} {limits[name]} aim {best:.4f}", flush=True)
    return limits


def held_out(records: list[dict[str, Any]], count: int, seed: int) -> list[dict[str, Any]]:
    """Pick the same reports that `training.train` keeps back."""
    order = list(range(len(records)))
    random.Random(seed).shuffle(order)
    kept = set(order[:count])
    return [r for i, r in enumerate(records) if i in kept]


def main() -> None:
    """Read the options, tune, write thresholds.json beside the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--weights", type=Path, default=WEIGHTS)
    parser.add_argument("--held-out", type=int, default=26)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--rounds", type=int, default=2)
    options = parser.parse_args()
    ledger = options.shared / "bench/ledger"
    records = held_out(list(lines(ledger / "train.jsonl")), options.held_out, options.seed)
    path = options.weights / "thresholds.json"
    limits = start() | (json.loads(path.read_text())["thresholds"] if path.exists() else {})
    bench = Bench(records, load(ledger / "score.py"), options.weights)
    limits = tune(bench, limits, options.rounds)
    note = "Tuned by training.calibrate on ledger/train reports held out of training; belongs to the weights beside it."
    path.write_text(json.dumps({"note": note, "thresholds": limits}, indent=1) + "\n")


if __name__ == "__main__":
    main()
