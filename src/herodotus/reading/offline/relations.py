"""Relation anchors to relations between two actors."""

from __future__ import annotations

import numpy as np

from herodotus.reading.offline import arguments, certainty
from herodotus.reading.offline.anchors import Anchor, Seen
from herodotus.reading.offline.schema import RELATIONS
from herodotus.records import Actor, Relation

MOST = 10  # relations a report; GUIDE.md: "at most the ten clearest"


def assemble(seen: Seen) -> list[Relation]:
    """Return the clearest relations in text order; one that lacks a side is left out."""
    found = [r for a in seen.anchors["relation"] if (r := _relation(seen, a))]
    clearest = sorted(found, key=lambda r: -r.scores[0].p)[:MOST]
    return sorted(clearest, key=lambda r: r.evidence[0].start)


def _relation(seen: Seen, anchor: Anchor) -> Relation | None:
    a, b = _side(seen, anchor, "a"), _side(seen, anchor, "b")
    if a is None or b is None or a.name.lower() == b.name.lower():
        return None
    best = int(np.argmax(anchor.classes["relation"]))
    scores = certainty.raw(anchor.real, {"relation": float(anchor.classes["relation"][best])})
    return Relation(a, RELATIONS[best], b, (seen.evidence(anchor.start, anchor.end),), scores)


def _side(seen: Seen, anchor: Anchor, role: str) -> Actor | None:
    named = [a for a in arguments.names(seen, [anchor], role) if a.name[:1].isupper() or " " in a.name]
    return max(named, key=lambda actor: actor.score, default=None)
