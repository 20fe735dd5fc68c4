"""Numbers of people harmed within some words: of what kind, how many, who, and which of them are parts of another."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from herodotus.codebook.store import table
from herodotus.reading import quantities
from herodotus.records import Evidence, Harm, Incident

REACH = 60  # characters between a number and the word that says what befell the people; beyond it is another clause
WHO_WINDOW = 48  # characters after a number in which who was harmed may stand
YEAR = re.compile(r"(?:19|20)\d\d$")
NOBODY = re.compile(r"\b(?:nobody|no one|none|without|no)\b", re.IGNORECASE)


def tolls(content: Evidence, about: list[Incident] | None = None) -> tuple[Harm, ...]:
    """Read the numbers of people harmed within some words, wholes without their parts.

    A number with no word of harm near it counts where it stands alone and all harm of the incidents that the claim
    bears on is of one kind.

    >>> [(h.kind, str(h.span)) for h in tolls(Evidence(0, 48, "at least nine people were killed and 40 wounded"))]
    [('killed', '9+'), ('injured', '40')]
    >>> [(h.kind, str(h.span)) for h in tolls(Evidence(0, 17, "nobody was killed"))]
    [('killed', '0')]
    """
    text = content.quote
    told = _with_kinds(text, [q for q in quantities.find(text) if _may_count(text[q.start : q.end])])
    kinds = {h.kind for i in about or () for h in i.harm}
    if len(told) == 1 and told[0][1] is None and len(kinds) == 1:
        told = [(told[0][0], next(iter(kinds)))]
    by_kind: dict[str, list[Harm]] = {}
    for number, kind in told:
        if kind:
            by_kind.setdefault(kind, []).append(_harm(text, number, kind))
    found = [h for harms in by_kind.values() for h in without_parts(harms, text)]
    found += [h for h in _nobody(text) if h.kind not in by_kind]
    return tuple(_shifted(h, content.start) for h in found)


def _with_kinds(text: str, numbers: list[quantities.Quantity]) -> list[tuple[quantities.Quantity, str | None]]:
    """Give each number the kind of harm that it counts; a whole takes that of its part ("six, two of them")."""
    told: list[tuple[quantities.Quantity, str | None]] = []
    for number in reversed(numbers):
        kind = kind_at(text, number.start, number.end)
        if kind is None and told and among().search(text, number.end, told[-1][0].end + WHO_WINDOW):
            kind = told[-1][1]
        told.append((number, kind))
    return told[::-1]


def _shifted(harm: Harm, by: int) -> Harm:
    moved = tuple(Evidence(e.start + by, e.end + by, e.quote) for e in harm.evidence)
    return msgspec.structs.replace(harm, evidence=moved)


def _may_count(words: str) -> bool:
    """Tell whether words may count people: an article does not, nor does a year."""
    return words.lower() not in ("a", "an") and not YEAR.match(words)


def _harm(text: str, number: quantities.Quantity, kind: str) -> Harm:
    who = who_after(text[number.end : number.end + WHO_WINDOW])
    return Harm(kind, number.span.min, number.span.max, who, (Evidence.of(text, number.start, number.end),))


def _nobody(text: str) -> tuple[Harm, ...]:
    """Read "nobody was killed" as none."""
    none = NOBODY.search(text)
    stem = none and _stems().search(text, none.end(), none.end() + REACH)
    if not none or not stem or not stem.lastgroup:
        return ()
    return (Harm(stem.lastgroup, 0, 0, "unknown", (Evidence.of(text, none.start(), stem.end()),)),)


def kind_at(text: str, start: int, end: int) -> str | None:
    """Tell what befell the people of the number at `text[start:end]`: the nearest word of harm, first behind it."""
    after = next(iter(_stems().finditer(text, end, min(len(text), end + REACH))), None)
    before = list(_stems().finditer(text, max(0, start - REACH), start))
    number_between = after and quantities.find(text, end, after.start())
    if after and not number_between:
        return after.lastgroup
    return before[-1].lastgroup if before else None


@cache
def _stems() -> re.Pattern[str]:
    kinds = table("harmed")["stems"].items()
    return re.compile("|".join(rf"\b(?P<{kind}>{'|'.join(stems)})" for kind, stems in kinds), re.IGNORECASE)


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
