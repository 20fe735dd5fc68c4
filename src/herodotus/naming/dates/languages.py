"""Dates of texts in other languages, found by shapes of ours with dateparser's words and resolved like English ones.

What is read: a day with its month (and year), a month with its year or after "in", a weekday, today and its neighbours,
so many days ago, last or this month, and days of the Hijri and Solar Hijri calendars. A day, a month and a year side by
side are one date; a number, a month's name or a time alone is none. What has no exact day or month is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from herodotus.naming.dates.beside import word_after, word_before
from herodotus.naming.dates.context import Context
from herodotus.naming.dates.days import Published
from herodotus.naming.dates.expression import DateExpression
from herodotus.naming.dates.folding import folded
from herodotus.naming.dates.lexicon import Lexicon, Shape, lexicon
from herodotus.naming.dates.resolving import Dated, answered, when_of

NUMBER = re.compile(r"\d+")
# Group of a shape → field of the expression and the table that gives its value.
BY_TABLE = {
    "month": ("month", "month"),
    "short": ("month", "short"),
    "weekday": ("weekday", "weekday"),
    "weekday2": ("weekday", "weekday"),
    "numeral": ("number", "numeral"),
    "dual": ("number", "dual"),
    "month_shift": ("shift", "month_shift"),
    "week_shift": ("week_shift", "week_shift"),
    "week_shift2": ("week_shift", "week_shift"),
    "lunar": ("month", "lunar"),
    "solar": ("month", "solar"),
}
DIGITS = {"day": "day", "day2": "day2", "month_number": "month", "year": "year", "number": "number"}
DIGITS |= {"calendar_year": "year"}
PRESENT: dict[str, dict[str, Any]] = {
    "last": {"shift": -1},
    "last2": {"shift": -1},
    "next": {"shift": 1},
    "next2": {"shift": 1},
    "last_year": {"year_shift": "last"},
    "this_year": {"year_shift": "this"},
}
UNITS = {"ago": "day", "calendar": "month"}
NAMED = frozenset({"weekday", "deictic"})


def other_language(text: str, published: str | None, language: str) -> tuple[Dated, ...]:
    """Find and resolve the dates of a text in one of nine languages, named by its code, against the day of publication.

    The codes are ar, de, es, fa, fr, pt, ru, tr and uk. The words are dateparser's, from the extra `languages`.

    >>> [(e.text, w.edtf) for e, w in other_language("وقع الهجوم يوم الثلاثاء 3 مارس 2020 في حلب", "2020-03-05", "ar")]
    [('الثلاثاء 3 مارس 2020', '2020-03-03')]
    """
    words, day = lexicon(language), Published.of(published)
    found = [expression for _, expression in sorted(_matches(text, words), key=lambda m: m[0])]
    return tuple((at, when_of(at, answered(text, at, _context(at, day)))) for at in _longest(found))


def _context(found: DateExpression, day: Published | None) -> Context:
    """Prefer days that are past, unless the words say that one is the next."""
    return Context(day, ahead=found.shift == 1, only_past=found.shift != 1)


def _matches(text: str, words: Lexicon) -> Iterator[tuple[tuple[int, int, int], DateExpression]]:
    """Yield every match of every shape with where it ranks: the first that begins, the longest, the earlier shape."""
    plain = folded(text)
    for order, shape in enumerate(words.shapes):
        for match in shape.pattern.finditer(plain):
            start, end = match.span("said" if "said" in shape.pattern.groupindex else 0)
            if shape.kind not in NAMED or _stands_alone(text, plain, start, end, words):
                yield (start, -end, order), _read(text[start:end], start, shape, match, words)


def _stands_alone(text: str, plain: str, start: int, end: int, words: Lexicon) -> bool:
    """Whether the name of a day is a date: not "Friday prayers", "the first day", nor German "Morgen", the morning."""
    if word_before(plain, start) in words.before or word_after(plain, end) in words.after:
        return False
    return not (plain[start:end] in words.lower_case and text[start].isupper())


def _read(said: str, start: int, shape: Shape, match: re.Match[str], words: Lexicon) -> DateExpression:
    """Turn a match into an expression."""
    fields: dict[str, Any] = {"unit": UNITS.get(shape.kind, "")}
    for group, phrase in match.groupdict().items():
        if phrase is not None:
            fields |= _field(group, " ".join(phrase.split()), words)
    return DateExpression(start, start + len(said), said, shape.kind, **fields)


def _field(group: str, phrase: str, words: Lexicon) -> dict[str, Any]:
    if group in PRESENT:
        return PRESENT[group]
    if group in BY_TABLE:
        field, table = BY_TABLE[group]
        return {field: words.tables[table][phrase]}
    if group == "deictic":
        days = words.tables["deictic"][phrase]
        return {"days": (days, days)}
    if group == "listed":
        return {"listed": tuple(map(int, NUMBER.findall(phrase)))}
    return {DIGITS[group]: int(NUMBER.findall(phrase)[0])} if group in DIGITS else {}


def _longest(found: list[DateExpression]) -> Iterator[DateExpression]:
    """Yield those that do not overlap one before them."""
    reached = 0
    for expression in found:
        if expression.start >= reached:
            reached = expression.end
            yield expression
