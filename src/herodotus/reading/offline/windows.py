"""Cut a report's pieces into overlapping windows of whole sentences, and say which window answers for which piece."""

from __future__ import annotations

import bisect
from itertools import pairwise

import msgspec
import numpy as np
from numpy.typing import NDArray

from herodotus.reading.offline.pieces import Pieces
from herodotus.reading.sentences import Sentence

WIDTH = 320  # pieces a window without the two special tokens; the encoder takes 512
OVERLAP = 96  # pieces that neighbours share, so that a piece has context on both sides


class Window(msgspec.Struct, frozen=True):
    """Pieces [start, end) are read together; the window answers for pieces [own_start, own_end)."""

    start: int
    end: int
    own_start: int
    own_end: int


def firsts_in(pieces: Pieces, window: Window) -> NDArray[np.int64]:
    """Give for each piece of a window the first piece of its word, counted from the window's start."""
    return np.maximum(pieces.firsts[window.start : window.end] - window.start, 0)


def breaks(pieces: Pieces, sentences: tuple[Sentence, ...]) -> list[int]:
    """Return the piece numbers at which a sentence begins, first 0, last `len(pieces)`."""
    starts = pieces.starts.tolist()
    cuts = {bisect.bisect_left(starts, s.start) for s in sentences}
    return sorted((cuts | {0, len(starts)}) - ({0} if not starts else set()))


def windows(
    pieces: Pieces, sentences: tuple[Sentence, ...], width: int = WIDTH, overlap: int = OVERLAP
) -> list[Window]:
    """Cover all pieces: whole sentences where they fit, hard cuts where one sentence alone is wider than a window."""
    ends = breaks(pieces, sentences)
    spans, start, covered = [], 0, 0
    while covered < len(pieces):
        covered = _last_at_most(ends, start + width, covered)
        spans.append((start, covered))
        start = max(_first_at_least(ends, covered - overlap, covered), start + 1)
    return _owned(spans, ends)


def _last_at_most(ends: list[int], limit: int, covered: int) -> int:
    """Find the last break within a limit that lies beyond what is covered; else cut at the limit."""
    at = ends[bisect.bisect_right(ends, limit) - 1]
    return at if at > covered else min(limit, ends[-1])


def _first_at_least(ends: list[int], wish: int, limit: int) -> int:
    at = ends[bisect.bisect_left(ends, wish)]
    return at if at < limit else wish


def _owned(spans: list[tuple[int, int]], ends: list[int]) -> list[Window]:
    seams = [0]
    for (_, end), (start, _) in pairwise(spans):
        middle = (start + end) // 2
        at = ends[bisect.bisect_left(ends, middle)]
        seams.append(at if start < at < end else middle)
    seams.append(spans[-1][1] if spans else 0)
    return [Window(a, b, seams[i], seams[i + 1]) for i, (a, b) in enumerate(spans)]
