"""The bench `muc4`: mentions that the reader found over a whole wire become the entities of MUC-4's slots."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from benchmarks.adapters import muc4_words as words
from herodotus.naming.actors import acronyms
from herodotus.reading.offline.fillers import Filler
from herodotus.records import Actor

SLOTS = {
    "perp_individual": "perp_individual",
    "perp_org": "perp_org",
    "phys_target": "phys_target",
    "victim": "hum_target",
    "weapon": "instrument",
}
Entities = dict[str, list[list[str]]]


def entities(text: str, fillers: Iterable[Filler]) -> Entities:
    """Give each slot its entities, one mention an entity: that which the wire uses most, the longest of equals."""
    short = {(a.short.upper(), a.long.upper()) for a in acronyms(text)}
    groups: dict[str, list[list[str]]] = {slot: [] for slot in SLOTS.values()}
    for filler in fillers:
        name = words.mention(Actor(filler.mention.quote))
        if filler.kind == "victim":
            name = words.without_titles(name)
        if len(name) > 2:
            join(groups[SLOTS[filler.kind]], name, short)
    found: Entities = {slot: [[usual(group)] for group in held] for slot, held in groups.items()}
    found["hum_name"] = [e for e in found["hum_target"] if words.classify_target(Actor(e[0])).kind == "name"]
    return {slot: held for slot, held in found.items() if held}


def join(groups: list[list[str]], name: str, short: set[tuple[str, str]]) -> None:
    """Add a mention to the entity that it names too, or as a new one."""
    own = next((g for g in groups if any(are_one(name, other, short) for other in g)), None)
    if own is None:
        groups.append([name])
    else:
        own.append(name)


def are_one(a: str, b: str, short: set[tuple[str, str]]) -> bool:
    """Tell whether two mentions name one entity: alike, one the end or the beginning of the other, or its acronym.

    >>> are_one("PEREZ", "JUAN PEREZ", set()), are_one("FMLN", "ELN", set())
    (True, False)
    """
    less, more = sorted((a.split(), b.split()), key=len)
    return more[-len(less) :] == less or more[: len(less)] == less or (a, b) in short or (b, a) in short


def usual(group: list[str]) -> str:
    """Give the mention used most, of equals the longest."""
    counts = Counter(group)
    return max(counts, key=lambda m: (counts[m], len(m)))
