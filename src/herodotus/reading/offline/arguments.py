"""What hangs on anchors as values: names, dates still as words, numbers of people harmed."""

from __future__ import annotations

import re
from functools import cache

from herodotus.codebook.store import table
from herodotus.reading import quantities
from herodotus.reading.offline.anchors import Anchor, Seen
from herodotus.reading.offline.spans import Found
from herodotus.records import Actor, Evidence, Span, When

# What a name does not begin or end with: quotes, commas.
LEAD = re.compile(r"^[\s\"'“”‘’,;:(\[-]+")
TAIL = re.compile(r"(?:['’]s|['’])$|[\s\"“”‘,;:.\]-]+$")
INITIALS = re.compile(r"(?:\b[A-Z]\.)+$|\)$")  # what a name may well end with: "U.S.", "(CAW)"
RIGHT_OF_NUMBER = 16  # characters after a hedge in which its number may end
LEFT_OF_NUMBER = 24  # characters before a number in which its hedge ("at least") may stand


@cache
def edges() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns of the words that a name does not begin, and does not end with (`edges` of codebook/data/names.toml)."""
    words = "|".join(table("names")["edges"])
    return re.compile(rf"^(?:{words})\s+", re.IGNORECASE), re.compile(rf"(?:\s+(?:{words}))+$", re.IGNORECASE)


@cache
def touching() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Patterns of the capitalised words before and behind a name that belong to it; days and months do not."""
    word = rf"(?!(?:{'|'.join(table('names')['calendar'])})\b)[A-Z][a-z]+"
    return re.compile(rf"(?<=[a-z,] )(?P<name>(?:{word} ){{1,2}})$"), re.compile(rf"(?: {word}\b){{1,3}}")


def runs(anchors: list[Anchor], role: str) -> list[Found]:
    """All runs of a role over the anchors of one record, surest first."""
    return sorted((f for a in anchors for f in a.runs[role]), key=lambda f: (-f[2], f[0]))


def trimmed(evidence: Evidence) -> Evidence:
    """Cut articles, quotes and punctuation off the ends of a name; the offsets follow."""
    start, quote = evidence.start, evidence.quote
    while lead := LEAD.match(quote) or edges()[0].match(quote):
        start, quote = start + lead.end(), quote[lead.end() :]
    quote = _without_tail(quote)
    if quote.endswith(")") and "(" not in quote:
        quote = _without_tail(quote[:-1])
    if quote.count("(") > quote.count(")"):  # "Coastal Air Wing (CAW": the bracket was cut in two
        quote = _without_tail(quote[: quote.rindex("(")])
    return Evidence(start, start + len(quote), quote)


def whole_name(text: str, evidence: Evidence) -> Evidence:
    """Let a name take in the capitalised words that touch it: "Islamic" State, Human "Rights Watch".

    A word that begins a sentence is capitalised anyway and stays outside; so do days, months and texts in capitals.
    """
    words_of = evidence.quote.split()
    if not words_of or evidence.quote.isupper():
        return evidence
    start, end = evidence.start, evidence.end
    if words_of[-1][0].isupper() and (more := touching()[1].match(text, end)):
        end = more.end()
    if words_of[0][0].isupper() and (before := touching()[0].search(text, max(0, start - 40), start)):
        start = before.start("name")
    return Evidence.of(text, start, end)


def _without_tail(quote: str) -> str:
    while (tail := edges()[1].search(quote) or TAIL.search(quote)) and not INITIALS.search(quote):
        quote = quote[: tail.start()]
    return quote


def says_something(name: str) -> bool:
    """Whether a stretch of text can be a name at all.

    >>> says_something("Hama"), says_something("of"), says_something("-")
    (True, False, False)
    """
    return len(name) > 1 and any(c.isalnum() for c in name) and name.lower() not in table("names")["empty"]


def names(seen: Seen, anchors: list[Anchor], role: str, most: int = 6) -> tuple[Actor, ...]:
    """List the names that fill a role, in text order; a name met twice keeps both places as evidence."""
    found: dict[str, list[tuple[Evidence, float]]] = {}
    for start, end, score in runs(anchors, role):
        evidence = whole_name(seen.text, trimmed(seen.evidence(start, end)))
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


def count(seen: Seen, anchors: list[Anchor]) -> Span | None:
    """How many events one record stands for, where the text says so."""
    for start, end, _ in runs(anchors, "count"):
        quantity = quantity_at(seen, seen.evidence(start, end))
        if quantity and (quantity.span.min or 0) > 1:
            return quantity.span
    return None


def quantity_at(seen: Seen, evidence: Evidence) -> quantities.Quantity | None:
    """Read the number at some words, with the hedge before it and all of a number that they hold in part."""
    reach = evidence.end + RIGHT_OF_NUMBER
    found = quantities.find(seen.text, max(0, evidence.start - LEFT_OF_NUMBER), reach)
    return next((q for q in found if q.end > evidence.start and q.start < evidence.end), None)
