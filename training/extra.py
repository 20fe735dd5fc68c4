"""Tasks that only teach the encoder, and their losses: trees, mentions of ECB+, the type of a whole story."""

from __future__ import annotations

from collections import defaultdict

import torch
from torch import Tensor, nn
from torch.nn import functional

from herodotus.reading.offline.schema import TOPICS
from training.batches import IGNORE, View
from training.sources import ud

EXTRA_TAGS = ("event", "actor", "place", "time")
WEIGHT = {"parse": 0.7, "extra": 2.0, "topic": 0.4}
ARC, LABEL = 192, 64  # widths of the biaffine scorers, near those of field/feasibility.md (256 and 96)


class Extra(nn.Module):
    """Heads of the tasks that only teach; the export leaves them out."""

    def __init__(self, hidden: int) -> None:
        """Make the heads on hidden states of so many numbers."""
        super().__init__()
        self.pos = nn.Linear(hidden, len(ud.POS))
        self.arc_word, self.arc_head = nn.Linear(hidden, ARC), nn.Linear(hidden, ARC)
        self.label_word, self.label_head = nn.Linear(hidden, LABEL), nn.Linear(hidden, LABEL)
        self.arc = nn.Parameter(torch.zeros(ARC + 1, ARC))
        self.label = nn.Parameter(torch.zeros(len(ud.RELATIONS), LABEL + 1, LABEL + 1))
        nn.init.normal_(self.arc, std=0.02)
        nn.init.normal_(self.label, std=0.02)
        self.tags = nn.Linear(hidden, 3 * len(EXTRA_TAGS))
        self.topic = nn.Linear(hidden, len(TOPICS))

    def arcs(self, words: Tensor) -> Tensor:
        """`words` [n, hidden] to scores [n, n]: row is the word, column its head (itself: the root)."""
        left = with_one(functional.gelu(self.arc_word(words)))
        return left @ self.arc @ functional.gelu(self.arc_head(words)).T

    def labels(self, words: Tensor, heads: Tensor) -> Tensor:
        """`words`, `heads` [n, hidden] to relation logits [n, relations]."""
        left = with_one(functional.gelu(self.label_word(words)))
        right = with_one(functional.gelu(self.label_head(heads)))
        return torch.einsum("ni,rij,nj->nr", left, self.label, right)


def with_one(x: Tensor) -> Tensor:
    """Append a column of ones, the bias of a biaffine scorer."""
    return torch.cat([x, torch.ones_like(x[:, :1])], -1)


def extra_losses(extra: Extra, windows: list[tuple[View, Tensor]]) -> dict[str, Tensor]:
    """Return the weighted losses of the tasks that the windows' texts are annotated for."""
    losses: dict[str, list[Tensor]] = defaultdict(list)
    for view, hidden in windows:
        if view.example.parse:
            losses["parse"] += parse_loss(extra, hidden, view)
        if view.example.extra:
            losses["extra"].append(tag_loss(extra, hidden, view))
        if view.example.topic is not None:
            logits = extra.topic(hidden.mean(0))
            losses["topic"].append(functional.cross_entropy(logits[None], torch.tensor([view.example.topic])))
    return {part: WEIGHT[part] * torch.stack(found).mean() for part, found in losses.items() if found}


def parse_loss(extra: Extra, hidden: Tensor, view: View) -> list[Tensor]:
    """Cross entropy of heads, relations and parts of speech over the words of a window whose heads lie in it."""
    window, shift = view.window, 1 - view.window.start
    arcs = [
        a for a in view.example.parse
        if window.start <= a.word < window.end and window.start <= a.head < window.end
    ]
    if not arcs:
        return []
    place = {word: n for n, word in enumerate(dict.fromkeys(a.word for a in arcs))}
    arcs = [a for a in arcs if a.head in place]
    words = hidden[torch.tensor([w + shift for w in place])]
    rows = torch.tensor([place[a.word] for a in arcs])
    heads = torch.tensor([place[a.head] for a in arcs])
    return [
        functional.cross_entropy(extra.arcs(words)[rows], heads)
        + functional.cross_entropy(extra.labels(words[rows], words[heads]), torch.tensor([a.relation for a in arcs]))
        + functional.cross_entropy(extra.pos(words[rows]), torch.tensor([a.pos for a in arcs]))
    ]


def tag_loss(extra: Extra, hidden: Tensor, view: View) -> Tensor:
    """Cross entropy of the mentions' B/I/O tags."""
    size = view.window.end - view.window.start
    labels = torch.full((size + 2, len(EXTRA_TAGS)), IGNORE)
    labels[1:-1] = 0
    for at, name in enumerate(EXTRA_TAGS):
        for start, end in view.example.extra[name]:
            a, b = start - view.window.start + 1, end - view.window.start + 1
            if 1 <= a < b <= size + 1:
                labels[a:b, at] = 2
                labels[a, at] = 1
    logits = extra.tags(hidden).view(size + 2, len(EXTRA_TAGS), 3)
    return functional.cross_entropy(logits.reshape(-1, 3), labels.reshape(-1), ignore_index=IGNORE)
