"""Words before a date that make it one end of a stretch of time: since, until, up to, by."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from herodotus.naming.dates.beside import word_after
from herodotus.naming.dates.expression import DateExpression
from herodotus.naming.dates.vocabulary import either, listed, plain

# The farthest that the word, with a filler, stands before its date, in code points.
REACH = 32
UNOPENED = frozenset({"range", "span", "recent"})
# What "by" and "up to" open; "by the September 11 attacks" tells who did it, "up to two years ago" how long.
_OF_CALENDAR = {"date", "month", "year", "iso", "slashed", "hyphened", "season", "quarter", "decade", "solar", "lunar"}
_BY_NAME = {"weekday", "weekend", "feast", "movable", "lunar_feast", "deictic", "calendar"}
DUE = frozenset(_OF_CALENDAR | _BY_NAME | {"nth", "day_of", "week_of", "back", "turn", "from"})
POSSESSIVE = re.compile(r"['’]s\b", re.IGNORECASE)


@cache
def _opening() -> re.Pattern[str]:
    fillers = either(listed("opening_fillers"))
    return re.compile(rf"\b(?P<word>since|until|till|up\s{{1,4}}to|by)\s{{1,4}}(?:{fillers}\s{{1,4}})?$", re.IGNORECASE)


def opened(text: str, found: DateExpression) -> DateExpression:
    """Take in a "since", "until", "up to" or "by" that stands before an expression.

    >>> opened("They held it until Friday.", DateExpression(19, 25, "Friday", "weekday")).text
    'until Friday'
    """
    opening = _opening().search(text, max(0, found.start - REACH), found.start)
    word = plain(opening["word"]) if opening else ""
    if opening is None or found.kind in UNOPENED or (word in ("by", "up to") and not _due(text, found)):
        return found
    start, opens = opening.start(), word if word in ("since", "by") else "until"
    return msgspec.structs.replace(found, start=start, text=text[start : found.end], opening=opens)


def _due(text: str, found: DateExpression) -> bool:
    """Whether "by" or "up to" tells a time: not "by Saturday's raid", "by the 12 June attack"."""
    if found.kind not in DUE or POSSESSIVE.match(text, found.end) or POSSESSIVE.search(found.text[-2:]):
        return False
    names_an_event = found.kind == "date" and plain(found.text).startswith("the ") and word_after(text, found.end)
    return not names_an_event and plain(found.text) != "overnight"
