"""Find every date expression of an English text: single ones first, then ranges and open ends made of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from herodotus.naming.dates.beside import word_before
from herodotus.naming.dates.expression import DateExpression
from herodotus.naming.dates.guards import accepts
from herodotus.naming.dates.matching import read
from herodotus.naming.dates.vocabulary import Rule, either, listed, rules

WORD = re.compile(r"\w+")
JOIN_AND = re.compile(r"\s{1,4}and\s{1,4}(?:on\s{1,4}|the\s{1,4}|in\s{1,4})?", re.IGNORECASE)
JOIN_TO = re.compile(
    r"\s{0,4}(?:[-–]|,?\s(?:to|until|till|through|up\s{1,4}to)\b)\s{0,4}(?:on\s{1,4}|the\s{1,4}|in\s{1,4}|about\s{1,4})?",
    re.IGNORECASE,
)
JOIN_COMMA = re.compile(r",\s{1,4}")
# Kinds of which several make a list ("Monday and Tuesday"); days of one month are read by a rule of the grammar.
LISTED = frozenset({"weekday", "month", "year", "date", "days"})
RANGE_OPENING = re.compile(r"\b(?:between|from)\s{1,4}$", re.IGNORECASE)
CALENDAR = frozenset({"date", "month", "year", "weekday", "iso", "decade", "feast", "season"})
# The farthest that "since" or "until", with a filler, stands before its date, in code points.
OPENING_REACH = 32


def find(text: str) -> tuple[DateExpression, ...]:
    """Return the date expressions of a text, in order and without overlap, each as long as the grammar allows.

    >>> [e.text for e in find("Shells fell on Tuesday, between 3 and 7 March, and again two days later.")]
    ['Tuesday', 'between 3 and 7 March', 'two days later']
    """
    return tuple(_opened(text, e) for e in _ranges(text, list(_singles(text))))


def _singles(text: str) -> Iterator[DateExpression]:
    index, reached = rules(), 0
    for word in WORD.finditer(text):
        if word.start() < reached:
            continue
        first = word[0].casefold() if len(word[0]) < 24 else ""
        candidates = index.get(first, ()) + (index["#"] if word[0][0].isdecimal() and len(word[0]) < 8 else ())
        if candidates and (found := _longest(text, word.start(), candidates)):
            reached = found.end
            yield found


def _longest(text: str, start: int, candidates: tuple[Rule, ...]) -> DateExpression | None:
    """Return the longest accepted match at an offset; the earlier rule wins a tie."""
    matches = []
    for rule in candidates:
        match = rule.pattern.match(text, start)
        if match and not text[match.end() : match.end() + 1].isalnum():
            matches.append((-match.end(), rule.order, rule, match))
    for _, _, rule, match in sorted(matches, key=lambda m: m[:2]):
        found = read(rule, match)
        if found and accepts(text, found):
            return found
    return None


def _ranges(text: str, singles: list[DateExpression]) -> Iterator[DateExpression]:
    at = 0
    while at < len(singles):
        joined = _joined(text, singles[at], singles[at + 1]) if at + 1 < len(singles) else None
        members = 2 if joined else _members(text, singles, at)
        yield joined or (_list(text, singles[at : at + members]) if members > 1 else singles[at])
        at += members


def _members(text: str, singles: list[DateExpression], at: int) -> int:
    """Count the members of a list that begins there: alike, parted by commas, the last by "and"; 1 where it is none."""
    first, members, end = singles[at], 1, at + 1
    if first.kind not in LISTED or first.opening or word_before(text, first.start) == "between":
        return 1
    alike = {"date", "days"} if first.kind in ("date", "days") else {first.kind}
    while end < len(singles) and singles[end].kind in alike:
        gap = text[singles[end - 1].end : singles[end].start]
        if JOIN_AND.fullmatch(gap.lstrip(",")):
            members = end + 1 - at
        elif not JOIN_COMMA.fullmatch(gap):
            break
        end += 1
    return members


def _list(text: str, members: list[DateExpression]) -> DateExpression:
    start, end = members[0].start, members[-1].end
    return DateExpression(start, end, text[start:end], "list", children=tuple(members))


def _joined(text: str, first: DateExpression, second: DateExpression) -> DateExpression | None:
    """Make a range of two neighbours that words such as "from … to" or "between … and" tie together."""
    if second.start - first.end > 20 or first.day2 is not None:
        return None
    gap, before = text[first.end : second.start], word_before(text, first.start)
    if before == "between" and JOIN_AND.fullmatch(gap):
        return _range(text, first, second)
    if JOIN_TO.fullmatch(gap) and (before == "from" or {first.kind, second.kind} <= CALENDAR):
        return _range(text, first, second)
    return None


def _range(text: str, first: DateExpression, second: DateExpression) -> DateExpression:
    start = _range_start(text, first.start)
    return DateExpression(start, second.end, text[start : second.end], "range", children=(first, second))


def _range_start(text: str, start: int) -> int:
    """Return where a range starts: at the "between" or "from" before it, if there is one."""
    opening = RANGE_OPENING.search(text, max(0, start - 12), start)
    return opening.start() if opening else start


@cache
def _opening() -> re.Pattern[str]:
    fillers = either(listed("opening_fillers"))
    return re.compile(rf"\b(?P<word>since|until|till)\s{{1,4}}(?:{fillers}\s{{1,4}})?$", re.IGNORECASE)


def _opened(text: str, found: DateExpression) -> DateExpression:
    """Take in a "since" or "until" that stands before an expression."""
    window = max(0, found.start - OPENING_REACH)
    opening = _opening().search(text, window, found.start)
    if found.kind in ("range", "span", "recent") or not opening:
        return _between(text, found)
    word = "since" if opening["word"].casefold() == "since" else "until"
    start = opening.start()
    return msgspec.structs.replace(found, start=start, text=text[start : found.end], opening=word)


def _between(text: str, found: DateExpression) -> DateExpression:
    """Take in the "between" or "from" before two days of one month."""
    start = _range_start(text, found.start)
    if found.day2 is None or found.kind != "date" or start == found.start:
        return found
    return msgspec.structs.replace(found, start=start, text=text[start : found.end])
