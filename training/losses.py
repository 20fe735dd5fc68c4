"""What the model is taught in one step: tags, anchors with their roles and classes, pairs."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from herodotus.reading.offline.pairs import features
from herodotus.reading.offline.schema import CLASSES, PAIRS, ROLES, TAG_SETS
from herodotus.reading.offline.spans import decode_tags, whole_words
from herodotus.reading.offline.windows import firsts_in
from training.batches import IGNORE, Batch, Encoded, View
from training.extra import extra_losses
from training.labels import Anchor, Range
from training.model import Model
from training.relating import related_loss

# Weights of the parts; found by hand on the calibration split so that no part's gradient drowns the others.
WEIGHT = {"tags": 3.0, "roles": 0.04, "real": 0.5, "classes": 0.8, "pairs": 0.5, "related": 0.5}
# Nine pieces in ten are outside of every span; rare tag sets (weapons) would never be tagged at equal weights.
INSIDE = torch.tensor([1.0, 2.0, 1.5])
CANDIDATE = 0.15  # probability of B above which a decoded span is shown to the `real` head as a candidate
SAME_SPAN, OTHER_SPAN = (
    0.5,
    0.3,
)  # overlap (IoU) with a gold span from which a candidate counts as it, below which as false


@dataclass
class Placed:
    """A gold anchor with the vector that its head gave it, for pairs across windows."""

    anchor: Anchor
    view: View
    vector: Tensor
    content: Tensor | None  # cue: probability of each piece of the window to be content


def encode(model: Model, batch: Batch) -> list[Encoded]:
    """Read all windows of a batch, group by group, and cut off the padding."""
    found = []
    with torch.autocast("cpu", dtype=torch.bfloat16):  # one context, so that weights are cast once
        read = [model.encoder(group.ids, group.case, group.mask) for group in batch]
    for group, (hidden, tags) in zip(batch, read, strict=True):
        hidden, tags = hidden.float(), tags.float().view(*tags.shape[:2], len(TAG_SETS), 3)
        found += [Encoded(v, hidden[i, : len(v.tags)], tags[i, : len(v.tags)]) for i, v in enumerate(group.views)]
    return found


def step_loss(model: Model, batch: Batch, warm: bool) -> dict[str, Tensor]:
    """Return the weighted losses of a batch by part; `warm` adds decoded candidates."""
    windows = encode(model, batch)
    losses: dict[str, list[Tensor]] = defaultdict(list)
    if any(w.view.example.tags for w in windows):
        losses["tags"].append(tag_loss(windows))
    placed: list[Placed] = []
    for window in windows:
        view = window.view
        if "actor" in view.example.tags and (related := related_loss(model, window, warm)) is not None:
            losses["related"].append(related)
        for kind in ROLES:
            gold = [a for a in view.anchors if a.kind == kind]
            if kind in view.example.tags or gold:
                decode = warm and kind in view.example.tags
                extra = candidates(window.tags.detach(), kind, view, gold) if decode else []
                anchor_losses(model, window.hidden, view, kind, gold, extra, losses, placed)
    pair_losses(model, placed, losses)
    own = {part: WEIGHT[part] * torch.stack(parts).mean() for part, parts in losses.items() if parts}
    return own | extra_losses(model.extra, [(w.view, w.hidden) for w in windows])


def tag_loss(windows: list[Encoded]) -> Tensor:
    """Cross entropy over the tag sets that the sources annotate; a piece inside a span counts `INSIDE` times."""
    logits = torch.cat([w.tags.reshape(-1, 3) for w in windows])
    labels = torch.cat([w.view.tags.reshape(-1) for w in windows])
    return functional.cross_entropy(logits, labels, INSIDE, ignore_index=IGNORE)


def candidates(tags: Tensor, kind: str, view: View, gold: list[Anchor]) -> list[tuple[Range, Anchor | None]]:
    """Decode spans as at run time; each comes with the gold anchor that it stands for, or None if it is false."""
    window = view.window
    firsts = firsts_in(view.example.pieces, window)
    probabilities = whole_words(torch.softmax(tags[1:-1, TAG_SETS.index(kind)], -1).numpy(), firsts)
    offset = window.start - 1
    found: list[tuple[Range, Anchor | None]] = []
    everything = [(a - offset, b - offset) for a, b in view.example.tags[kind]]
    for start, end in [(a + 1, b + 1) for a, b, _ in decode_tags(probabilities, CANDIDATE)[:14]]:
        best = max(gold, key=lambda a: iou(a.span, (start, end)), default=None)
        if best is not None and iou(best.span, (start, end)) >= SAME_SPAN:
            found.append(((start, end), best))
        elif all(iou(span, (start, end)) < OTHER_SPAN for span in everything):
            found.append(((start, end), None))
    return found


def iou(a: Range, b: Range) -> float:
    """Shared pieces of two ranges over all their pieces."""
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return max(shared, 0) / (max(a[1], b[1]) - min(a[0], b[0]))


def anchor_losses(
    model: Model,
    hidden: Tensor,
    view: View,
    kind: str,
    gold: list[Anchor],
    extra: list[tuple[Range, Anchor | None]],
    losses: dict[str, list[Tensor]],
    placed: list[Placed],
) -> None:
    """Add the losses of one window's anchors of one kind."""
    shown: list[tuple[Range, Anchor | None]] = [(a.span, a) for a in gold] + extra
    if not shown:
        return
    # In fp32 on purpose: shapes differ with every call, and each new bf16 shape costs oneDNN a compilation.
    roles, real, classes, vectors = model.heads[kind](hidden, torch.tensor([s for s, _ in shown]))
    if kind in view.example.tags:
        wanted = torch.tensor([0.0 if a is None else 1.0 for _, a in shown])
        losses["real"].append(functional.binary_cross_entropy_with_logits(real, wanted))
    true = [i for i, (_, a) in enumerate(shown) if a is not None]
    if not true:
        return
    anchors = [shown[i][1] for i in true]
    if any(a.roles for a in anchors if a):
        losses["roles"].append(role_loss(roles[true], anchors, kind))  # type: ignore[arg-type]
    if all(a.classes for a in anchors if a) and CLASSES[kind]:
        losses["classes"].append(class_loss(classes[true], anchors, kind))  # type: ignore[arg-type]
    if kind in ("incident", "cue"):
        at = 2 * ROLES["cue"].index("content")
        for i, anchor in enumerate(gold):
            content = torch.sigmoid(roles[i, :, at]).detach() if kind == "cue" else None
            placed.append(Placed(anchor, view, vectors[i], content))


