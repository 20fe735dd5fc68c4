"""What began on a day and is not said to have ended: "the offensive that began on 19 June" is open from there on.

Over the annotated reports of ledger/train and dev, 15 of 21 such incidents with a bare day, month or year are open.
"""

from __future__ import annotations

import re
from functools import cache

from herodotus.naming.dates.vocabulary import either, listed
from herodotus.records import When

# Characters between the verb and its noun, either way round, within one clause.
AFTER, BEFORE = 40, 30


def lasting(when: When, words: str) -> When:
    """Open a date at its end where `words`, those of the incident, say that something lasting began then.

    >>> lasting(When("2018-06-19", "day"), "the fighting, which began on 19 June").edtf
    '2018-06-19/..'
    >>> lasting(When("2018-06-19", "day"), "a bomb that was set off on 19 June").edtf
    '2018-06-19'
    >>> lasting(When("2018-06-19", "day"), "the siege began and ended on 19 June").edtf
    '2018-06-19'
    """
    if not when.edtf or "/" in when.edtf or when.edtf.startswith("{"):
        return when
    if not _pattern().search(words) or _end().search(words):
        return when
    return When(f"{when.edtf}/..", "interval", when.evidence, when.anchor, "; ".join(filter(None, (when.why, WHY))))


WHY = "the words say that it began then, and no end is told"


@cache
def _end() -> re.Pattern[str]:
    return re.compile(rf"\b{either(listed('endings'))}\b", re.IGNORECASE)


@cache
def _pattern() -> re.Pattern[str]:
    verb, noun = rf"\b{either(listed('beginnings'))}\b", rf"\b{either(listed('lasting_nouns'))}\b"
    return re.compile(rf"{verb}[^.;]{{0,{AFTER}}}?{noun}|{noun}[^.;]{{0,{BEFORE}}}?{verb}", re.IGNORECASE)
