"""Mentions to incidents: which are one, what each is, and how incidents are tied."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from herodotus.reading.offline import arguments, certainty, harm, links, types
from herodotus.reading.offline.anchors import Anchor, Seen
from herodotus.reading.offline.graphs import Graphs
from herodotus.reading.offline.schema import PAIRS, STATUSES
from herodotus.reading.sentences import Sentence, split
from herodotus.records import Evidence, Incident, Place, Tie

FOLLOWING = 2  # sentences behind a mention that still tell of its incident, if none tells of another


def assemble(
    seen: Seen, graphs: Graphs, limits: dict[str, float]
) -> tuple[list[Incident], list[list[Anchor]], list[Tie]]:
    """Return the incidents, the mentions of each, and the ties between them."""
    mentions = seen.anchors["incident"]
    scores = links.kept_apart(mentions, seen, links.same_matrix(mentions, graphs), limits["apart"])
    groups = links.clusters(len(mentions), scores, limits["same"])
    members = harm.told_of_one([[mentions[i] for i in group] for group in groups])
    alone = _sentences_alone(seen, members)
    incidents = [_incident(f"i{n + 1}", seen, anchors, limits, alone[n]) for n, anchors in enumerate(members)]
    return incidents, members, _ties(incidents, groups, scores, limits)


def _sentences_alone(seen: Seen, members: list[list[Anchor]]) -> list[list[Evidence]]:
    """Give each incident the sentences in which it has a mention and no other incident has one."""
    sentences, found = split(seen.text), []
    touched = [_touched(seen, anchors, sentences) for anchors in members]
    told_by = Counter(at for own in touched for at in own)
    for own in touched:
        others = {at for at, count in told_by.items() if count > (at in own)}
        after = {at + k for at in own for k in range(1, FOLLOWING + 1) if not {*range(at + 1, at + k + 1)} & others}
        mine = sorted(at for at in (own | after) - others if at < len(sentences))
        found.append([Evidence.of(seen.text, sentences[at].start, sentences[at].end) for at in mine])
    return found


def _touched(seen: Seen, anchors: list[Anchor], sentences: Sequence[Sentence]) -> set[int]:
    """Give the numbers of the sentences in which the mentions begin."""
    starts = [sentence.start for sentence in sentences]
    return {max(bisect_right(starts, seen.evidence(a.start, a.end).start) - 1, 0) for a in anchors}


def _incident(
    name: str, seen: Seen, anchors: list[Anchor], limits: dict[str, float], alone: Sequence[Evidence]
) -> Incident:
    kind, type_p = types.type_of(anchors, [_words(seen, a).quote for a in anchors], limits["type_words"])
    status, status_p = _status(anchors)
    harms = harm.harms(seen, anchors, kind, status, alone)
    incident = Incident(
        name,
        kind,
        status,
        tuple(_words(seen, a) for a in anchors),
        when=arguments.when(seen, anchors, "when"),
        where=_where(seen, anchors),
        initiators=arguments.names(seen, anchors, "initiator"),
        targets=arguments.names(seen, anchors, "target"),
        means=arguments.names(seen, anchors, "means"),
        harm=tuple(h for h, _ in harms),
        count=arguments.count(seen, anchors),
    )
    real = max(a.real for a in anchors)
    cells = {"incident": 1.0, "type": type_p, "status": status_p} | _cells(incident, anchors)
    cells |= {h.kind: p for h, p in harms}
    return msgspec.structs.replace(incident, scores=certainty.raw(real, cells))


def _cells(incident: Incident, anchors: list[Anchor]) -> dict[str, float]:
    """Give the model's own numbers for the cells that are filled: of a name or a date that of its surest run."""
    names = {"initiators": incident.initiators, "targets": incident.targets, "means": incident.means}
    found = {cell: sum(a.score for a in actors) / len(actors) for cell, actors in names.items() if actors}
    filled = {"when": bool(incident.when.evidence), "where": bool(incident.where and incident.where.name)}
    filled["count"] = incident.count is not None
    return found | {
        cell: runs[0][2] for cell, there in filled.items() if there and (runs := arguments.runs(anchors, cell))
    }


def _words(seen: Seen, anchor: Anchor) -> Evidence:
    return seen.evidence(anchor.start, anchor.end)


def _status(anchors: list[Anchor]) -> tuple[str, float]:
    """Take the likeliest status over all mentions, each weighed by how surely it is one."""
    mean = np.average([a.classes["status"] for a in anchors], axis=0, weights=[a.real for a in anchors])
    best = int(np.argmax(mean))
    return STATUSES[best], round(float(mean[best]), 4)


def _where(seen: Seen, anchors: list[Anchor]) -> Place:
    best = next(iter(arguments.runs(anchors, "where")), None)
    evidence = arguments.trimmed(seen.evidence(best[0], best[1])) if best else None
    if best is None or evidence is None or not evidence.quote:
        return Place("", why="the text ties no place to it")
    return Place(evidence.quote, (evidence,), score=round(best[2], 4), why="not yet resolved")


def _ties(
    incidents: list[Incident], groups: list[list[int]], scores: links.Scores, limits: dict[str, float]
) -> list[Tie]:
    """Tie groups by the mean over their mentions, each two in the likelier direction only."""
    group_of = {mention: g for g, group in enumerate(groups) for mention in group}
    near: dict[tuple[int, int], list[NDArray[np.float32]]] = {}
    for (i, j), score in scores.items():
        if group_of[i] != group_of[j]:
            near.setdefault((group_of[i], group_of[j]), []).append(score)
    made = {(x, y): _tie(incidents[x], incidents[y], np.mean(s, axis=0), limits) for (x, y), s in near.items()}
    ties = {pair: tie for pair, tie in made.items() if tie}
    sure = {pair: tie.scores[0].p for pair, tie in ties.items()}
    return [ties[x, y] for x, y in sorted(ties) if (sure[x, y], -x) >= (sure.get((y, x), 0.0), -y)]


def _tie(a: Incident, b: Incident, mean: NDArray[np.float32], limits: dict[str, float]) -> Tie | None:
    best = int(np.argmax(mean[1:])) + 1
    p = float(mean[best])
    if p < limits["tie"]:
        return None
    return Tie(a.id, PAIRS[best], b.id, a.evidence[:1], scores=certainty.raw(p, {"tie": 1.0}))
