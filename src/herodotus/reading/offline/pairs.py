"""What the words show of two anchors, beside their vectors."""

from __future__ import annotations

import math

Range = tuple[int, int]


def features(a: Range, a_ids: frozenset[int], b: Range, b_ids: frozenset[int], overlap: float) -> list[float]:
    """Return distance in pieces (log), overlap, share of common pieces (Jaccard), order; ranges count pieces.

    >>> features((0, 4), frozenset({1, 2}), (10, 12), frozenset({2, 3}), 0.0)[2:]
    [0.3333333333333333, 1.0]
    """
    apart = max(a[0] - b[1], b[0] - a[1], 0)
    either = len(a_ids | b_ids)
    common = len(a_ids & b_ids) / either if either else 0.0
    return [math.log1p(apart) / 6, overlap, common, 1.0 if b[0] > a[0] else -1.0]
