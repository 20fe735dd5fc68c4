"""How sure the reader is of each cell: what the model said of it, turned into a probability by `calibration.json`.

The score of a cell is the chance that its record is one and that the cell is right; for a cell of several names it is
the share of them to expect right. The maps are logistic (Platt 1999), two numbers a cell, fitted by
`training.fit_scores` on texts that taught nothing; a cell without a map keeps the model's own number.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec

from herodotus.reading.offline.pieces import WEIGHTS
from herodotus.records import Claim, Incident, Reading, Relation, Score, Tie

Maps = dict[str, tuple[float, float]]
Record = TypeVar("Record", Incident, Claim, Relation, Tie)
EDGE = 1e-4  # raw scores are kept off 0 and 1 by this much, so that their logit is finite


def raw(real: float, cells: Mapping[str, float]) -> tuple[Score, ...]:
    """Score cells by the model's own numbers: the record's probability times the cell's, for every cell that has one.

    >>> raw(0.5, {"type": 0.8, "when": 0.0})
    (Score(cell='type', p=0.4),)
    """
    return tuple(Score(cell, round(real * p, 4)) for cell, p in cells.items() if p > 0)


def probability(map_of: tuple[float, float], p: float) -> float:
    """Map a raw score: logistic(slope * logit(p) + offset).

    >>> round(probability((1.0, 0.0), 0.3), 2)
    0.3
    """
    p = min(max(p, EDGE), 1 - EDGE)
    return round(1 / (1 + math.exp(-(map_of[0] * math.log(p / (1 - p)) + map_of[1]))), 4)


def calibrated(reading: Reading, maps: Maps) -> Reading:
    """Turn all raw scores of a reading into probabilities."""
    return msgspec.structs.replace(
        reading,
        incidents=tuple(_mapped("incident", i, maps) for i in reading.incidents),
        claims=tuple(_mapped("claim", c, maps) for c in reading.claims),
        relations=tuple(_mapped("relation", r, maps) for r in reading.relations),
        ties=tuple(_mapped("tie", t, maps) for t in reading.ties),
    )


def _mapped(kind: str, record: Record, maps: Maps) -> Record:
    known = ((s, maps.get(f"{kind}.{s.cell}")) for s in record.scores)
    scores = tuple(msgspec.structs.replace(s, p=probability(m, s.p)) if m else s for s, m in known)
    return msgspec.structs.replace(record, scores=scores)


def score_of(record: Incident | Claim | Relation | Tie, cell: str) -> float:
    """Look up the score of a cell; 1 where it has none."""
    return next((s.p for s in record.scores if s.cell == cell), 1.0)


@cache
def maps(folder: Path = WEIGHTS) -> Maps:
    """Read calibration.json, which lies beside the weights that it was fitted for; no maps where it is absent."""
    path = folder / "calibration.json"
    if not path.exists():
        return {}
    return {k: (v[0], v[1]) for k, v in json.loads(path.read_text("utf-8"))["maps"].items()}
