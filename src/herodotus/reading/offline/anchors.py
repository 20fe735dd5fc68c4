"""Find the anchors of a report: spans of incidents and cues, with what hangs on each; and its related actors."""

from __future__ import annotations

import msgspec
import numpy as np
from numpy.typing import NDArray

from herodotus.reading.offline.graphs import Encoded, Floats, Graphs, Heads
from herodotus.reading.offline.pieces import Pieces, cut
from herodotus.reading.offline.related import Related, actors_of, related
from herodotus.reading.offline.schema import ROLES
from herodotus.reading.offline.spans import Found, decode_runs, decode_tags, snapped, whole_words
from herodotus.reading.offline.windows import Window, firsts_in, windows
from herodotus.reading.sentences import split
from herodotus.records import Evidence
from herodotus.report import Report

NAMED = ("initiator", "target", "source", "via")  # roles that actors fill: their runs take the ends of tagged names
Limits = dict[str, float]


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
    related: tuple[Related, ...] = ()

    def without_anchors(self) -> Seen:
        """Give the same report with nothing seen in it."""
        return Seen(self.text, self.pieces, {kind: [] for kind in self.anchors})

    def evidence(self, start: int, end: int) -> Evidence:
        """Turn a range of pieces into the words of the report."""
        return Evidence.of(self.text, int(self.pieces.starts[start]), int(self.pieces.ends[end - 1]))


class Glance(msgspec.Struct, frozen=True):
    """One window as the encoder saw it; `names` are the actors tagged in it, from the leading special token on."""

    number: int
    window: Window
    pieces: Pieces
    firsts: NDArray[np.int64]
    encoded: Encoded
    names: list[Found]


def look(report: Report, graphs: Graphs, limits: Limits, kinds: tuple[str, ...]) -> Seen:
    """Read a report window by window and keep the anchors that pass `limits`; with "actor" also related actors."""
    pieces = cut(report.text)
    anchors: dict[str, list[Anchor]] = {kind: [] for kind in kinds if kind in ROLES}
    pairs: list[Related] = []
    for number, window in enumerate(windows(pieces, split(report.text))):
        encoded = graphs.encode(pieces, window)
        firsts = firsts_in(pieces, window)
        actors = actors_of(encoded, firsts, limits["actor.begin"]) if "actor" in kinds else []
        glance = Glance(number, window, pieces, firsts, encoded, [a for a in actors if a[2] >= limits["snap"]])
        for kind in anchors:
            anchors[kind] += _of_kind(kind, glance, graphs, limits)
        if actors:
            pairs += related(encoded, actors, window, graphs, limits["related"])
    return Seen(report.text, pieces, anchors, tuple(pairs))


def _of_kind(kind: str, glance: Glance, graphs: Graphs, limits: Limits) -> list[Anchor]:
    window = glance.window
    tags = whole_words(glance.encoded.tags[kind][1:-1], glance.firsts)
    spans = [
        (a + 1, b + 1)
        for a, b, _ in decode_tags(tags, limits[f"{kind}.begin"])
        if window.own_start <= a + window.start < window.own_end
    ]
    if not spans:
        return []
    heads = graphs.heads(kind, glance.encoded.hidden, spans)
    kept = [i for i in range(len(spans)) if heads.real[i] >= limits[f"{kind}.real"]]
    return [_anchor(kind, i, spans[i], glance, heads, limits) for i in kept]


def _anchor(kind: str, i: int, span: tuple[int, int], glance: Glance, heads: Heads, limits: Limits) -> Anchor:
    offset = glance.window.start - 1
    start, end = span[0] + offset, span[1] + offset
    content = heads.roles[i, :, 2 * ROLES["cue"].index("content")] if kind == "cue" else None
    return Anchor(
        kind,
        start,
        end,
        float(heads.real[i]),
        {role: _runs(kind, role, heads.roles[i], glance, limits) for role in ROLES[kind]},
        {k: v[i] for k, v in heads.classes.items()},
        heads.vectors[i],
        frozenset(glance.pieces.ids[start:end].tolist()),
        glance.number,
        content,
        offset,
    )


def _runs(kind: str, role: str, played: Floats, glance: Glance, limits: Limits) -> list[Found]:
    """Decode a role off the anchor's probabilities [pieces + 2, roles * 2]; what actors fill takes names."""
    at, firsts, offset = 2 * ROLES[kind].index(role), glance.firsts, glance.window.start - 1
    inside = played[1:-1, at][firsts]
    begin = np.where(firsts == np.arange(len(firsts)), played[1:-1, at + 1], 0.0)
    found = [(a + 1, b + 1, p) for a, b, p in decode_runs(inside, begin, limits[f"{kind}.{role}"], limits["cut"])]
    if role in NAMED:
        found = [snapped(f, glance.names) for f in found]
    return [(a + offset, b + offset, p) for a, b, p in found]
