"""Day, week and month arithmetic, and how its results are written in EDTF (ISO 8601-2 level 1)."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from itertools import pairwise

import msgspec

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
ENDS = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


class Published(msgspec.Struct, frozen=True):
    """A publication date of day, month or year precision; `last` is its last day."""

    edtf: str
    last: date
    precision: str

    @classmethod
    def of(cls, published: str | None) -> Published | None:
        """Read "2019-08-27", "2010-07" or "1989"; None where it is none of these.

        >>> Published.of("2010-07").last.isoformat()
        '2010-07-31'
        """
        bounds = extent(published[:10]) if published else None
        if published is None or bounds is None:
            return None
        return cls(published[:10], bounds[1], ("year", "month", "day")[published[:10].count("-")])

    @property
    def day(self) -> date | None:
        """The day, where it is known."""
        return self.last if self.precision == "day" else None


def extent(edtf: str) -> tuple[date, date] | None:
    """Return first and last day of a plain EDTF date, of the first known end of an interval or member of a set.

    >>> [d.isoformat() for d in extent("2018-02~/..")]
    ['2018-02-01', '2018-02-28']
    """
    known = ENDS.match(edtf.removeprefix("../").removeprefix("{"))
    try:
        return _bounds(int(known[1]), int(known[2] or 0), int(known[3] or 0)) if known else None
    except ValueError:
        return None


def _bounds(year: int, month: int, day: int) -> tuple[date, date]:
    """Return the bounds of a date whose unknown month or day is 0."""
    if not month:
        return date(year, 1, 1), date(year, 12, 31)
    if not day:
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    return date(year, month, day), date(year, month, day)


def first(edtf: str) -> str:
    """Return the first end of an interval, the first member of a set, or the date itself."""
    return edtf.strip("{}").split(",")[0].split("/")[0]


def last(edtf: str) -> str:
    """Return the last end of an interval, the last member of a set, or the date itself."""
    return edtf.strip("{}").split(",")[-1].split("/")[-1]


def interval(start: str, end: str) -> str:
    """Write an interval; one that starts and ends alike is that date.

    >>> interval("2019-07-19", "2019-08-20"), interval("1981", "1981")
    ('2019-07-19/2019-08-20', '1981')
    """
    return start if start == end else f"{start}/{end}"


def several(members: list[str]) -> str:
    """Write the dates of a list: neighbours as an interval, others as a set (EDTF level 2: all of them).

    >>> several(["2019-05-03", "2019-05-04"]), several(["1981", "1991"])
    ('2019-05-03/2019-05-04', '{1981,1991}')
    """
    bounds = [extent(member) for member in members]
    known = [b for b in bounds if b]
    follow = all(a[1] + timedelta(days=1) == b[0] for a, b in pairwise(known))
    if len(known) == len(members) and follow and not any("/" in member for member in members):
        return interval(members[0], members[-1])
    return "{" + ",".join(members) + "}"


def days_after(day: date, count: int) -> date:
    """Add days, negative ones too."""
    return day + timedelta(days=count)


def month_after(year: int, month: int, count: int) -> tuple[int, int]:
    """Add months to a month, negative ones too.

    >>> month_after(2019, 1, -2)
    (2018, 11)
    """
    years, index = divmod(year * 12 + month - 1 + count, 12)
    return years, index + 1


def months_after(day: date, count: int) -> date:
    """Add months to a day; where the month reached is shorter, its last day stands.

    >>> months_after(date(2019, 3, 31), -1).isoformat()
    '2019-02-28'
    """
    year, month = month_after(day.year, day.month, count)
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def year_text(year: int) -> str:
    """Write a year; raises ValueError outside 1 to 9999."""
    return f"{date(year, 1, 1).year:04d}"


def month_text(year: int, month: int) -> str:
    """Write a month."""
    return f"{year_text(year)}-{month:02d}"


def week(day: date, shift: int = 0) -> tuple[date, date]:
    """Return Monday and Sunday of a day's week, or of one some weeks away."""
    monday = days_after(day, 7 * shift - day.weekday())
    return monday, days_after(monday, 6)


def weekday_near(day: date, weekday: int, *, ahead: bool, strict: bool = False) -> date:
    """Return the nearest such weekday before a day (or after, if `ahead`); the day itself counts unless `strict`.

    >>> weekday_near(date(2019, 8, 27), 1, ahead=False, strict=True).isoformat()
    '2019-08-20'
    """
    distance = (weekday - day.weekday()) % 7 if ahead else (day.weekday() - weekday) % 7
    distance = 7 if strict and distance == 0 else distance
    return days_after(day, distance if ahead else -distance)


def disagreement(edtf: str, weekday: int | None) -> str:
    """Say where a day is not the weekday that stands beside it; "" where it is, or where the day is not known.

    >>> disagreement("2019-05-12", 5)
    'the words say Saturday, but that day is a Sunday'
    """
    bounds = extent(edtf)
    if weekday is None or bounds is None or bounds[0] != bounds[1] or bounds[0].weekday() == weekday:
        return ""
    return f"the words say {WEEKDAYS[weekday]}, but that day is a {WEEKDAYS[bounds[0].weekday()]}"


def season(year: int, month: int) -> str:
    """Write a season as its three months, northern hemisphere; winter runs from December of its year."""
    return interval(month_text(year, month), month_text(*month_after(year, month, 2)))
