"""The actors of a window, and how surely the text says each relation between two of them."""

from __future__ import annotations

import msgspec
import numpy as np
from numpy.typing import NDArray

from herodotus.reading.offline.graphs import Encoded, Graphs
from herodotus.reading.offline.schema import RELATED_REACH
from herodotus.reading.offline.spans import Found, decode_tags, whole_words
from herodotus.reading.offline.windows import Window


class Related(msgspec.Struct, frozen=True):
    """Two actors as ranges of pieces of the report, and the probability of each of `RELATIONS` from a to b."""

    a: Found
    b: Found
    relations: NDArray[np.float32]


def pairs_within(spans: list[tuple[int, int]], reach: int = RELATED_REACH) -> list[tuple[int, int]]:
    """List the ordered pairs of spans that stand less than `reach` apart, without touching.

    >>> pairs_within([(0, 2), (5, 6), (90, 92)])
    [(0, 1), (1, 0)]
    """
    return [
        (i, j)
        for i, a in enumerate(spans)
        for j, b in enumerate(spans)
        if i != j and 0 <= max(a[0] - b[1], b[0] - a[1]) < reach
    ]


def actors_of(encoded: Encoded, firsts: NDArray[np.int64], floor: float) -> list[Found]:
    """Decode the actors of a window, as ranges of its pieces from the leading special token on."""
    tags = whole_words(encoded.tags["actor"][1:-1], firsts)
    return [(a + 1, b + 1, p) for a, b, p in decode_tags(tags, floor)]


def related(encoded: Encoded, actors: list[Found], window: Window, graphs: Graphs, floor: float) -> list[Related]:
    """Score the pairs whose earlier actor the window answers for, and keep those that reach `floor` in a relation."""
    spans = [(a, b) for a, b, _ in actors]
    offset = window.start - 1
    pairs = [
        (i, j)
        for i, j in pairs_within(spans)
        if window.own_start <= min(spans[i][0], spans[j][0]) + offset < window.own_end
    ]
    if not pairs:
        return []
    scored = graphs.related(encoded.hidden, spans, pairs)
    moved = [(a + offset, b + offset, p) for a, b, p in actors]
    return [Related(moved[i], moved[j], p) for (i, j), p in zip(pairs, scored, strict=True) if p.max() >= floor]
