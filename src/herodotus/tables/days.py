"""Days of a table: from its own way of writing them to EDTF, and from EDTF to the days that it may mean."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from herodotus.days import days
from herodotus.naming.dates.days import extent, interval, month_text

WEEK_AROUND = timedelta(3)  # ACLED dates an event of a week to the middle of that week
Days = tuple[date | None, date | None]


def parsed(text: str, formats: tuple[str, ...]) -> date | None:
    """Read a day in the first format that fits, None where none does; "unix" counts seconds in UTC.

    >>> parsed("27 August 2019", ("%Y-%m-%d", "%d %B %Y")), parsed("1566900000", ("unix",))
    (datetime.date(2019, 8, 27), datetime.date(2019, 8, 27))
    """
    for form in formats:
        try:
            if form == "unix":
                return datetime.fromtimestamp(int(text), UTC).date()
            return datetime.strptime(text, form).date()
        except (ValueError, OverflowError, OSError):
            continue
    return None


def edtf_bounds(edtf: str) -> Days | None:
    """Give the first and last day that an EDTF date may mean, None at an open end; None where it is no date.

    >>> [d.isoformat() for d in edtf_bounds("2019-07/2019-08-20")]
    ['2019-07-01', '2019-08-20']
    >>> edtf_bounds("2019-08-25/..")[1] is None, edtf_bounds("soon") is None
    (True, True)
    """
    found = days(edtf)
    if found is None:
        return None
    return (None if found.until else date.fromordinal(found.first),
            None if found.since else date.fromordinal(found.last))  # fmt: skip


def spelt(start: date, end: date) -> tuple[str, str]:
    """Write the days from start to end as EDTF with its precision; a whole month or year is written as such.

    >>> spelt(date(2019, 7, 1), date(2019, 7, 31)), spelt(date(2019, 7, 1), date(2019, 7, 2))
    (('2019-07', 'month'), ('2019-07-01/2019-07-02', 'interval'))
    """
    for edtf, precision in ((f"{start.year:04d}", "year"), (month_text(start.year, start.month), "month")):
        if extent(edtf) == (start, end):
            return edtf, precision
    return interval(start.isoformat(), end.isoformat()), "day" if start == end else "interval"


def spread(start: date, end: date, span: str) -> tuple[str, str]:
    """Write a date that is known as well as `span` says: day, week, month, year or span.

    >>> spread(date(2019, 7, 19), date(2019, 7, 19), "week")
    ('2019-07-16/2019-07-22', 'interval')
    """
    if span == "day":
        return start.isoformat(), "day"
    if span == "week":
        return spelt(max(start, date.min + WEEK_AROUND) - WEEK_AROUND, min(start, date.max - WEEK_AROUND) + WEEK_AROUND)
    if span == "month":
        return month_text(start.year, start.month), "month"
    return (f"{start.year:04d}", "year") if span == "year" else spelt(start, end)
