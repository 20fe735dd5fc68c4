"""Link anchors in pairs: mentions of one incident, claims and what they bear on, ties between incidents.

A mention is compared with the `REACH` mentions before it, a claim with the `REACH` nearest, so that the cost of a long
report grows with its length only.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from herodotus.reading.offline.anchors import Anchor, Seen
from herodotus.reading.offline.graphs import Graphs
from herodotus.reading.offline.pairs import features

Scores = dict[tuple[int, int], NDArray[np.float32]]
BLOCK = 4096  # pairs scored in one call, so that a long report takes no more memory than a short one
REACH = 48  # mentions; the longest report of the training set has 45 in all


def same_matrix(mentions: list[Anchor], graphs: Graphs) -> Scores:
    """Score ordered pairs (i, j), i != j, within reach: probabilities of same, part_of, response_to, precedent_of."""
    pairs = [
        (i, j)
        for i in range(len(mentions))
        for j in range(max(0, i - REACH), min(len(mentions), i + REACH + 1))
        if i != j
    ]
    return _scored("same", [(mentions[i], mentions[j]) for i, j in pairs], pairs, graphs)


def kept_apart(mentions: list[Anchor], seen: Seen, scores: Scores, factor: float) -> Scores:
    """Lower the score of two mentions being one where their own words give different places, or different dates.

    `factor` is applied once for places and once for dates: "a 19 July strike on Amirli" and "struck near Hama"
    share every other word, and the encoder alone takes them for one.
    """
    own = [{role: _own_words(m, role, seen) for role in ("where", "when")} for m in mentions]
    lowered = {}
    for (i, j), p in scores.items():
        differing = sum(bool(own[i][r] and own[j][r] and not own[i][r] & own[j][r]) for r in ("where", "when"))
        lowered[i, j] = np.concatenate([p[:1] * factor**differing, p[1:]]) if differing else p
    return lowered


def _own_words(mention: Anchor, role: str, seen: Seen) -> set[str]:
    """Words that fill a role within the mention itself."""
    inside = [f for f in mention.runs[role] if mention.start <= f[0] and f[1] <= mention.end]
    words = {w for a, b, _ in inside for w in seen.evidence(a, b).quote.lower().split()}
    return {w.strip(",.;:“”\"'’()") for w in words} - {"", "the", "in", "on", "of", "near", "and"}


def about_matrix(
    cues: list[Anchor], mentions: list[Anchor], graphs: Graphs
) -> Scores:
    """Score pairs (claim, mention) within reach: probability that the claim bears on the mention's incident."""
    starts = np.array([m.start for m in mentions])
    pairs = []
    for c, cue in enumerate(cues):
        near = int(np.searchsorted(starts, cue.start))
        pairs += [(c, m) for m in range(max(0, near - REACH), min(len(mentions), near + REACH))]
    return _scored("about", [(cues[c], mentions[m]) for c, m in pairs], pairs, graphs)


def _scored(
    name: str, pairs: list[tuple[Anchor, Anchor]], keys: list[tuple[int, int]], graphs: Graphs
) -> Scores:
    if not pairs:
        return {}
    blocks = [_block(name, pairs[at : at + BLOCK], graphs) for at in range(0, len(pairs), BLOCK)]
    return dict(zip(keys, np.concatenate(blocks), strict=True))


def _block(name: str, pairs: list[tuple[Anchor, Anchor]], graphs: Graphs) -> NDArray[np.float32]:
    rows = [features((a.start, a.end), a.ids, (b.start, b.end), b.ids, _overlap(a, b)) for a, b in pairs]
    left, right = np.stack([a.vector for a, _ in pairs]), np.stack([b.vector for _, b in pairs])
    return graphs.pairs(name, left, right, np.array(rows, dtype=np.float32))


def _overlap(a: Anchor, b: Anchor) -> float:
    """How surely the second anchor's pieces lie in the first one's content; 0 across windows and between incidents."""
    if a.content is None or a.window != b.window:
        return 0.0
    return float(a.content[b.start - a.offset : b.end - a.offset].mean())


def clusters(count: int, scores: Scores, floor: float) -> list[list[int]]:
    """Group mentions in text order: each joins the group that it most likely repeats, if the mean reaches `floor`."""
    groups: list[list[int]] = []
    group_of: list[int] = []
    for i in range(count):
        near: dict[int, list[float]] = {}
        for j in range(max(0, i - REACH), i):
            if (i, j) in scores:
                near.setdefault(group_of[j], []).append(float(scores[i, j][0] + scores[j, i][0]) / 2)
        means = [(sum(found) / len(found), -g) for g, found in near.items()]
        best, group = max(means, default=(-1.0, 0))
        if best >= floor:
            group_of.append(-group)
            groups[-group].append(i)
        else:
            group_of.append(len(groups))
            groups.append([i])
    return groups
