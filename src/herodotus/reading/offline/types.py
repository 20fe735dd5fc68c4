"""The type of an incident: what the model says of its mentions, raised where the words name a type by themselves."""

from __future__ import annotations

import re
from functools import cache

import numpy as np
from numpy.typing import NDArray

from herodotus.codebook.store import table
from herodotus.reading.offline.anchors import Anchor
from herodotus.reading.offline.schema import TYPES


def type_of(anchors: list[Anchor], quotes: list[str], lift: float) -> tuple[str, float]:
    """Return the likeliest type and its probability.

    Probabilities are averaged over mentions, each weighed by how surely it is one; types that the words name
    (codebook/data/type_words.toml) are multiplied by `lift` and all are scaled to one again.
    """
    mean = np.average([a.classes["type"] for a in anchors], axis=0, weights=[a.real for a in anchors])
    lifted = mean * np.where(named_types(" ".join(quotes)), lift, 1.0)
    best = int(np.argmax(lifted))
    return TYPES[best], round(float(lifted[best] / lifted.sum()), 4)


def named_types(quote: str) -> NDArray[np.bool_]:
    """Tell for each type whether the words name it.

    >>> [TYPES[i] for i in np.flatnonzero(named_types("Mortars shelled the town, and a ceasefire was signed"))]
    ['shelling', 'agreement']
    """
    found = {match.lastgroup for match in _pattern().finditer(quote)}
    return np.array([name in found for name in TYPES])


@cache
def _pattern() -> re.Pattern[str]:
    """All stems at the beginning of a word, longer ones first, so that "suicide bomb" is not taken for another bomb."""
    stems = [(stem, name) for name, listed in table("type_words")["stems"].items() for stem in listed]
    by_type: dict[str, list[str]] = {}
    for stem, name in sorted(stems, key=lambda pair: -len(pair[0])):
        by_type.setdefault(name, []).append(re.escape(stem))
    longest = sorted(by_type.items(), key=lambda pair: -max(map(len, pair[1])))
    return re.compile("|".join(rf"\b(?P<{name}>{'|'.join(listed)})" for name, listed in longest), re.IGNORECASE)
