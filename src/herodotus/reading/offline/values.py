"""What a claim says of its aspect: yes or no, the actors meant, the weapons, what was hit, how many were harmed."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from herodotus.codebook.store import table
from herodotus.reading import quantities
from herodotus.reading.offline.harm import among, who_after, without_parts
from herodotus.records import UNATTRIBUTED, Actor, Evidence, Harm, Incident

Value = str | Actor | Harm
REACH = 60  # characters between a number and the word that says what befell the people; beyond it is another clause
YEAR = re.compile(r"(?:19|20)\d\d$")
NOBODY = re.compile(r"\b(?:nobody|no one|none|without|no)\b", re.IGNORECASE)
WHO_WINDOW = 48  # characters after a number in which who was harmed may stand


def value_of(
    aspect: str, stance: str, claimant: Actor, content: Evidence, about: list[Incident]
) -> tuple[Value, ...]:
    """Say what is claimed, by aspect; of the incidents' cells only those that lie within the claimed words.

    Who owns up is meant by it himself. A claim on harm gives its own numbers, so that rival tolls stay apart.
    """
    if aspect == "occurrence":
        return ("no",) if stance in ("denies", "dismisses") else ("yes",)
    if stance == "claims_responsibility" and aspect == "responsibility" and claimant.name != UNATTRIBUTED:
        return (claimant,)
    if aspect == "harm":
        return tolls(content, about)
    cells: dict[str, list[Value]] = {
        "responsibility": [a for i in about for a in i.initiators if _inside(content, a.evidence)],
        "target": [a.name for i in about for a in i.targets if _inside(content, a.evidence)],
        "means": [a.name for i in about for a in i.means if _inside(content, a.evidence)],
    }
    return tuple(dict.fromkeys(cells.get(aspect, [])))


def _inside(content: Evidence, evidence: tuple[Evidence, ...]) -> bool:
    return any(content.start <= e.start < content.end for e in evidence)


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
