"""From probabilities of pieces to spans of pieces."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Found = tuple[int, int, float]  # first piece, one past the last, score


def whole_words(probabilities: NDArray[np.float32], firsts: NDArray[np.int64]) -> NDArray[np.float32]:
    """Let the first piece of a word speak for all of it; only it can begin a span.

    `probabilities` [pieces, 3] are O, B, I; `firsts` [pieces] the number of each piece's first piece.
    """
    words = probabilities[firsts]
    later = firsts != np.arange(len(firsts))
    words[later, 2] += words[later, 1]
    words[later, 1] = 0.0
    return words


def decode_tags(probabilities: NDArray[np.float32], floor: float) -> list[Found]:
    """Read spans off O/B/I probabilities [pieces, 3].

    A span begins where B reaches `floor` and peaks, and goes on while inside beats outside.
    The score is the probability of its beginning.
    """
    begin, outside = probabilities[:, 1], probabilities[:, 0]
    within = 1.0 - outside
    starts = [int(i) for i in np.flatnonzero(begin >= floor) if _peaks(begin, int(i))]
    spans: list[Found] = []
    for n, start in enumerate(starts):
        limit = starts[n + 1] if n + 1 < len(starts) else len(begin)
        end = start + 1
        while end < limit and within[end] >= 0.5:
            end += 1
        if (
            end == start + 1 and floor < 0.5
        ):  # a weak beginning: follow what is more inside than not at half its strength
            while end < limit and within[end] >= begin[start] * 0.6:
                end += 1
        spans.append((start, end, float(begin[start])))
    return spans


def _peaks(begin: NDArray[np.float32], at: int) -> bool:
    left = begin[at - 1] if at else 0.0
    right = begin[at + 1] if at + 1 < len(begin) else 0.0
    return bool(begin[at] >= left and begin[at] > right)


def snapped(run: Found, names: list[Found]) -> Found:
    """Give a run the ends of the name that it shares most with, if they share half of the shorter; it keeps its score.

    >>> snapped((4, 6, 0.7), [(3, 6, 0.9), (9, 10, 0.9)]), snapped((4, 6, 0.7), [(9, 10, 0.9)])
    ((3, 6, 0.7), (4, 6, 0.7))
    """
    def shared(name: Found) -> int:
        return min(run[1], name[1]) - max(run[0], name[0])

    best = max(names, key=shared, default=None)
    if best is None or 2 * shared(best) < min(run[1] - run[0], best[1] - best[0]):
        return run
    return best[0], best[1], run[2]


def decode_runs(inside: NDArray[np.float32], begin: NDArray[np.float32], floor: float, cut: float = 0.5) -> list[Found]:
    """Read spans off a role's probabilities: runs of `inside` above `floor`, cut where `begin` reaches `cut`.

    The score is the mean of `inside` over the span.
    """
    spans: list[Found] = []
    start = -1
    for at in range(len(inside) + 1):
        on = at < len(inside) and inside[at] >= floor
        if start >= 0 and (not on or begin[at] >= cut):
            spans.append((start, at, float(inside[start:at].mean())))
            start = -1
        if on and start < 0:
            start = at
    return spans
