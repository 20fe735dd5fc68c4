"""Tell matches of the grammar that are dates from those that only look like one ("1,981 people", "it may")."""

from __future__ import annotations

import re
from collections.abc import Callable

from herodotus.naming.dates.beside import word_after, word_before
from herodotus.naming.dates.context import looks_ahead
from herodotus.naming.dates.expression import DateExpression
from herodotus.naming.dates.lengths import descends
from herodotus.naming.dates.vocabulary import either, listed, plain, words

MODAL = re.compile(r"\b(?:may|march)\b")
MONEY = frozenset("$£€#№")
UP_TO = re.compile(r"\bup\s{1,4}to\s{1,4}$", re.IGNORECASE)
MONTH_HYPHEN = re.compile(rf"\b{either(words()['month'])}\.?-", re.IGNORECASE)


def accepts(text: str, found: DateExpression) -> bool:
    """Whether an expression is a date where it stands."""
    if found.text[0].isdigit() and _inside_number(text, found.start):
        return False
    guard = GUARDS.get(found.kind)
    return guard is None or guard(text, found)


def _inside_number(text: str, start: int) -> bool:
    """Whether digits go on to the left: "1,981", "3.14", "AK-47", "$2000", but not "30 April-2 May"."""
    before = text[max(0, start - 2) : start]
    if before[-1:] in MONEY and before:
        return True
    if len(before) < 2 or before[1] not in ",.:/-–":
        return False
    if before[1] == "-" and before[0].isalpha():
        return not any(hit.end() == start for hit in MONTH_HYPHEN.finditer(text, max(0, start - 11), start))
    return before[0].isdigit()


def _modal(text: str, found: DateExpression) -> bool:
    """Whether "may" or "march" is a verb: in lower case ("5 may", "to march"), or before a verb ("5 MAY HAVE")."""
    if MODAL.search(found.text):
        return True
    return plain(found.text).endswith("may") and word_after(text, found.end) in listed("verbs_after_may")


def _days(text: str, found: DateExpression) -> bool:
    """Whether days are a list and no range: "between 3 and 7 May" is one."""
    return word_before(text, found.start) not in ("between", "from") and _date(text, found)


def _date(text: str, found: DateExpression) -> bool:
    if _modal(text, found):
        return False
    if found.year or not found.text[-1].isdigit():
        return True
    following = word_after(text, found.end)  # "in August 12 people were shot"
    return following not in listed("counted_people") and following not in listed("counted_things")


def _month(text: str, found: DateExpression) -> bool:
    if _modal(text, found):
        return False
    if found.year or found.short_year or found.year_shift:
        return True
    word = re.split(r"[\s–-]", found.text)[-1].rstrip(".")
    if word.islower():
        return False
    before, name = word_before(text, found.start), plain(word)
    if found.part or found.shift is not None or (name == "may" and before in listed("may_openers")):
        return True
    if name == "may":
        return False
    return name not in listed("ambiguous_months") or before in listed("month_openers")


def _year(text: str, found: DateExpression) -> bool:
    before, following = word_before(text, found.start), word_after(text, found.end)
    if found.part:
        return True
    if found.short_year is not None:
        return before in listed("short_year_openers")
    if before in listed("year_spoilers") or following in listed("counted_things"):
        return False
    if following == "on" and before in ("until", "till", "by", "from"):  # "until 2000 on Wednesday"
        return False
    if following in listed("counted_people"):
        return before in ("in", "since")
    if UP_TO.search(text, max(0, found.start - 9), found.start) and following not in listed("after_a_year"):
        return False
    usual = 1900 <= (found.year or 0) < 2050
    return usual or (before in listed("year_openers") and before != "the")


def _weekday(text: str, found: DateExpression) -> bool:
    if word_before(text, found.start) in listed("weekday_names_before"):
        return False
    return word_after(text, found.end) not in listed("weekday_names_after")


def _season(text: str, found: DateExpression) -> bool:
    if found.year or found.year_shift:
        return True
    if word_after(text, found.end) == "of":
        return False
    named = found.shift is not None or plain(found.text).startswith("the ")
    return named and not (plain(found.text).endswith("fall") and found.shift is None)


