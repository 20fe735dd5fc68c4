"""Our own scorer of ledgers: LEDGER, CELLS, the F1 of incidents, claims and relations, micro-averaged over reports.

Records are matched one to one within a report, the likest pair first, from a likeness of .40. An incident's likeness
is .35 evidence + .25 type + .2 when + .2 where, and needs shared words in the evidence or both a stated day and a
stated place that agree; a claim's is the token F1 of the contents. LEDGER is the mean of the two slot F1s, in which a
matched pair earns the mean credit of its slots and every record costs 1. CELLS is the F1 over cells that say something.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec

from benchmarks import likeness

Row = Mapping[str, Any]  # an incident, claim or whole ledger, as JSON gives it
FLOOR = 0.40  # a pair must be at least so alike; GUIDE's scorer has the same
SAME_NAME = 0.5  # token overlap from which two names of a relation are one, as in the shared scorer
EMPTY: Row = {"incidents": (), "claims": (), "relations": ()}
INCIDENT_CELLS = ("type", "status", "when", "where", "initiators", "targets", "means", "killed", "injured")
CLAIM_CELLS = ("claimant", "named", "via", "stance", "certainty", "said_on", "about", "aspect")


class F1(msgspec.Struct, frozen=True):
    """Credit earned over what is right and what was predicted.

    >>> round(F1(2, 4, 2).f1, 3)
    0.667
    """

    hit: float = 0.0
    gold: int = 0
    pred: int = 0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, 0 where nothing was earned."""
        return 2 * self.hit / (self.gold + self.pred) if self.hit else 0.0


class Figures(msgspec.Struct, frozen=True):
    """The figures over a set of reports."""

    incident: F1
    incident_slot: F1
    claim: F1
    claim_slot: F1
    cells: F1
    relation: F1

    def as_dict(self) -> dict[str, float]:
        """Name the headline figures as the issue and the floors do."""
        return {
            "LEDGER": (self.incident_slot.f1 + self.claim_slot.f1) / 2,
            "CELLS": self.cells.f1,
            "incident_f1": self.incident.f1,
            "claim_f1": self.claim.f1,
            "relation_f1": self.relation.f1,
        }


def score(gold: Sequence[Row], predicted: Mapping[str, Row]) -> Figures:
    """Score predicted ledgers by id against gold ledgers; a report without a prediction counts as empty."""
    sums: Counter[str] = Counter()
    credits: dict[str, float] = {"incident": 0.0, "claim": 0.0, "cells": 0.0}
    for right in gold:
        _score_report(right, predicted.get(right["id"], EMPTY), sums, credits)
    return Figures(
        incident=F1(sums["incident"], sums["incident gold"], sums["incident pred"]),
        incident_slot=F1(credits["incident"], sums["incident gold"], sums["incident pred"]),
        claim=F1(sums["claim"], sums["claim gold"], sums["claim pred"]),
        claim_slot=F1(credits["claim"], sums["claim gold"], sums["claim pred"]),
        cells=F1(credits["cells"], sums["cells gold"], sums["cells pred"]),
        relation=F1(sums["relation"], sums["relation gold"], sums["relation pred"]),
    )


def _score_report(right: Row, told: Row, sums: Counter[str], credits: dict[str, float]) -> None:
    pairs = match(right["incidents"], told.get("incidents") or (), incident_likeness)
    to_gold = {str(mine.get("id")): str(theirs["id"]) for theirs, mine in pairs}
    claims = match(right["claims"], told.get("claims") or (), claim_likeness)
    _count("incident", right["incidents"], told.get("incidents") or (), INCIDENT_CELLS, sums)
    _count("claim", right["claims"], told.get("claims") or (), CLAIM_CELLS, sums)
    for theirs, mine in pairs:
        _earn("incident", theirs, mine, incident_credits(theirs, mine), sums, credits)
    for theirs, mine in claims:
        _earn("claim", theirs, mine, claim_credits(theirs, mine, to_gold), sums, credits)
    relations = right.get("relations") or (), told.get("relations") or ()
    _count("relation", *relations, (), sums)
    sums["relation"] += len(match_relations(*relations))


def match_relations(gold: Sequence[Row], pred: Sequence[Row]) -> list[tuple[Row, Row]]:
    """Pair relations of the same kind whose two names agree by half their words or more, in the order they stand."""
    left, pairs = list(pred), []
    for theirs in gold:
        mine = next((p for p in left if _same_relation(theirs, p)), None)
        if mine is not None:
            left.remove(mine)
            pairs.append((theirs, mine))
    return pairs


