"""EDTF level 1 as plain days: the first and last day that a date can mean."""

from __future__ import annotations

import calendar
import datetime
import re

import msgspec

from herodotus.days import around

DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?[~?%]?")


class Days(msgspec.Struct, frozen=True):
    """A stretch of days, both ends included, as ISO dates."""

    first: str
    last: str

    @property
    def days(self) -> int:
        """How many days it spans."""
        return (datetime.date.fromisoformat(self.last) - datetime.date.fromisoformat(self.first)).days + 1


def bounds(edtf: str | None) -> Days | None:
    """Give the days of a date or closed interval; None where it is unknown, open, or has no year.

    >>> bounds("2019-07"), bounds("2019-07-19/2019-08-20").days, bounds("XXXX-07-19"), bounds("2019/..")
    (Days(first='2019-07-01', last='2019-07-31'), 33, None, None)
    """
    ends = [_days(end) for end in (around(edtf) or "").split("/")]
    if ends[0] is None or ends[-1] is None:
        return None
    return Days(ends[0].first, ends[-1].last)


def first_day(edtf: str | None) -> str | None:
    """Give the first day, also of an open interval.

    >>> first_day("2011-11-19/..")
    '2011-11-19'
    """
    start = _days((around(edtf) or "").split("/")[0])
    return start.first if start else None


def _days(end: str) -> Days | None:
    match = DATE.fullmatch(end)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    first = datetime.date(year, month or 1, day or 1)
    last = day or calendar.monthrange(year, month or 12)[1]
    return Days(first.isoformat(), datetime.date(year, month or 12, last).isoformat())
