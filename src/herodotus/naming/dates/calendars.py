"""Dates of the Hijri calendar (lunar, begun by sighting) and of the Solar Hijri calendar of Iran and Afghanistan.

Hijri dates are turned by the Umm al-Qura tables (library hijridate, 1343 to 1500 AH); they are approximate, since a
month may have begun a day earlier or later elsewhere. Solar Hijri dates are exact (library persiantools).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import msgspec

from herodotus.naming.dates.answer import UNPUBLISHED, Answer, unknown
from herodotus.naming.dates.context import Context
from herodotus.naming.dates.days import interval
from herodotus.naming.dates.expression import DateExpression

SOLAR_YEARS_BEHIND = 621


class Calendar(msgspec.Struct, frozen=True):
    """A calendar: the first day of one of its months, that month's length, its year on a day, and how sure a day is."""

    first: Callable[[int, int], date]
    length: Callable[[int, int], int]
    year_of: Callable[[date], int]
    mark: str


def lunar(found: DateExpression, context: Context) -> Answer:
    """Resolve "12 Ramadan 1440", "Muharram 1441", "during Ramadan"."""
    return _resolved(found, context, _hijri())


def solar(found: DateExpression, context: Context) -> Answer:
    """Resolve "5 Khordad 1398", "Mehr 1397", "24 Asad 1400"."""
    return _resolved(found, context, _jalali())


def solar_new_year(year: int) -> date:
    """Return Nowruz, the first day of the Solar Hijri year that begins in a Gregorian one.

    >>> solar_new_year(2020).isoformat(), solar_new_year(2019).isoformat()
    ('2020-03-20', '2019-03-21')
    """
    return _jalali().first(year - SOLAR_YEARS_BEHIND, 1)


def feast(found: DateExpression, context: Context) -> Answer:
    """Resolve "Eid al-Fitr", "Ashura 2004": the nearest past one, or that of the year of our calendar that is said."""
    if found.year is None:
        return lunar(found, context)
    calendar = _hijri()
    first = calendar.year_of(date(found.year, 1, 1))
    answers = (_in_year(found, year, calendar, None) for year in (first, first + 1))
    fitting = [a for a in answers if a.edtf and a.edtf.startswith(f"{found.year:04d}")]
    return fitting[0] if fitting else unknown("no such feast in that year")


def _resolved(found: DateExpression, context: Context, calendar: Calendar) -> Answer:
    if found.year is not None:
        return _in_year(found, found.year, calendar, None)
    if context.published is None:
        return UNPUBLISHED
    today, anchor = context.published.last, context.published.edtf
    this = calendar.year_of(today)
    for year in (this, this - 1):
        answer = _in_year(found, year, calendar, anchor)
        if answer.edtf and answer.edtf[:10] <= today.isoformat():
            return answer
    return unknown("no such day up to publication")


def _in_year(found: DateExpression, year: int, calendar: Calendar, anchor: str | None) -> Answer:
    """Write a day, or a month as its days, of one year of a calendar; raises ValueError outside its tables."""
    month = found.month or 0
    first, length = calendar.first(year, month), calendar.length(year, month)
    if found.day is None:
        low, high = (f"{day.isoformat()}{calendar.mark}" for day in (first, first + timedelta(days=length - 1)))
        return Answer(interval(low, high), "interval", anchor)
    if not 1 <= found.day <= length:
        return unknown("there is no such day")
    return Answer(f"{(first + timedelta(days=found.day - 1)).isoformat()}{calendar.mark}", "day", anchor)


def _hijri() -> Calendar:
    from hijridate import Gregorian, Hijri

    def first(year: int, month: int) -> date:
        return date.fromisoformat(Hijri(year, month, 1).to_gregorian().isoformat())

    def year_of(day: date) -> int:
        return Gregorian.fromdate(day).to_hijri().year

    return Calendar(first, lambda year, month: Hijri(year, month, 1).month_length(), year_of, "~")


def _jalali() -> Calendar:
    from persiantools import jdatetime

    calendar: Any = jdatetime.JalaliDate  # it has no types

    def first(year: int, month: int) -> date:
        found: date = calendar(year, month, 1).to_gregorian()
        return found

    return Calendar(first, lambda y, m: int(calendar.days_in_month(m, y)), lambda day: int(calendar(day).year), "")
