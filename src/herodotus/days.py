"""EDTF dates (ISO 8601-2, level 1, and sets of level 2) as stretches of days to draw, and as words to read."""

from __future__ import annotations

import calendar
import re
from datetime import date

import msgspec

DATE = re.compile(r"(?P<year>[0-9X]{4})(?:-(?P<month>[0-9X]{2}))?(?:-(?P<day>[0-9X]{2}))?(?P<mark>[~?%]?)")
MARKS = {"~": "about ", "?": "perhaps ", "%": "perhaps about "}
# Not calendar.month_name, which follows the user's locale.
MONTHS = ("January", "February", "March", "April", "May", "June", "July",
          "August", "September", "October", "November", "December")  # fmt: skip
# EDTF writes seasons as months 21 to 24; the northern months are used, which only moves the drawn bar.
SEASONS = {21: ("spring", 3), 22: ("summer", 6), 23: ("autumn", 9), 24: ("winter", 12)}


class Days(msgspec.Struct, frozen=True):
    """A stretch of days: `first` and `last` are proleptic Gregorian ordinals, both inside.

    `since` and `until` mark an end that the report leaves open; `soft` marks an approximate or uncertain date.
    """

    first: int
    last: int
    soft: bool = False
    since: bool = False
    until: bool = False


def around(edtf: str | None) -> str | None:
    """Give the interval around a set of dates, for readers that know level 1 only; other dates stay as they are.

    >>> around("{2019-05-03,2019-05-07}"), around("2019-05")
    ('2019-05-03/2019-05-07', '2019-05')
    """
    members = _members(edtf or "")
    ends = [end for member in members for end in member.split("/")]
    return f"{min(ends)}/{max(ends)}" if members else edtf


def _members(edtf: str) -> list[str]:
    """List the members of a set; none where it is no set."""
    return edtf[1:-1].split(",") if edtf.startswith("{") and edtf.endswith("}") else []


def days(edtf: str | None) -> Days | None:
    """Return the days that a date may cover, or None where the calendar cannot hold it (no date, no year).

    >>> days("2019-07~")
    Days(first=737241, last=737271, soft=True, since=False, until=False)
    >>> days("XXXX-07-19") is None
    True
    """
    start, slash, end = (around(edtf) or "").partition("/")
    if not slash:
        return _single(start)
    low, high = _single(start), _single(end)
    if low and high:
        first, last = min(low.first, high.first), max(low.last, high.last)
        return Days(first, last, low.soft or high.soft)
    if low and end in ("", ".."):
        return Days(low.first, low.last, low.soft, since=True)
    return Days(high.first, high.last, high.soft, until=True) if high and start in ("", "..") else None


def words(edtf: str | None) -> str:
    """Say a date in words; a form that the calendar does not know is given back as it is.

    >>> words("2019-07-19"), words("2019-07-19/2019-08-20"), words("1980~/.."), words("XXXX-07-19")
    ('19 July 2019', '19 July to 20 August 2019', 'since about 1980', '19 July, year unknown')
    >>> words("{2019-05-03,2019-05-05,2019-05-07}"), words("{1981,1991}")
    ('3, 5 and 7 May 2019', '1981 and 1991')
    """
    if not edtf:
        return "unknown"
    if members := _members(edtf):
        said = [words(member) for member in members]
        return f"{', '.join(_shorten(day, said[-1]) for day in said[:-1])} and {said[-1]}"
    start, slash, end = edtf.partition("/")
    if not slash or start == end:
        return _say(start)
    if end in ("", ".."):
        return f"since {_say(start)}"
    if start in ("", ".."):
        return f"until {_say(end)}"
    return f"{_shorten(_say(start), _say(end))} to {_say(end)}"


def _single(edtf: str) -> Days | None:
    found = DATE.fullmatch(edtf)
    if not found or not re.fullmatch(r"[0-9]+X*", found["year"]):
        return None
    low, high = int(found["year"].replace("X", "0")), int(found["year"].replace("X", "9"))
    try:
        first, last = _within(max(low, 1), high, found["month"], found["day"])
    except ValueError:
        return None
    return Days(first, last, bool(found["mark"]) or "X" in edtf)


def _within(low: int, high: int, month: str | None, day: str | None) -> tuple[int, int]:
    """Return first and last ordinal; raises ValueError for a month or day that no calendar has."""
    if month is None or "X" in month:
        return date(low, 1, 1).toordinal(), date(high, 12, 31).toordinal()
    if int(month) in SEASONS:
        first = date(low, SEASONS[int(month)][1], 1).toordinal()
        return first, first + 90
    if day is None or "X" in day:
        last = calendar.monthrange(high, int(month))[1] if 1 <= int(month) <= 12 else 0
        return date(low, int(month), 1).toordinal(), date(high, int(month), last).toordinal()
    return date(low, int(month), int(day)).toordinal(), date(high, int(month), int(day)).toordinal()


def _say(edtf: str) -> str:
    found = DATE.fullmatch(edtf)
    if not found:
        return edtf
    year = found["year"]
    if re.fullmatch(r"[0-9]{3}X", year):
        year = f"the {year[:3]}0s"
    plain = " ".join(p for p in (_day(found["day"]), _month(found["month"]), "" if year == "XXXX" else year) if p)
    return MARKS.get(found["mark"], "") + plain + (", year unknown" if year == "XXXX" else "")


def _month(month: str | None) -> str:
    if not month or "X" in month:
        return ""
    number = int(month)
    if number in SEASONS:
        return SEASONS[number][0]
    return MONTHS[number - 1] if 1 <= number <= 12 else month


def _day(day: str | None) -> str:
    return "" if not day or "X" in day else str(int(day))


def _shorten(start: str, end: str) -> str:
    """Leave out the year, then the month, of an interval's start where its end repeats them."""
    left, right = start.split(), end.split()
    while len(left) > 1 and len(right) > 1 and left[-1] == right[-1]:
        left, right = left[:-1], right[:-1]
    return " ".join(left)
