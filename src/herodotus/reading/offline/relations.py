"""Actors near each other to relations between two of them."""

from __future__ import annotations

import re
from typing import NamedTuple

from herodotus.reading.offline import arguments, certainty
from herodotus.reading.offline.anchors import Seen
from herodotus.reading.offline.related import Related
from herodotus.reading.offline.schema import RELATIONS
from herodotus.reading.offline.spans import Found
from herodotus.records import Actor, Evidence, Relation

MOST = 10  # relations a report; GUIDE.md: "at most the ten clearest"
SENTENCE_END = re.compile(r"[.!?][\"”’]?\s+[\"“‘]?[A-Z]|\n")
OVER_SENTENCES = 0.7  # factor on the score of a relation between names of two sentences; tuned on the held-out reports


class Said(NamedTuple):
    """One place at which the text says a relation."""

    p: float
    a: Actor
    relation: str
    b: Actor
    words: Evidence


def assemble(seen: Seen, floor: float) -> list[Relation]:
    """Return the clearest relations in text order, each once, where and in the direction in which it is surest."""
    best: dict[tuple[str, str, str], Said] = {}
    for said in (s for pair in seen.related if (s := _said(seen, pair, floor))):
        key = _key(said)
        if key not in best or said.p > best[key].p:
            best[key] = said
    clearest = sorted(best.values(), key=lambda s: (-s.p, s.words.start))[:MOST]
    return [_relation(s) for s in sorted(clearest, key=lambda s: (s.words.start, s.relation))]


def _said(seen: Seen, pair: Related, floor: float) -> Said | None:
    """Read the surest relation of a pair; less sure where a sentence ends between the two."""
    a, b = _actor(seen, pair.a), _actor(seen, pair.b)
    if a is None or b is None or a.name.lower() == b.name.lower():
        return None
    words = seen.evidence(min(pair.a[0], pair.b[0]), max(pair.a[1], pair.b[1]))
    best = int(pair.relations.argmax())
    p = float(pair.relations[best]) * (OVER_SENTENCES if SENTENCE_END.search(words.quote) else 1.0)
    return Said(p, a, RELATIONS[best], b, words) if p >= floor else None


def _actor(seen: Seen, found: Found) -> Actor | None:
    evidence = arguments.whole_name(seen.text, arguments.trimmed(seen.evidence(found[0], found[1])))
    if not arguments.says_something(evidence.quote):
        return None
    return Actor(evidence.quote, (evidence,), score=round(found[2], 4))


def _key(said: Said) -> tuple[str, str, str]:
    a, b = sorted((said.a.name.lower(), said.b.name.lower()))
    return a, said.relation, b


def _relation(said: Said) -> Relation:
    scores = certainty.raw(1.0, {"relation": said.p})
    return Relation(said.a, said.relation, said.b, (said.words,), scores)
