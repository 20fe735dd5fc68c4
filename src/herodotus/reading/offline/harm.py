"""The harm of an incident: the numbers that the model ties to it, those in its own words, deaths told without one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

import msgspec

from herodotus.codebook.store import table
from herodotus.reading.offline.anchors import Anchor, Seen
from herodotus.reading.offline.arguments import quantity_at
from herodotus.reading.offline.spans import Found
from herodotus.reading.offline.tolls import WHO_WINDOW, tolls, who_after, without_parts
from herodotus.reading.sentences import split
from herodotus.records import Evidence, Harm, Span

KINDS = ("killed", "injured", "displaced", "detained", "missing")
OWN_WORDS = 0.5  # raw score of a number that the rules alone read
ONE_KILLED = 0.5  # probability from which a death told without a number counts


def harms(
    seen: Seen, anchors: list[Anchor], kind_of_incident: str, status: str, alone: Sequence[Evidence] = ()
) -> tuple[tuple[Harm, float], ...]:
    """Read the numbers of people harmed, each with the model's number for its kind; the surest mention speaks.

    Where several mentions give numbers of one kind, the surest speaks. People taken in an abduction are abducted, else
    detained. `alone` are the sentences that tell of this incident and of no other; they are read where the mentions
    say nothing.
    """
    found: list[tuple[Harm, float]] = []
    runs = {role: _surest_runs(anchors, role) for role in KINDS}
    for role in KINDS:
        kind = "abducted" if (role, kind_of_incident) == ("detained", "abduction") else role
        own = [f for f in runs[role] if not _better_elsewhere(f, role, runs)]
        sure = max((f[2] for f in own), default=0.0)
        told = _once_each(h for f in own if (h := _harm(seen, f, kind)))
        found += [(h, sure) for h in without_parts(_told_best(told, seen.text), seen.text)]
    if status == "occurred":
        found += _in_own_words(seen, anchors, {h.kind for h, _ in found})
        found += _in_sentences(seen, alone, {h.kind for h, _ in found})
        if not any(h.kind == "killed" for h, _ in found):
            found += _one_killed(seen, anchors)
    return tuple(found)


def told_of_one(members: list[list[Anchor]]) -> list[list[Anchor]]:
    """Leave each number to the incident that it is tied to most surely: no toll is counted for two of them."""
    best: dict[tuple[int, int], tuple[float, int]] = {}
    for n, anchors in enumerate(members):
        for start, end, p in (f for a in anchors for role in KINDS for f in a.runs[role]):
            if (start, end) not in best or p > best[start, end][0]:
                best[start, end] = (p, n)
    return [[_without_others(a, n, best) for a in anchors] for n, anchors in enumerate(members)]


def _without_others(anchor: Anchor, own: int, best: dict[tuple[int, int], tuple[float, int]]) -> Anchor:
    kept = {role: [f for f in anchor.runs[role] if best[f[0], f[1]][1] == own] for role in KINDS}
    return msgspec.structs.replace(anchor, runs=anchor.runs | kept)


def _once_each(told: Iterable[Harm]) -> list[Harm]:
    """Count a number once, though its words fill a role in two pieces ("1,000" and "1,300" of one range)."""
    kept: list[Harm] = []
    for harm in told:
        words = harm.evidence[0]
        if all(k.evidence[0].end <= words.start or words.end <= k.evidence[0].start for k in kept):
            kept.append(harm)
    return kept


def _told_best(told: list[Harm], text: str) -> list[Harm]:
    """Keep the numbers of the sentence that counts most: other sentences tell them again, or in part.

    "Four men were held in Balad … The four were taken in a truck; two of them are brothers."
    """
    ends = [sentence.end for sentence in split(text)]
    by_sentence: dict[int, list[Harm]] = {}
    for harm in told:
        by_sentence.setdefault(bisect_right(ends, harm.evidence[0].start), []).append(harm)
    return max(by_sentence.values(), key=lambda g: sum(h.min or h.max or 0 for h in g), default=[])


def _in_own_words(seen: Seen, anchors: list[Anchor], known: set[str]) -> list[tuple[Harm, float]]:
    """Read numbers off a mention's own words ("killed several insurgents") for kinds that the model gave none for."""
    for anchor in sorted(anchors, key=lambda a: -a.real):
        found = tolls(seen.evidence(anchor.start, anchor.end))
        told = [h for h in found if h.kind not in known | {"abducted"} and _are_people(seen.text, h)]
        if told:
            return [(h, OWN_WORDS) for h in told]
    return []


def _in_sentences(seen: Seen, alone: Sequence[Evidence], known: set[str]) -> list[tuple[Harm, float]]:
    """Read numbers of people killed or hurt off the sentences around the mentions, the first that tells any."""
    for sentence in alone:
        told = [h for h in tolls(sentence) if h.kind in ("killed", "injured") and h.kind not in known and h.min]
        if told := [h for h in told if _are_people(seen.text, h)]:
            return [(h, OWN_WORDS) for h in told]
    return []


def _are_people(text: str, harm: Harm) -> bool:
    """Tell whether a number counts people ("several insurgents", "five others"), not weapons or days."""
    after = text[harm.evidence[0].end : harm.evidence[0].end + WHO_WINDOW].lower()
    people = table("harmed")["words"]["people"]
    return harm.who != "unknown" or any(word in people for word in re.findall(r"[a-z]+", after)[:2])


def _surest_runs(anchors: list[Anchor], role: str) -> list[Found]:
    told = [a for a in anchors if a.runs[role]]
    return sorted(max(told, key=lambda a: max(f[2] for f in a.runs[role])).runs[role]) if told else []


def _better_elsewhere(run: Found, role: str, runs: dict[str, list[Found]]) -> bool:
    """Whether the same number says another kind of harm more surely: nobody is counted as killed and as injured."""
    rivals = [f for other, found in runs.items() if other != role for f in found if f[0] < run[1] and run[0] < f[1]]
    return any(f[2] > run[2] for f in rivals)


def _one_killed(seen: Seen, anchors: list[Anchor]) -> list[tuple[Harm, float]]:
    """Record a death that is told without a number ("killed a guard"); the mention itself is the evidence."""
    surest = max(anchors, key=lambda a: float(a.classes["one_killed"][1]))
    p = float(surest.classes["one_killed"][1])
    if p < ONE_KILLED:
        return []
    return [(Harm("killed", 1, 1, "unknown", (seen.evidence(surest.start, surest.end),)), p)]


def _harm(seen: Seen, run: Found, kind: str) -> Harm | None:
    quantity = quantity_at(seen, seen.evidence(run[0], run[1]))
    if quantity is None or quantity.span == Span():
        return None
    who = who_after(seen.text[quantity.end : quantity.end + WHO_WINDOW])
    evidence = seen.evidence(run[0], run[1])
    start, end = min(quantity.start, evidence.start), max(quantity.end, evidence.end)
    return Harm(kind, quantity.span.min, quantity.span.max, who, (Evidence.of(seen.text, start, end),))
