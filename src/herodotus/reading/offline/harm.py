"""Numbers of people harmed: of what kind, how many, who, and which of them are parts of another."""

from __future__ import annotations

import re
from functools import cache

from herodotus.codebook.store import table
from herodotus.reading.offline.anchors import Anchor, Seen
from herodotus.reading.offline.arguments import quantity_at
from herodotus.reading.offline.spans import Found
from herodotus.records import Evidence, Harm, Span

KINDS = ("killed", "injured", "displaced", "detained", "missing")
WHO_WINDOW = 48  # characters after a number in which who was harmed may stand
ONE_KILLED = 0.5  # probability from which a death told without a number counts


@cache
def next_clause() -> re.Pattern[str]:
    """Where the people of one number end and the next clause or number begins."""
    words = table("harmed")["words"]
    joins, numbers = "|".join(words["joins"]), "|".join(words["numbers"])
    return re.compile(rf"[.,;:\n]|\b(?:{joins})\s+(?:\w+ing\b|\d|{numbers})", re.IGNORECASE)


@cache
def among() -> re.Pattern[str]:
    """Words by which the second of two numbers is a part of the first."""
    return re.compile(rf"\b(?:{'|'.join(table('harmed')['words']['among'])})\b", re.IGNORECASE)


def harms(
    seen: Seen, anchors: list[Anchor], kind_of_incident: str, status: str
) -> tuple[tuple[Harm, float], ...]:
    """Read the numbers of people harmed, each with the model's number for its kind; the surest mention speaks.

    Where several mentions give numbers of one kind, the surest speaks. People taken in an abduction are abducted, else
    detained.
    """
    found: list[tuple[Harm, float]] = []
    runs = {role: _surest_runs(anchors, role) for role in KINDS}
    for role in KINDS:
        kind = "abducted" if (role, kind_of_incident) == ("detained", "abduction") else role
        own = [f for f in runs[role] if not _better_elsewhere(f, role, runs)]
        sure = max((f[2] for f in own), default=0.0)
        told = [h for f in own if (h := _harm(seen, f, kind))]
        found += [(h, sure) for h in without_parts(told, seen.text)]
    if status == "occurred" and not any(h.kind == "killed" for h, _ in found):
        found += _one_killed(seen, anchors)
    return tuple(found)


def _surest_runs(anchors: list[Anchor], role: str) -> list[Found]:
    told = [a for a in anchors if a.runs[role]]
    return sorted(max(told, key=lambda a: max(f[2] for f in a.runs[role])).runs[role]) if told else []


def _better_elsewhere(run: Found, role: str, runs: dict[str, list[Found]]) -> bool:
    """Whether the same number says another kind of harm more surely: nobody is counted as killed and as injured."""
    rivals = [f for other, found in runs.items() if other != role for f in found if f[0] < run[1] and run[0] < f[1]]
    return any(f[2] > run[2] for f in rivals)


def without_parts(told: list[Harm], text: str) -> list[Harm]:
    """Keep numbers that add up: of a whole and its parts only the parts, of "ten, including two" only the ten.

    >>> ten, four, six = Harm("killed", 10, 10), Harm("killed", 4, 4, "civilians"), Harm("killed", 6, 6, "combatants")
    >>> [h.min for h in without_parts([ten, four, six], "")]
    [4, 6]
    """
    for whole in told:
        parts = [h for h in told if h is not whole]
        if len(parts) > 1 and whole.min is not None and sum(h.min or 0 for h in parts) == whole.min:
            return parts
    if len(told) == 2 and all(h.evidence for h in told):
        first, second = told
        if among().search(text[first.evidence[0].end : second.evidence[0].end + WHO_WINDOW]):
            return [first]
    return told


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


def who_after(after: str) -> str:
    """Class the people named right after a number; the table is codebook/data/harmed.toml.

    >>> who_after(" policemen and wounding five civilians"), who_after(" people, three soldiers among them")
    ('police', 'unknown')
    """
    head = next_clause().split(after, maxsplit=1)[0].lower()
    places = [
        (m.start(), who)
        for who, terms in table("harmed")["who"].items()
        for term in terms
        if (m := re.search(rf"\b{re.escape(term)}\b", head))
    ]
    return min(places)[1] if places else "unknown"
