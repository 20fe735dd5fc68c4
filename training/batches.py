"""Turn examples into batches: windows with their labels, cut at a random width and start each time."""

from __future__ import annotations

import random
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from herodotus.reading.offline.pieces import UNKNOWN
from herodotus.reading.offline.schema import TAG_SETS
from herodotus.reading.offline.windows import Window, windows
from training.labels import Anchor, Example, Range

CLS, SEP, MASK, PAD = 101, 102, 103, 0
HIDDEN_PIECES = 0.06  # share of pieces hidden behind [MASK], so that few reports are not learnt by heart
IGNORE = -100
STEP = 64  # widths are padded to multiples of this: few shapes, so that oneDNN seldom compiles anew


@dataclass
class View:
    """One window of an example: its place, its tag labels [pieces + 2, sets], the anchors that it owns (shifted)."""

    example: Example
    window: Window
    tags: Tensor
    anchors: list[Anchor]


@dataclass
class Group:
    """Windows of nearly one width, padded to it."""

    views: list[View]
    ids: Tensor
    case: Tensor
    mask: Tensor


@dataclass
class Encoded:
    """A window as the encoder sees it: hidden states [pieces + 2, 384] and tag logits [pieces + 2, sets, 3]."""

    view: View
    hidden: Tensor
    tags: Tensor


Batch = list[Group]  # what one step learns from


def views(example: Example, width: int, overlap: int) -> list[View]:
    """Cut an example into windows; each anchor stands in the window that owns its first piece."""
    return [
        View(example, w, _tag_labels(example, w), [a for a in (_shift(a, w) for a in example.anchors) if a])
        for w in windows(example.pieces, example.sentences, width, overlap)
    ]


def _tag_labels(example: Example, window: Window) -> Tensor:
    size = window.end - window.start
    labels = np.full((size + 2, len(TAG_SETS)), IGNORE, dtype=np.int64)
    for name, spans in example.tags.items():
        row = np.zeros(size, dtype=np.int64)
        for a, b in spans:
            a, b = a - window.start, b - window.start
            if b > 0 and a < size:
                row[max(a, 0) : b] = 2
                if a >= 0:
                    row[a] = 1
        labels[1:-1, TAG_SETS.index(name)] = row
    return torch.from_numpy(labels)


def _shift(anchor: Anchor, window: Window) -> Anchor | None:
    """Bring an anchor's piece numbers into the window (1 for the leading special token); None if it is not its own."""
    size = window.end - window.start
    if not window.own_start <= anchor.span[0] < window.own_end:
        return None

    def move(spans: list[Range]) -> list[Range]:
        moved = ((max(a - window.start, 0) + 1, min(b - window.start, size) + 1) for a, b in spans)
        return [(a, b) for a, b in moved if a < b]

    span = move([anchor.span])
    if not span:
        return None
    return Anchor(
        anchor.kind,
        span[0],
        anchor.group,
        anchor.classes,
        {r: move(s) for r, s in anchor.roles.items()},
        {r: move(s) for r, s in anchor.unsure.items()},
    )


def width_of(view: View) -> int:
    """Pieces of a window with its two special tokens, rounded up to a multiple of `STEP`."""
    return -(-(view.window.end - view.window.start + 2) // STEP) * STEP


def collate(chosen: list[View], rng: random.Random, hide_case: float) -> Batch:
    """Group windows by width: padded all to one, a third of what the encoder reads would be padding."""
    by_width: dict[int, list[View]] = {}
    for view in chosen:
        by_width.setdefault(width_of(view), []).append(view)
    return [group(views, width, rng, hide_case) for width, views in sorted(by_width.items())]


def group(chosen: list[View], width: int, rng: random.Random, hide_case: float) -> Group:
    """Pad windows to a width; with probability `hide_case` a window's case marks are hidden, as in old wires."""
    ids = np.full((len(chosen), width), PAD, dtype=np.int64)
    case = np.full((len(chosen), width), UNKNOWN, dtype=np.int64)
    mask = np.zeros((len(chosen), width), dtype=np.int64)
    for row, view in enumerate(chosen):
        a, b, pieces = view.window.start, view.window.end, view.example.pieces
        shown = [MASK if rng.random() < HIDDEN_PIECES else i for i in pieces.ids[a:b].tolist()]
        ids[row, : b - a + 2] = [CLS, *shown, SEP]
        mask[row, : b - a + 2] = 1
        if rng.random() >= hide_case:
            case[row, 1 : b - a + 1] = pieces.case[a:b]
    return Group(chosen, torch.from_numpy(ids), torch.from_numpy(case), torch.from_numpy(mask))


@dataclass(frozen=True)
class Cut:
    """How texts are cut: pieces a batch, pieces of the widest window, share of windows without case marks."""

    budget: int = 2000
    widest: int = 340
    hide_case: float = 0.15


class Stream:
    """An endless shuffled stream of batches of one source; documents stay together."""

    def __init__(self, examples: list[Example], cut: Cut, seed: int, whole: bool) -> None:
        """`whole` keeps all windows of a document in one batch (needed for pairs across windows)."""
        self.examples, self.cut, self.whole = examples, cut, whole
        self.rng = random.Random(seed)
        self.queue: list[View] = []
        self.order: list[int] = []
        self.passes = 0

    def _document(self) -> list[View]:
        if not self.order:
            self.order = list(range(len(self.examples)))
            self.rng.shuffle(self.order)
            self.passes += 1
        width = self.rng.randint(self.cut.widest - 140, self.cut.widest)
        overlap = self.rng.randint(60, 100) * self.cut.widest // 340
        return views(self.examples[self.order.pop()], width, overlap)

    def next(self) -> Batch:
        """Give the next batch."""
        chosen: list[View] = []
        size = 0
        while size < self.cut.budget:
            if not self.queue:
                self.queue = self._document()
                if not self.whole:
                    self.rng.shuffle(self.queue)
            take = self.queue if self.whole else self.queue[:1]
            self.queue = [] if self.whole else self.queue[1:]
            chosen += take
            size += sum(v.window.end - v.window.start for v in take)
        return collate(chosen, self.rng, self.cut.hide_case)
