"""Find every date expression of an English text: single ones first, then ranges and open ends made of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from herodotus.naming.dates.expression import DateExpression
from herodotus.naming.dates.guards import accepts
from herodotus.naming.dates.matching import read
from herodotus.naming.dates.openings import opened
from herodotus.naming.dates.vocabulary import Rule, plain, rules

WORD = re.compile(r"\w+|['’‘](?=\d\d)")
LEAD = r"(?:(?:on|the|in|about|early|late)\s{1,4}|the\s{1,4}early\s{1,4}hours\s{1,4}of\s{1,4})?"
JOIN_AND = re.compile(rf"\s{{1,4}}and\s{{1,4}}{LEAD}", re.IGNORECASE)
JOIN_TO = re.compile(
    rf"\s{{0,4}}(?:[-–/]|,?\s(?:to|until|till|through|up\s{{1,4}}to|(?:and\s{{1,4}})?into)\b)\s{{0,4}}{LEAD}",
    re.IGNORECASE,
)
JOIN_COMMA = re.compile(r",\s{1,4}")
# Kinds of which several make a list ("Monday and Tuesday"); days of one month are read by a rule of the grammar.
MOST_LISTED = 12  # members of one list; a longer run of dates is a table
LISTED = frozenset({"weekday", "month", "year", "date", "days"})
RANGE_OPENING = re.compile(r"\b(between|from)\s{1,4}(?:(?:early|late)\s{1,4}(?:on\s{1,4})?)?$", re.IGNORECASE)
CALENDAR = frozenset({"date", "month", "year", "weekday", "iso", "decade", "feast", "movable", "season"})
# "overnight Thursday" goes on to one of these: "overnight Thursday to Friday".
AFTER_NIGHT = frozenset({"weekday", "date"})
# The farthest that "between" or "from" stands before its date, in code points.
RANGE_REACH = 24
# The longest words that tie two dates to a range: " and the early hours of ".
LONGEST_GAP = 30
# What a count may go on from, and the words between: "two days after the raid of 3 May".
ANCHORS = CALENDAR - {"decade", "season"} | frozenset(
    {"slashed", "hyphened", "named", "lunar", "lunar_feast", "solar", "nth", "day_of", "week_of", "weekend", "calendar"}
)
GOES_ON = re.compile(r"\s{1,4}(?:the\s{1,4})?(?:\w{1,15}\s{1,4}of\s{1,4}(?:the\s{1,4})?)?", re.IGNORECASE)


def find(text: str) -> tuple[DateExpression, ...]:
    """Return the date expressions of a text, in order and without overlap, each as long as the grammar allows.

    >>> [e.text for e in find("Shells fell on Tuesday, between 3 and 7 March, and again two days later.")]
    ['Tuesday', 'between 3 and 7 March', 'two days later']
    """
    return tuple(_between(text, opened(text, e)) for e in _ranges(text, list(counted_from(text, list(_singles(text))))))


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
        yield joined or (_with_children(text, "list", singles[at : at + members]) if members > 1 else singles[at])
        at += members


def _members(text: str, singles: list[DateExpression], at: int) -> int:
    """Count the members of a list that begins there: alike, parted by commas, the last by "and"; 1 where it is none."""
    first, members, end = singles[at], 1, at + 1
    if first.kind not in LISTED or first.opening or _range_word(text, first.start) == "between":
        return 1
    alike = {"date", "days"} if first.kind in ("date", "days") else {first.kind}
    while end < min(len(singles), at + MOST_LISTED) and singles[end].kind in alike:
        gap = text[singles[end - 1].end : singles[end].start]
        if JOIN_AND.fullmatch(gap.lstrip(",")):
            members = end + 1 - at
        elif not JOIN_COMMA.fullmatch(gap):
            break
        end += 1
    return members


def _joined(text: str, first: DateExpression, second: DateExpression) -> DateExpression | None:
    """Make a range of two neighbours that words such as "from … to" or "between … and" tie together."""
    if second.start - first.end > LONGEST_GAP or first.day2 is not None:
        return None
    gap, before = text[first.end : second.start], _range_word(text, first.start)
    if before == "between" and JOIN_AND.fullmatch(gap):
        return _range(text, first, second)
    alike = {first.kind, second.kind} <= CALENDAR or (first.kind == "overnight" and second.kind in AFTER_NIGHT)
    return _range(text, first, second) if JOIN_TO.fullmatch(gap) and (before == "from" or alike) else None


def _range(text: str, first: DateExpression, second: DateExpression) -> DateExpression:
    start = _range_start(text, first.start)
    return DateExpression(start, second.end, text[start : second.end], "range", children=(first, second))


def _range_start(text: str, start: int) -> int:
    """Return where a range starts: at the "between" or "from" before it, if there is one."""
    opening = RANGE_OPENING.search(text, max(0, start - RANGE_REACH), start)
    return opening.start() if opening else start


def _range_word(text: str, start: int) -> str:
    """Return the "between" or "from" before a date, "" where there is neither."""
    opening = RANGE_OPENING.search(text, max(0, start - RANGE_REACH), start)
    return opening[1].casefold() if opening else ""


def _between(text: str, found: DateExpression) -> DateExpression:
    """Take in the "between" or "from" before two days of one month."""
    start = _range_start(text, found.start)
    if found.day2 is None or found.kind != "date" or start == found.start:
        return found
    return msgspec.structs.replace(found, start=start, text=text[start : found.end])


def counted_from(text: str, singles: list[DateExpression]) -> Iterator[DateExpression]:
    """Join a count and the date right after it that it goes on from: "two days after Christmas".

    >>> text = "A week after the 12 June attack he fled."
    >>> [e.text for e in counted_from(text, list(_singles(text)))]
    ['A week after the 12 June']
    """
    at = 0
    while at < len(singles):
        anchor = singles[at + 1] if at + 1 < len(singles) else None
        joined = anchor is not None and _goes_on(text, singles[at], anchor)
        yield _with_children(text, "from", singles[at : at + 2]) if joined else singles[at]
        at += 2 if joined else 1


def _goes_on(text: str, count: DateExpression, anchor: DateExpression) -> bool:
    """Whether a count ("two days after") goes on with a date, or with an event and its date ("the attack of 3 May")."""
    if count.kind not in ("counted", "back") or not plain(count.text).endswith(("before", "after")):
        return False
    return anchor.kind in ANCHORS and GOES_ON.fullmatch(text, count.end, anchor.start) is not None


def _with_children(text: str, kind: str, children: list[DateExpression]) -> DateExpression:
    start, end = children[0].start, children[-1].end
    return DateExpression(start, end, text[start:end], kind, children=tuple(children))
