"""Which of several places of one name is meant: a sum of plain reasons, each with a learned weight.

The weights (`data/rank.toml`) are those of a conditional logit over the candidates of a name, learned on annotated news
by `training/gazetteer/rank.py`, which also tells how well they do on folds that they were not learned on.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib import resources

from herodotus.naming.places.context import Context
from herodotus.naming.places.gazetteer import Entry

SETTLED = ("town", "capital", "admin1", "admin2")  # kinds whose number of people says how often they are meant
RANKS = ("", "other_spelling", "sounds_alike", "one_letter")
HALF = {"mentions": 0.6, "country": 1.5, "admin1": 1.5, "admin2": 0.5, "patch": 1.0}  # votes that give half the weight
Reasons = dict[str, float]


def reasons(name: str, entry: Entry, context: Context, *, seat: bool = False) -> Reasons:
    """Say what speaks for or against an entry, before what stands beside the name: reason to strength, 0 to 1.

    `log_people` alone is larger: the power of ten of the inhabitants. `seat` marks a unit called after a town in it.
    """
    found = {"log_people": math.log10(entry.people + 100)} if entry.kind in SETTLED else {}
    found |= dict.fromkeys(filter(None, (entry.kind if entry.kind != "town" else "", RANKS[entry.rank])), 1.0)
    if seat:
        found["seat"] = 1.0
    for kind, votes in context.support(name, entry).items():
        found[kind if kind == "mentions" else f"votes_{kind}"] = votes / (votes + HALF[kind])
    return found


def all_reasons(name: str, entries: Sequence[Entry], context: Context) -> list[Reasons]:
    """Give the reasons for each of the entries that a name may mean."""
    return [reasons(name, e, context, seat=s) for e, s in zip(entries, _seats(entries), strict=True)]


@cache
def weights() -> dict[str, float]:
    """Load the weight of each reason.

    >>> weights()["container"] > weights()["votes_patch"] > 0
    True
    """
    source = resources.files("herodotus.naming.places") / "data" / "rank.toml"
    return {name: float(value) for name, value in tomllib.loads(source.read_text("utf-8"))["weights"].items()}


def shares(found: Sequence[Reasons]) -> list[float]:
    """Turn the reasons for several entries into shares that add up to 1.

    >>> shares([]), shares([{"container": 1.0}, {}])[0] > 0.9
    ([], True)
    """
    scores = [sum(weights()[reason] * strength for reason, strength in entry.items()) for entry in found]
    best = max(scores, default=0.0)
    raw = [math.exp(score - best) for score in scores]
    return [r / sum(raw) for r in raw]


def _seats(entries: Sequence[Entry]) -> list[bool]:
    """Mark the units in which a town of the same name lies: "Idlib" is the town unless a word says so."""
    within = {unit for e in entries if e.kind in ("town", "capital") for unit in (e.admin1, e.admin2)}
    return [e.kind in ("admin1", "admin2") and e.number in within for e in entries]
