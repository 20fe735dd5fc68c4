"""Do scores mean what they say: every scored cell of a predicted ledger beside the credit it earns against gold.

`error` is the expected calibration error over bins of equal mass (Naeini, Cooper and Hauskrecht 2015, with 15 bins as
in Guo et al. 2017): the mean over bins, by their share, of the gap between mean score and mean credit.
A cell of a record that matches no gold record earns nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

import msgspec

from benchmarks.scoring import (
    EMPTY,
    Row,
    claim_credits,
    claim_likeness,
    incident_credits,
    incident_likeness,
    match,
    match_relations,
)

BINS = 15


class Outcome(msgspec.Struct, frozen=True):
    """A scored cell (`incident.when`), its score, and the credit it earned, both 0..1."""

    cell: str
    score: float
    credit: float


class Bin(msgspec.Struct, frozen=True):
    """A bin of the reliability diagram: how many cells, their mean score, their mean credit."""

    size: int
    score: float
    credit: float


def outcomes(gold: Iterable[Row], predicted: Mapping[str, Row]) -> Iterator[Outcome]:
    """Yield every scored cell of the predictions for the gold reports."""
    for right in gold:
        told = predicted.get(right["id"], EMPTY)
        pairs = match(right["incidents"], told["incidents"], incident_likeness)
        to_gold = {str(mine["id"]): str(theirs["id"]) for theirs, mine in pairs}
        found = {m["id"]: {"incident": 1.0} | incident_credits(t, m) for t, m in pairs}
        yield from _of("incident", told["incidents"], found)
        claims = match(right["claims"], told["claims"], claim_likeness)
        found = {
            m["id"]: {"claim": 1.0, "content": claim_likeness(t, m)} | claim_credits(t, m, to_gold) for t, m in claims
        }
        yield from _of("claim", told["claims"], found)
        yield from _relations(right.get("relations", ()), told.get("relations", ()))


SCORED = {
    "incident": ["incident", "type", "status", "when", "where", "initiators", "targets", "means", "killed", "injured"],
    "claim": ["claim", "content", "claimant", "named", "via", "stance", "certainty", "said_on", "about", "aspect"],
}


def _of(kind: str, told: Sequence[Row], earned: Mapping[str, Mapping[str, float]]) -> Iterator[Outcome]:
    for record in told:
        credits = earned.get(record["id"], {})
        for cell, p in record["scores"].items():
            if cell in SCORED[kind]:
                yield Outcome(f"{kind}.{cell}", p, credits.get(cell, 0.0))


def _relations(gold: Sequence[Row], told: Sequence[Row]) -> Iterator[Outcome]:
    right = [id(mine) for _, mine in match_relations(gold, told)]
    for record in told:
        yield Outcome("relation.relation", record["scores"]["relation"], float(id(record) in right))


def bins(found: Sequence[Outcome], count: int = BINS) -> list[Bin]:
    """Sort outcomes by score and cut them into `count` bins of equal mass; fewer where there are fewer outcomes."""
    ranked = sorted(found, key=lambda o: (o.score, o.credit))
    edges = [round(i * len(ranked) / count) for i in range(count + 1)]
    return [_bin(ranked[a:b]) for a, b in pairwise(edges) if a < b]


def _bin(part: Sequence[Outcome]) -> Bin:
    size = len(part)
    return Bin(size, sum(o.score for o in part) / size, sum(o.credit for o in part) / size)


def error(found: Sequence[Outcome], count: int = BINS) -> float:
    """Return the expected calibration error.

    >>> error([Outcome("incident.type", 0.75, credit) for credit in (1, 1, 1, 0)], count=1)
    0.0
    """
    return sum(b.size * abs(b.score - b.credit) for b in bins(found, count)) / len(found) if found else 0.0
