"""What hangs on anchors as values: names, dates still as words, numbers of people harmed."""

from __future__ import annotations

import re

from herodotus.codebook.words import words
from herodotus.reading import quantities
from herodotus.reading.offline.anchors import Anchor, Seen
from herodotus.reading.offline.spans import Found
from herodotus.records import Actor, Evidence, Harm, Span, When

# What a name does not begin or end with: articles, quotes, commas.
LEAD = re.compile(r"^(?:the|a|an|The|A|An|THE|AN)\s+|^[\s\"'“”‘’,;:(\[-]+")
TAIL = re.compile(r"(?:['’]s|['’])$|[\s\"“”‘,;:.\])-]+$")
HARM_KINDS = {"killed": "killed", "injured": "injured", "displaced": "displaced", "detained": "detained"}
LEFT_OF_NUMBER = 24  # characters before a number in which its hedge ("at least") may stand
WHO_WINDOW = 48  # characters after a number in which who was harmed may stand


def runs(anchors: list[Anchor], role: str) -> list[Found]:
    """All runs of a role over the anchors of one record, surest first."""
    return sorted((f for a in anchors for f in a.runs[role]), key=lambda f: (-f[2], f[0]))


def trimmed(evidence: Evidence) -> Evidence:
    """Cut articles, quotes and punctuation off the ends of a name; the offsets follow."""
    start, end, quote = evidence.start, evidence.end, evidence.quote
    while lead := LEAD.match(quote):
        start, quote = start + lead.end(), quote[lead.end() :]
    if "(" in quote and ")" not in quote:  # "Coastal Air Wing (CAW": the bracket was cut in two
        end, quote = start + quote.index("("), quote[: quote.index("(")]
    while tail := TAIL.search(quote):
        end, quote = end - (len(quote) - tail.start()), quote[: tail.start()]
    return Evidence(start, end, quote)


def says_something(name: str) -> bool:
    """Whether a stretch of text can be a name at all.

    >>> says_something("Hama"), says_something("of"), says_something("-")
    (True, False, False)
    """
    return len(name) > 1 and any(c.isalnum() for c in name) and name.lower() not in words("names")["empty"]


def names(seen: Seen, anchors: list[Anchor], role: str, most: int = 6) -> tuple[Actor, ...]:
    """List the names that fill a role, in text order; a name met twice keeps both places as evidence."""
    found: dict[str, list[tuple[Evidence, float]]] = {}
    for start, end, score in runs(anchors, role):
        evidence = trimmed(seen.evidence(start, end))
        if says_something(evidence.quote):
            found.setdefault(evidence.quote.lower(), []).append((evidence, score))
    best = sorted(found.values(), key=lambda group: -group[0][1])[:most]
    ordered = sorted(best, key=lambda group: min(e for e, _ in group))
    return tuple(Actor(g[0][0].quote, tuple(sorted({e for e, _ in g})), score=round(g[0][1], 4)) for g in ordered)


def when(seen: Seen, anchors: list[Anchor], role: str) -> When:
    """Find the words that date a record; naming turns them into EDTF."""
    best = next(iter(runs(anchors, role)), None)
    if best is None:
        return When(why="the text ties no date to it")
    return When(evidence=(seen.evidence(best[0], best[1]),), why="not yet resolved")


def harms(seen: Seen, anchors: list[Anchor]) -> tuple[Harm, ...]:
    """Read the numbers of people harmed; where several mentions give numbers of one kind, the surest mention speaks."""
    found: list[Harm] = []
    for role, kind in HARM_KINDS.items():
        told = [a for a in anchors if a.runs[role]]
        if told:
            surest = max(told, key=lambda a: max(f[2] for f in a.runs[role]))
            found += [h for f in sorted(surest.runs[role]) if (h := _harm(seen, f, kind))]
    if not any(h.kind == "killed" for h in found):
        found += _one_killed(seen, anchors)
    return tuple(found)


def _one_killed(seen: Seen, anchors: list[Anchor]) -> list[Harm]:
    """Record a death that is told without a number ("killed a guard"); the mention itself is the evidence."""
    surest = max(anchors, key=lambda a: float(a.classes["one_killed"][1]))
    if surest.classes["one_killed"][1] < 0.5:
        return []
    return [Harm("killed", 1, 1, "unknown", (seen.evidence(surest.start, surest.end),))]


def count(seen: Seen, anchors: list[Anchor]) -> Span | None:
    """How many events one record stands for, where the text says so."""
    for start, end, _ in runs(anchors, "count"):
        quantity = _quantity(seen, seen.evidence(start, end))
        if quantity and (quantity.span.min or 0) > 1:
            return quantity.span
    return None


def _quantity(seen: Seen, evidence: Evidence) -> quantities.Quantity | None:
    found = quantities.find(seen.text, max(0, evidence.start - LEFT_OF_NUMBER), evidence.end)
    return next((q for q in found if q.end > evidence.start), None)


def _harm(seen: Seen, run: Found, kind: str) -> Harm | None:
    quantity = _quantity(seen, seen.evidence(run[0], run[1]))
    if quantity is None:
        return None
    who = _who(seen.text[quantity.end : quantity.end + WHO_WINDOW])
    return Harm(
        kind, quantity.span.min, quantity.span.max, who, (Evidence.of(seen.text, quantity.start, quantity.end),)
    )


def _who(after: str) -> str:
    """Class the people named right after a number; the table is codebook/data/harmed.toml."""
    head = re.split(r"[.;:\n]", after)[0].lower()
    places = [
        (m.start(), who)
        for who, terms in words("harmed")["who"].items()
        for term in terms
        if (m := re.search(rf"\b{re.escape(term)}\b", head))
    ]
    return min(places)[1] if places else "unknown"
