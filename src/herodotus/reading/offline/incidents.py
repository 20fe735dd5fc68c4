"""Mentions to incidents: which are one, what each is, and how incidents are tied."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from herodotus.reading.offline import arguments, links
from herodotus.reading.offline.anchors import Anchor, Seen
from herodotus.reading.offline.graphs import Graphs
from herodotus.reading.offline.schema import PAIRS, STATUSES, TYPES
from herodotus.records import Evidence, Incident, Place, Score, Tie

Pairs = dict[tuple[int, int], NDArray[np.float32]]


def assemble(
    seen: Seen, graphs: Graphs, limits: dict[str, float]
) -> tuple[list[Incident], list[list[Anchor]], list[Tie]]:
    """Return the incidents, the mentions of each, and the ties between them."""
    mentions = seen.anchors["incident"]
    scores = links.same_matrix(mentions, graphs)
    groups = links.clusters(len(mentions), scores, limits["same"])
    members = [[mentions[i] for i in group] for group in groups]
    incidents = [_incident(f"i{n + 1}", seen, anchors) for n, anchors in enumerate(members)]
    return incidents, members, _ties(incidents, groups, scores, limits)


def _incident(name: str, seen: Seen, anchors: list[Anchor]) -> Incident:
    kind, status = _class(anchors, "type", TYPES), _class(anchors, "status", STATUSES)
    return Incident(
        name,
        kind[0],
        status[0],
        tuple(_words(seen, a) for a in anchors),
        when=arguments.when(seen, anchors, "when"),
        where=_where(seen, anchors),
        initiators=arguments.names(seen, anchors, "initiator"),
        targets=arguments.names(seen, anchors, "target"),
        means=arguments.names(seen, anchors, "means"),
        harm=arguments.harms(seen, anchors),
        count=arguments.count(seen, anchors),
        scores=(
            Score("incident", round(max(a.real for a in anchors), 4)),
            Score("type", kind[1]),
            Score("status", status[1]),
        ),
    )


def _words(seen: Seen, anchor: Anchor) -> Evidence:
    return seen.evidence(anchor.start, anchor.end)


def _class(anchors: list[Anchor], name: str, values: tuple[str, ...]) -> tuple[str, float]:
    """Take the likeliest value over all mentions, each weighed by how surely it is one."""
    mean = np.average([a.classes[name] for a in anchors], axis=0, weights=[a.real for a in anchors])
    best = int(np.argmax(mean))
    return values[best], round(float(mean[best]), 4)


def _where(seen: Seen, anchors: list[Anchor]) -> Place | None:
    best = next(iter(arguments.runs(anchors, "where")), None)
    if best is None:
        return None
    evidence = arguments.trimmed(seen.evidence(best[0], best[1]))
    if not evidence.quote:
        return None
    return Place(evidence.quote, (evidence,), score=round(best[2], 4), why="not yet resolved")


def _ties(incidents: list[Incident], groups: list[list[int]], scores: Pairs, limits: dict[str, float]) -> list[Tie]:
    group_of = {mention: g for g, group in enumerate(groups) for mention in group}
    near: dict[tuple[int, int], list[NDArray[np.float32]]] = {}
    for (i, j), found in scores.items():
        if group_of[i] != group_of[j]:
            near.setdefault((group_of[i], group_of[j]), []).append(found)
    return [t for (x, y), found in sorted(near.items(), key=lambda pair: pair[0])
            for t in _tie(incidents[x], incidents[y], np.mean(found, axis=0), limits)]


def _tie(a: Incident, b: Incident, mean: NDArray[np.float32], limits: dict[str, float]) -> list[Tie]:
    best = int(np.argmax(mean[1:])) + 1
    p = float(mean[best])
    if p < limits["tie"]:
        return []
    return [Tie(a.id, PAIRS[best], b.id, a.evidence[:1], (Score("tie", round(p, 4)),))]