def _calendar(text: str, found: DateExpression) -> bool:
    if plain(found.text).startswith("the coming") and found.unit == "week":
        return False  # a stretch of seven days, see `_coming`
    if found.fixed == "latest":  # "by mid-month", not "mid-year elections"
        return word_before(text, found.start) in listed("mid_openers")
    return found.shift is not None or bool(found.part) or plain(found.text).startswith(("earlier", "later"))


def _span(text: str, found: DateExpression) -> bool:
    phrase = plain(found.text)
    if found.number is not None or "past" in phrase.split():
        return True
    long = found.unit not in ("minute", "hour", "day")
    return phrase.startswith("the last") and long and word_after(text, found.end) != "of"


def _coming(text: str, found: DateExpression) -> bool:
    """Whether it is a stretch ("the coming week", "within days"), not a week of the calendar ("next week")."""
    phrase = plain(found.text).split()
    if found.number is not None or ("coming" in phrase and "the" in phrase):
        return True
    return phrase[-1] in ("days", "weeks", "months")


def _counted(text: str, found: DateExpression) -> bool:
    if found.number is not None or found.unit2:
        return descends(found)
    return plain(found.text).split()[0].endswith("s") and not plain(found.text).endswith(("before", "after"))


def _back(text: str, found: DateExpression) -> bool:
    stretch = word_before(text, found.start) in listed("stretch_openers")
    return not (found.back == 1 and stretch and found.unit != "day")


def _nth(text: str, found: DateExpression) -> bool:
    openers = listed("day_openers")
    if found.weekday is not None:
        return _weekday_nth(text, found)
    return word_before(text, found.start) in openers and word_after(text, found.end) not in listed("ordinal_nouns")


def _weekday_nth(text: str, found: DateExpression) -> bool:
    """Whether "Sunday the 12th" is a day, and neither "Friday the 5th Corps" nor a day of a month said next."""
    following = word_after(text, found.end)
    return following == "and" or following not in listed("ordinal_nouns")


def _in_month(text: str, found: DateExpression) -> bool:
    """Whether the month is none that is a verb ("the second Sunday of may")."""
    return not _modal(text, found)


def _feast(text: str, found: DateExpression) -> bool:
    """Whether a feast is a day, and no tree, island, rising or agreement."""
    return word_after(text, found.end) not in listed("named_after_feasts")


def _lunar(text: str, found: DateExpression) -> bool:
    """Whether a Hijri month is no person's name: it has a day or a year, or stands after "during" or the like."""
    if found.year is not None or found.day is not None:
        return found.year is not None or _is_capital(found)
    name_goes_on = text[found.end : found.end + 2][1:].isupper()
    return _is_capital(found) and not name_goes_on and word_before(text, found.start) in listed("lunar_openers")


def _solar(text: str, found: DateExpression) -> bool:
    """Whether a Solar Hijri month is no other word ("24 Asad loyalists"): it has a year, or stands behind "on"."""
    opened = found.day is not None and word_before(text, found.start) in listed("day_openers")
    return found.year is not None or (opened and _is_capital(found))


def _is_capital(found: DateExpression) -> bool:
    """Whether the name of the month begins with a capital."""
    return any(word[:1].isupper() for word in re.findall(r"[^\W\d_]+", found.text))


def _ahead(text: str, found: DateExpression) -> bool:
    """Whether "in three days" is a day to come, not the time that something took."""
    return looks_ahead(text, found)


def _counted_on(text: str, found: DateExpression) -> bool:
    """Whether "eight days on" is "eight days later": a mark ends it, and no weekday follows."""
    return text[found.end : found.end + 1] in ("", ",", ".", ";", "\n")


GUARDS: dict[str, Callable[[str, DateExpression], bool]] = {
    "days": _days,
    "lunar": _lunar,
    "solar": _solar,
    "ahead": _ahead,
    "counted_on": _counted_on,
    "date": _date,
    "month": _month,
    "year": _year,
    "weekday": _weekday,
    "season": _season,
    "calendar": _calendar,
    "span": _span,
    "coming": _coming,
    "ago": _counted,
    "counted": _counted,
    "back": _back,
    "nth": _nth,
    "weekday_on": _ahead,
    "day_of": _in_month,
    "week_of": _in_month,
    "feast": _feast,
    "movable": _feast,
}
