"""What the words of an ISAF release mean: days, provinces, groups, how many, and who is a leader."""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Iterable

from benchmarks.adapters.data import rules

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DAY = re.compile(
    r"\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s{1,3}(\d{1,2})\b(?:,?\s{1,3}(20\d\d)\b)?", re.I
)
NUMBER = re.compile(r"\b(20\d\d)-(\d\d)-[A-Z]{1,3}-\d{1,4}\b")  # a release's number: year, month, series
HEAD = 700  # characters in which the dateline stands
TOKEN = re.compile(r"[a-z0-9'-]+")

SOUGHT_REACH = 60  # characters before a name in which it is said that its bearer was looked for


def published_day(text: str) -> str | None:
    """Read the publication day off the head of a release; the year may stand in its number.

    >>> published_day("2012-06-S-026  KABUL, Afghanistan (June 14)")
    '2012-06-14'
    >>> published_day("KABUL, Afghanistan (June 14)") is None
    True
    """
    number = NUMBER.search(text[:HEAD])
    for month, day, year in DAY.findall(text[:HEAD]):
        year = year or (number.group(1) if number else "")
        if year and (iso := _iso(int(year), MONTHS.index(month.lower()) + 1, int(day))):
            return iso
    return None


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


@functools.cache
def _pattern(table: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """Compile a table of spellings into one pattern and the name of each spelling."""
    names = {spelling: name for name, spellings in rules("isaf")[table].items() for spelling in spellings}
    choices = "|".join(re.escape(s) for s in sorted(names, key=lambda s: (-len(s), s)))
    return re.compile(rf"(?<!\w)(?:{choices})(?!\w)"), names


def _found(table: str, text: str) -> list[str]:
    pattern, names = _pattern(table)
    return list(dict.fromkeys(names[m] for m in pattern.findall(text.lower().replace("’", "'"))))


def provinces(places: Iterable[str], text: str) -> list[str]:
    """Name the provinces: those of the incidents' places, else the first that the text calls one, else a district's.

    >>> provinces(["Sangin, Helmand"], ""), provinces([], "KABUL (May 1): in Zabul province, near Ghazni province")
    (['helmand'], ['zabul'])
    """
    named = [p for place in places for p in _found("provinces", place)]
    if named:
        return list(dict.fromkeys(named))
    called = [_found("provinces", m.group(1)) for m in re.finditer(r"([\w' -]{3,20})\s{1,3}[Pp]rovince", text)]
    first = next((found[-1] for found in called if found), None)
    return [first] if first else _found("districts", text)[:1]


def groups(text: str) -> list[str]:
    """Name the armed groups that a release speaks of; the Taliban only where no other is named.

    >>> groups("a Taliban leader and Haqqani fighters"), groups("a Taliban leader")
    (['haqqani'], ['taliban'])
    """
    found = _found("groups", text)
    return [g for g in found if g != "taliban"] or found


def how_many(phrase: str) -> int:
    """Count the people of a phrase, at least: a figure, a number word, one for a singular, the rule for a plural.

    >>> how_many("two suspected insurgents"), how_many("a Taliban leader"), how_many("suspected insurgents")
    (2, 1, 3)
    """
    if " and " in phrase:
        return sum(how_many(part) for part in phrase.split(" and "))
    quantities = rules("isaf")["quantities"]
    tokens = TOKEN.findall(phrase.lower())
    for token in tokens:
        if token.isdigit():
            return int(token)
        if token in quantities and not (token == "additional" and tokens[-1].endswith("s")):
            return int(quantities[token])
    return int(quantities["plural"]) if tokens and tokens[-1].endswith("s") else 1


def leader_part(phrase: str) -> str:
    """Give the part of a phrase that names the leader.

    >>> leader_part("a taliban leader and two associates")
    'a taliban leader'
    """
    return next((part for part in phrase.split(" and ") if names_leader(part)), phrase)


def is_sought(text: str, start: int) -> bool:
    """Tell whether the words right before a name say that its bearer was looked for, not that he was found.

    >>> is_sought("detained two men while searching for a Taliban leader", 38)
    True
    >>> is_sought("captured a Taliban leader", 11)
    False
    """
    stems = "|".join(map(re.escape, rules("isaf")["words"]["sought"]))
    before = text[max(0, start - SOUGHT_REACH) : start]
    return re.search(rf"(?:{stems})\w*(?:\s+(?!and\b)[\w'-]+){{0,4}}\s*$", before, re.IGNORECASE) is not None


def names_leader(phrase: str) -> bool:
    """Tell whether a phrase names a leader or commander."""
    return names(phrase, "leaders")


def names(phrase: str, group: str) -> bool:
    """Tell whether a phrase holds a word of a group of the data file."""
    return bool(set(TOKEN.findall(phrase.lower())) & set(rules("isaf")["words"][group]))


def are_civilians(who: Iterable[str]) -> bool:
    """Tell whether all those harmed are civilians; unknown ones are not."""
    known = set(rules("isaf")["words"]["civilians"])
    harmed = set(who)
    return bool(harmed) and harmed <= known


def tells_of_airstrike(text: str) -> bool:
    """Tell whether a release speaks of an air strike."""
    return any(word in text.lower() for word in rules("isaf")["words"]["airstrike"])
