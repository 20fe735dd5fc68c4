"""Fit the maps that turn the model's own numbers into probabilities: `python -m training.fit_scores`.

On the calibration tenth of our corpus and the held-out reports of ledger/train, none of which taught the model. One
logistic map a cell (Platt 1999), fitted by Newton steps on the log loss, with a pull towards the map of all cells
together that is worth some forty outcomes: a cell seen ten times takes the common map, one seen a thousand times its
own.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.reliability import Outcome, error, outcomes
from herodotus.exports.ledger import to_ledger
from herodotus.naming import name_reading
from herodotus.reading.offline import OfflineReader
from herodotus.reading.offline.certainty import EDGE, probability
from herodotus.reading.offline.pieces import SHIPPED
from herodotus.report import Report
from training.calibrate import HELD_OUT, held_out

Floats = NDArray[np.float64]
PRIOR = 6.0  # strength of the pull: the curvature of some forty outcomes
STEPS = 50


def fit(found: list[Outcome], towards: tuple[float, float], prior: float) -> tuple[float, float]:
    """Fit slope and offset of one map by Newton's method."""
    p = np.clip(np.array([o.score for o in found]), EDGE, 1 - EDGE)
    x = np.stack([np.log(p / (1 - p)), np.ones_like(p)], 1)
    y, home = np.array([o.credit for o in found]), np.array(towards)
    w = home.copy()
    for _ in range(STEPS):
        q = 1 / (1 + np.exp(-(x @ w)))
        slope = x.T @ (q - y) + prior * (w - home)
        curve = (x * (q * (1 - q))[:, None]).T @ x + (prior + 1e-6) * np.eye(2)
        w = w - np.linalg.solve(curve, slope)
    return max(float(w[0]), 0.0), float(w[1])


def fit_all(found: list[Outcome]) -> dict[str, tuple[float, float]]:
    """Fit a map for every cell, pulled towards the common one."""
    common = fit(found, (1.0, 0.0), 1.0)
    by_cell: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in found:
        by_cell[outcome.cell].append(outcome)
    return {cell: fit(own, common, PRIOR) for cell, own in sorted(by_cell.items())}


def read_raw(records: list[dict[str, Any]], folder: Path) -> list[Outcome]:
    """Read reports with the model's own numbers as scores, and see what each cell earns."""
    reader, predicted = OfflineReader(folder), {}
    for record in records:
        report = Report(record["id"], record["text"], record.get("published"), record.get("outlet"))
        reading = reader.with_raw_scores(report, reader.look(report))
        predicted[report.id] = to_ledger(report, name_reading(report, reading))
    return list(outcomes(records, predicted))


def main() -> None:
    """Fit, say what the error was before and is after, and write calibration.json beside the weights."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--weights", type=Path, default=SHIPPED)
    parser.add_argument("--held-out", type=int, default=HELD_OUT)
    options = parser.parse_args()
    found = read_raw(held_out(options.shared / "bench", options.held_out), options.weights)
    maps = fit_all(found)
    after = [Outcome(o.cell, probability(maps[o.cell], o.score), o.credit) for o in found]
    print(f"cells {len(found)}, calibration error {error(found):.4f} before, {error(after):.4f} after (fitted on them)")
    note = "Fitted by training.fit_scores on texts held out of training; belongs to the weights beside it."
    rounded = {cell: [round(a, 4), round(b, 4)] for cell, (a, b) in maps.items()}
    (options.weights / "calibration.json").write_text(json.dumps({"note": note, "maps": rounded}, indent=1) + "\n")


if __name__ == "__main__":
    main()
