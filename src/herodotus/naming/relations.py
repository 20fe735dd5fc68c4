"""Relations once their sides are named: between two different actors, each told once and in one direction."""

from __future__ import annotations

from collections.abc import Iterable

from herodotus.records import Relation


def between_two(relations: Iterable[Relation]) -> tuple[Relation, ...]:
    """Keep the surest of the relations that say one thing of one pair, or its reverse; none of an actor with itself.

    "The Shia Popular Front (PF)" is no part of the PF: names show that only when acronyms are resolved.
    """
    best: dict[tuple[str, str, str], Relation] = {}
    for relation in relations:
        a, b = sorted((relation.a.name.lower(), relation.b.name.lower()))
        key = (a, relation.relation, b)
        if not are_one(a, b) and (key not in best or _score(relation) > _score(best[key])):
            best[key] = relation
    return tuple(sorted(best.values(), key=lambda r: (r.evidence[0].start, r.relation)))


def are_one(a: str, b: str) -> bool:
    """Tell whether two lower-case names are one, or the longer puts words before the other, of two words or more.

    >>> are_one("popular front", "free popular front"), are_one("south sudan", "south sudanese army")
    (True, False)
    >>> are_one("united states", "united states army"), are_one("islamic state", "army of islamic state")
    (False, False)
    """
    less, more = sorted((a, b), key=len)
    before = more.removesuffix(less)
    return less == more or (" " in less and before.endswith(" ") and not before.endswith("of "))


def _score(relation: Relation) -> float:
    return relation.scores[0].p if relation.scores else 0.0