def role_loss(logits: Tensor, anchors: list[Anchor], kind: str) -> Tensor:
    """Binary cross entropy, summed over pieces, mean over anchors; unlabelled and unsure stretches are left out."""
    target, weight = torch.zeros_like(logits), torch.zeros_like(logits)
    for k, anchor in enumerate(anchors):
        for r, role in enumerate(ROLES[kind]):
            if role not in anchor.roles:
                continue
            weight[k, :, 2 * r : 2 * r + 2] = 1.0
            for a, b in anchor.unsure.get(role, []):
                weight[k, a:b, 2 * r : 2 * r + 2] = 0.0
            for a, b in anchor.roles[role]:
                target[k, a:b, 2 * r] = 1.0
                target[k, a, 2 * r + 1] = 1.0
                weight[k, a:b, 2 * r : 2 * r + 2] = 1.0
    loss = functional.binary_cross_entropy_with_logits(logits, target, weight, reduction="none")
    return loss.sum((1, 2)).mean()


def class_loss(logits: Tensor, anchors: list[Anchor], kind: str) -> Tensor:
    """Mean cross entropy of the classes of a kind."""
    parts, at = [], 0
    for name, values in CLASSES[kind].items():
        labels = torch.tensor([a.classes[name] for a in anchors])
        parts.append(functional.cross_entropy(logits[:, at : at + len(values)], labels))
        at += len(values)
    return torch.stack(parts).mean()


def pair_losses(model: Model, placed: list[Placed], losses: dict[str, list[Tensor]]) -> None:
    """Add the losses of pairs within each document: one incident or two, ties, what a claim bears on."""
    by_document: dict[str, list[Placed]] = defaultdict(list)
    for p in placed:
        by_document[p.view.example.id].append(p)
    for group in by_document.values():
        incidents = [p for p in group if p.anchor.kind == "incident"]
        cues = [p for p in group if p.anchor.kind == "cue"]
        same = [(a, b) for i, a in enumerate(incidents) for b in incidents[:i]]
        if same:
            losses["pairs"].append(same_loss(model, same))
        if cues and incidents:
            losses["pairs"].append(about_loss(model, [(c, i) for c in cues for i in incidents]))


def same_loss(model: Model, pairs: list[tuple[Placed, Placed]]) -> Tensor:
    """Loss of incident pairs; ties count only where the report has them annotated, in either direction."""
    both = [(a, b) for a, b in pairs] + [(b, a) for a, b in pairs]
    logits = model.same(*joined(both))
    target, weight = torch.zeros_like(logits), torch.zeros_like(logits)
    weight[:, 0] = 1.0
    for n, (a, b) in enumerate(both):
        target[n, 0] = float(a.anchor.group == b.anchor.group)
        ties = a.view.example.ties
        if ties is not None:
            weight[n, 1:] = 1.0
            for t, name in enumerate(PAIRS[1:], 1):
                target[n, t] = float((a.anchor.group, name, b.anchor.group) in ties)
    loss = functional.binary_cross_entropy_with_logits(logits, target, weight, reduction="none")
    return loss.sum() / weight.sum() * 3


def about_loss(model: Model, pairs: list[tuple[Placed, Placed]]) -> Tensor:
    """Loss of claim and incident pairs."""
    logits = model.about(*joined(pairs))[:, 0]
    target = torch.tensor([float((c.anchor.group, i.anchor.group) in c.view.example.about) for c, i in pairs])
    return functional.binary_cross_entropy_with_logits(logits, target) * 3


def joined(pairs: list[tuple[Placed, Placed]]) -> tuple[Tensor, Tensor, Tensor]:
    """Stack the vectors and features of pairs."""
    rows = [features(*described(a), *described(b), overlap(a, b)) for a, b in pairs]
    return (
        torch.stack([a.vector for a, _ in pairs]),
        torch.stack([b.vector for _, b in pairs]),
        torch.from_numpy(np.array(rows, dtype=np.float32)),
    )


def described(p: Placed) -> tuple[Range, frozenset[int]]:
    """Give an anchor's range in the document and the ids of its pieces."""
    offset = p.view.window.start - 1
    span = (p.anchor.span[0] + offset, p.anchor.span[1] + offset)
    return span, frozenset(p.view.example.pieces.ids[span[0] : span[1]].tolist())


def overlap(a: Placed, b: Placed) -> float:
    """How surely the second anchor's pieces lie in the first one's content; 0 across windows and between incidents."""
    if a.content is None or a.view is not b.view:
        return 0.0
    return float(a.content[b.anchor.span[0] : b.anchor.span[1]].mean())
