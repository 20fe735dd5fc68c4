"""What the model is taught about relations: which pairs of actors near each other the text says one of."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from herodotus.reading.offline.related import pairs_within
from herodotus.reading.offline.schema import RELATIONS, TAG_SETS
from herodotus.reading.offline.spans import decode_tags, whole_words
from herodotus.reading.offline.windows import firsts_in
from training.batches import Encoded
from training.labels import Range
from training.model import Model

DECODED = 0.3  # probability of B above which a decoded span that is no actor is shown as one, to learn that it is none
POSITIVE = 3.0  # weight of a relation that is there; one pair in twenty has one


def related_loss(model: Model, window: Encoded, decode: bool) -> Tensor | None:
    """Binary cross entropy over pairs of actors of one window; None where it has no two of them."""
    places = actors(window)
    gold = len(places)
    places += false_actors(window, places) if decode else []
    pairs = pairs_within([span for span, _ in places])
    if not gold or not pairs:
        return None
    target, weight = torch.zeros(len(pairs), len(RELATIONS)), torch.ones(len(pairs), len(RELATIONS))
    for n, (a, b) in enumerate(pairs):
        kinds = window.view.example.related.get((places[a][1], places[b][1]))
        if kinds is not None:
            weight[n] = POSITIVE if kinds else 0.0
            target[n, list(kinds)] = 1.0
    logits = model.related(window.hidden, torch.tensor([s for s, _ in places]), torch.tensor(pairs))
    loss = functional.binary_cross_entropy_with_logits(logits, target, weight, reduction="none")
    return loss.sum() / len(pairs)


def actors(window: Encoded) -> list[tuple[Range, Range]]:
    """Give each actor that lies whole within a window: its range there, and in the document."""
    first, last = window.view.window.start, window.view.window.end
    inside = [s for s in window.view.example.tags["actor"] if first <= s[0] and s[1] <= last]
    return [((a - first + 1, b - first + 1), (a, b)) for a, b in inside]


def false_actors(window: Encoded, known: list[tuple[Range, Range]]) -> list[tuple[Range, Range]]:
    """Decode actors as at run time and give those that touch none of the known ones."""
    view = window.view
    firsts = firsts_in(view.example.pieces, view.window)
    tags = torch.softmax(window.tags.detach()[1:-1, TAG_SETS.index("actor")], -1).numpy()
    found = [(a + 1, b + 1) for a, b, _ in decode_tags(whole_words(tags, firsts), DECODED)]
    return [(s, (-1, -1)) for s in found if all(s[1] <= k[0] or s[0] >= k[1] for k, _ in known)]
