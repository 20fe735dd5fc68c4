"""Which of several places of one name is meant: a sum of plain reasons, each in powers of ten of likelihood.

The weights were set by hand and tried on lgl, geovirus and the ledger's train half (`python -m benchmarks.geo`).
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from herodotus.naming.places.context import Context
from herodotus.naming.places.gazetteer import Entry

# People that a kind counts as having where the gazetteer says nothing or another number would mislead, as log10.
BASE = {"country": 8.2, "continent": 8.0, "region": 6.9, "water": 7.2, "site": 4.5, "capital": 0.5, "admin1": 0.0,
        "admin2": -1.3, "town": 0.0}
RANK = (0.0, -1.6, -1.6, -1.2)  # chief name, other spelling, sounds alike, one letter away
SEAT = -2.0  # a unit called after a town in it is meant only where its kind is said: "Idlib" is the town
FITS_UNIT = 2.5  # "X province" makes the province a few hundred times likelier than a town X
IN_CONTAINER = 4.0  # "X, Iraq"
WEIGHTS = {"mentions": 4.0, "country": 3.2, "admin1": 3.0, "admin2": 2.4, "patch": 1.2}  # where all speak for it
HALF = {"mentions": 0.6, "country": 1.5, "admin1": 1.5, "admin2": 0.5, "patch": 1.0}  # votes that give half the weight
SHARPNESS = 1.5  # score difference times this goes into the exponential that makes shares


def likelihood(entry: Entry) -> float:
    """Say how likely a name means this place, before anything of the report is known."""
    base = BASE[entry.kind]
    if entry.kind in ("town", "capital", "admin1", "admin2"):
        base += math.log10(entry.people + 100)
    return base + RANK[entry.rank]


def score(name: str, entry: Entry, context: Context) -> float:
    """Add what the report's other words say to the bare likelihood of an entry."""
    heard = context.support(name, entry)
    return likelihood(entry) + sum(WEIGHTS[r] * v / (v + HALF[r]) for r, v in heard.items())


def shares(name: str, entries: Sequence[Entry], context: Context, bonus: Sequence[float] = ()) -> list[float]:
    """Turn scores into shares that add up to 1; `bonus` is added to each entry's score.

    >>> shares("X", [], Context({}, {}, {}))
    []
    """
    extra = [b + n for b, n in zip(bonus or [0.0] * len(entries), _seats(entries), strict=True)]
    scores = [score(name, e, context) + b for e, b in zip(entries, extra, strict=True)]
    best = max(scores, default=0.0)
    raw = [math.exp(SHARPNESS * (s - best)) for s in scores]
    return [r / sum(raw) for r in raw]


def _seats(entries: Sequence[Entry]) -> list[float]:
    """Take likelihood off the units among the entries in which a town of the same name lies."""
    within = {unit for e in entries if e.kind in ("town", "capital") for unit in (e.admin1, e.admin2)}
    return [SEAT if e.kind in ("admin1", "admin2") and e.number in within else 0.0 for e in entries]
