"""Find the anchors of a report: spans of incidents, cues and relations, with what hangs on each."""

from __future__ import annotations

import msgspec
import numpy as np
from numpy.typing import NDArray

from herodotus.reading.offline.graphs import Encoded, Graphs, Heads
from herodotus.reading.offline.pieces import Pieces, cut
from herodotus.reading.offline.schema import ROLES
from herodotus.reading.offline.spans import Found, decode_runs, decode_tags, whole_words
from herodotus.reading.offline.windows import Window, windows
from herodotus.reading.sentences import split
from herodotus.records import Evidence
from herodotus.report import Report


class Anchor(msgspec.Struct, frozen=True):
    """A span of pieces (of the report) with its head's answers; `window` is the number of the window that read it."""

    kind: str
    start: int
    end: int
    real: float
    runs: dict[str, list[Found]]
    classes: dict[str, NDArray[np.float32]]
    vector: NDArray[np.float32]
    ids: frozenset[int]
    window: int
    content: NDArray[np.float32] | None = None
    offset: int = 0  # report piece = window piece + offset, for `content`


class Seen(msgspec.Struct, frozen=True):
    """A report as the model saw it: its text, its pieces, and the anchors by kind in text order."""

    text: str
    pieces: Pieces
    anchors: dict[str, list[Anchor]]

    def without_anchors(self) -> Seen:
        """Give the same report with nothing seen in it."""
        return Seen(self.text, self.pieces, {kind: [] for kind in self.anchors})

    def evidence(self, start: int, end: int) -> Evidence:
        """Turn a range of pieces into the words of the report."""
        return Evidence.of(self.text, int(self.pieces.starts[start]), int(self.pieces.ends[end - 1]))


def look(report: Report, graphs: Graphs, limits: dict[str, float], kinds: tuple[str, ...]) -> Seen:
    """Read a report window by window and keep the anchors that pass `limits`."""
    pieces = cut(report.text)
    anchors: dict[str, list[Anchor]] = {kind: [] for kind in kinds}
    for number, window in enumerate(windows(pieces, split(report.text))):
        encoded = graphs.encode(pieces, window)
        for kind in kinds:
            anchors[kind] += _of_kind(kind, number, window, pieces, encoded, graphs, limits)
    return Seen(report.text, pieces, anchors)


def _of_kind(
    kind: str, number: int, window: Window, pieces: Pieces, encoded: Encoded, graphs: Graphs, limits: dict[str, float]
) -> list[Anchor]:
    tags = whole_words(encoded.tags[kind][1:-1], _firsts(pieces, window))
    spans = [
        (a + 1, b + 1)
        for a, b, _ in decode_tags(tags, limits[f"{kind}.begin"])
        if window.own_start <= a + window.start < window.own_end
    ]
    if not spans:
        return []
    heads = graphs.heads(kind, encoded.hidden, spans)
    kept = [i for i in range(len(spans)) if heads.real[i] >= limits[f"{kind}.real"]]
    return [_anchor(kind, i, spans[i], number, window, pieces, heads, limits) for i in kept]


def _firsts(pieces: Pieces, window: Window) -> NDArray[np.int64]:
    """First pieces of words, counted from the window's start."""
    return np.maximum(pieces.firsts[window.start : window.end] - window.start, 0)


def _anchor(
    kind: str,
    i: int,
    span: tuple[int, int],
    number: int,
    window: Window,
    pieces: Pieces,
    heads: Heads,
    limits: dict[str, float],
) -> Anchor:
    offset, firsts = window.start - 1, _firsts(pieces, window)
    start, end = span[0] + offset, span[1] + offset
    runs = {}
    for r, role in enumerate(ROLES[kind]):
        inside = heads.roles[i, 1:-1, 2 * r][firsts]
        begin = np.where(firsts == np.arange(len(firsts)), heads.roles[i, 1:-1, 2 * r + 1], 0.0)
        found = decode_runs(inside, begin, limits[f"{kind}.{role}"], limits["cut"])
        runs[role] = [(a + offset + 1, b + offset + 1, p) for a, b, p in found]
    content = heads.roles[i, :, 2 * ROLES["cue"].index("content")] if kind == "cue" else None
    return Anchor(
        kind,
        start,
        end,
        float(heads.real[i]),
        runs,
        {k: v[i] for k, v in heads.classes.items()},
        heads.vectors[i],
        frozenset(pieces.ids[start:end].tolist()),
        number,
        content,
        offset,
    )
