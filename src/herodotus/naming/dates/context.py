"""What a date expression may lean on: publication, dates and years told before it, a future tense.

Nothing else of the report plays a part, so a date resolves alike wherever its sentence stands.
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from herodotus.naming.dates.beside import word_before
from herodotus.naming.dates.days import Published
from herodotus.naming.dates.expression import DateExpression
from herodotus.naming.dates.vocabulary import either, listed

# How far back, in code points, a cue of the future is looked for; a clause of newswire is seldom longer.
FUTURE_REACH = 90
PLUPERFECT = re.compile(r"\b(?:had|was|were)\b", re.IGNORECASE)
SENTENCE_END = re.compile(r"[.!?;][\"”’')\]]{0,2}\s|\n\s{0,4}\n")


class Context(msgspec.Struct, frozen=True):
    """What one expression is resolved against.

    `previous` is the EDTF of the date told before it in the text; `year` one said
    before it, in its sentence or with a day shortly before it; `ahead` whether its sentence looks ahead; `only_past`
    whether a day without a year is never one to come.
    """

    published: Published | None
    previous: str | None = None
    year: int | None = None
    ahead: bool = False
    only_past: bool = False

    @property
    def published_edtf(self) -> str | None:
        """The publication date, if there is one."""
        return self.published.edtf if self.published else None


@cache
def _cues() -> re.Pattern[str]:
    return re.compile(rf"\b(?:(?P<future>{either(listed('future'))})|{either(listed('past'))})\b", re.IGNORECASE)


def looks_ahead(text: str, found: DateExpression) -> bool:
    """Whether the nearest cue before the expression in its sentence is one of the future ("will meet on Tuesday").

    An expression that opens its sentence looks at the words after it; "for Friday" and "by the spring" look ahead of
    themselves, a possessive ("Friday's raid") never does.
    """
    if found.text.casefold().endswith(("'s", "’s")):
        return False
    before = clause_before(text, found.start)
    opener = found.opening if found.opening == "by" else word_before(text, found.start)
    if opener == "for":
        return True
    if opener == "by" and found.kind != "weekday":
        return not PLUPERFECT.search(before) and not PLUPERFECT.search(_clause_after(text, found.end))
    cues = list(_cues().finditer(before))
    if cues or found.kind == "coming":
        return not cues or cues[-1]["future"] is not None
    cue = _cues().search(_clause_after(text, found.end)) if len(before.split()) <= 1 else None
    return cue is not None and cue["future"] is not None


def _clause_after(text: str, end: int) -> str:
    return SENTENCE_END.split(text[end : end + FUTURE_REACH], maxsplit=1)[0]


def clause_before(text: str, start: int) -> str:
    """Return the words of the same sentence before an offset, at most `FUTURE_REACH` code points."""
    return SENTENCE_END.split(text[max(0, start - FUTURE_REACH) : start])[-1]


def same_sentence(text: str, first: DateExpression, second: DateExpression) -> bool:
    """Whether no sentence ends between two neighbouring expressions, at most 200 code points apart."""
    return second.start - first.end <= 200 and not SENTENCE_END.search(text, first.end, second.start)