def _same_relation(a: Row, b: Row) -> bool:
    alike = (likeness.overlap(a[side], b[side]) >= SAME_NAME for side in ("a", "b"))
    return bool(a["relation"] == b["relation"] and all(alike))


def _count(name: str, gold: Sequence[Row], pred: Sequence[Row], cells: Sequence[str], sums: Counter[str]) -> None:
    for side, rows in (("gold", gold), ("pred", pred)):
        sums[f"{name} {side}"] += len(rows)
        sums[f"cells {side}"] += sum(says_something(row, cell) for row in rows for cell in cells)


def _earn(name: str, theirs: Row, mine: Row, earned: Mapping[str, float], sums: Counter[str],
          credits: dict[str, float]) -> None:
    sums[name] += 1
    credits[name] += sum(earned.values()) / len(earned)
    both = (c for c in earned if says_something(theirs, c) and says_something(mine, c))
    credits["cells"] += sum(earned[cell] for cell in both)


def says_something(row: Row, cell: str) -> bool:
    """Tell whether a cell is filled with other than its usual value.

    >>> says_something({"status": "planned"}, "status"), says_something({"status": "occurred"}, "status")
    (True, False)
    """
    usual = likeness.rules()["usual"]
    value = row.get(cell)
    return value not in (None, "", [], (), {}) and not (cell in usual and value == usual[cell])


def match(gold: Sequence[Row], pred: Sequence[Row], alike: Callable[[Row, Row], float]) -> list[tuple[Row, Row]]:
    """Pair records greedily, the likest first; of equals those that stand later in the lists."""
    ranked = sorted(((alike(g, p), i, j) for i, g in enumerate(gold) for j, p in enumerate(pred)), reverse=True)
    pairs, used_gold, used_pred = [], set(), set()
    for likeness_, i, j in ranked:
        if likeness_ >= FLOOR and i not in used_gold and j not in used_pred:
            pairs.append((gold[i], pred[j]))
            used_gold.add(i)
            used_pred.add(j)
    return pairs


def incident_likeness(gold: Row, told: Row) -> float:
    """Weigh evidence, type, day and place; 0 where neither the words nor both day and place tie the two."""
    words = max(
        (likeness.overlap(a, b) for a in gold.get("evidence") or [""] for b in told.get("evidence") or [""]),
        default=0.0,
    )
    day, place = likeness.when(gold.get("when"), told.get("when")), likeness.where(gold.get("where"), told.get("where"))
    stated = bool(gold.get("when") and gold.get("where")) and day == place == 1
    if not words and not stated:
        return 0.0
    return 0.35 * words + 0.25 * likeness.kind(gold["type"], told.get("type")) + 0.2 * day + 0.2 * place


def claim_likeness(gold: Row, told: Row) -> float:
    """Token F1 of the two contents."""
    return likeness.overlap(gold["content"], told.get("content"))


def incident_credits(gold: Row, told: Row) -> dict[str, float]:
    """Give the credit of each slot of a matched pair of incidents."""
    earned = {
        "type": likeness.kind(gold["type"], told.get("type")),
        "status": float(gold["status"] == told.get("status")),
        "when": likeness.when(gold["when"], told.get("when")),
        "where": likeness.where(gold["where"], told.get("where")),
    }
    for cell in ("initiators", "targets", "means"):
        earned[cell] = likeness.names(gold[cell], told.get(cell))
    for cell in ("killed", "injured"):
        earned[cell] = likeness.number(gold[cell], told.get(cell))
    return earned


def claim_credits(gold: Row, told: Row, to_gold: Mapping[str, str]) -> dict[str, float]:
    """Give the credit of each slot of a matched pair of claims; `to_gold` maps predicted incident ids to gold ones."""
    linked = {to_gold.get(str(i), f"?{i}") for i in told.get("about") or []}
    earned = {cell: float(gold[cell] == told.get(cell)) for cell in ("named", "stance", "certainty", "aspect")}
    earned["claimant"] = likeness.names([gold["claimant"]], [told.get("claimant") or ""])
    earned["via"] = likeness.names(gold["via"], told.get("via"))
    earned["said_on"] = likeness.when(gold["said_on"], told.get("said_on"))
    earned["about"] = likeness.links(gold["about"], linked)
    return earned
