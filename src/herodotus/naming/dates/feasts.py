"""Resolve feasts that move from year to year: Easter and what hangs on it, western and Orthodox, and Nowruz.

Easter is reckoned by python-dateutil (the Gregorian and the Julian rule), Nowruz, the first day of spring, by the Solar
Hijri calendar of persiantools; both are exact. The Lunar New Year and the feasts of other calendars are left out.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from herodotus.naming.dates.absolute import nearest, stated_year
from herodotus.naming.dates.answer import UNPUBLISHED, Answer, unknown
from herodotus.naming.dates.calendars import solar_new_year
from herodotus.naming.dates.context import Context
from herodotus.naming.dates.days import days_after
from herodotus.naming.dates.expression import DateExpression

YEARS_AROUND = 2  # looked at before and after that of publication


def movable(found: DateExpression, context: Context) -> Answer:
    """Resolve "Easter Monday", "Good Friday 2018", "Nowruz": of the year said, else the nearest."""
    year, anchor = stated_year(found, context)
    if year is not None:
        return Answer(day_of(found, year).isoformat(), "day", anchor)
    if found.year_shift:
        return unknown("no date before it to count the year from")
    if context.published is None:
        return UNPUBLISHED
    around = context.published.last.year
    chosen = nearest([day_of(found, y) for y in range(around - YEARS_AROUND, around + YEARS_AROUND + 1)], context)
    return Answer(chosen.isoformat(), "day", context.published.edtf) if chosen else UNPUBLISHED


def day_of(found: DateExpression, year: int) -> date:
    """Return the day of a feast in a year; ValueError outside the tables of its calendar.

    >>> day_of(DateExpression(0, 0, "Good Friday", fixed="easter", days=(-2, -2)), 2019).isoformat()
    '2019-04-19'
    """
    return days_after(FEASTS[found.fixed](year), found.days[0] if found.days else 0)


def _easter(year: int) -> date:
    from dateutil import easter  # type: ignore[import-untyped]

    day: date = easter.easter(year, easter.EASTER_WESTERN)
    return day


def _orthodox_easter(year: int) -> date:
    from dateutil import easter

    day: date = easter.easter(year, easter.EASTER_ORTHODOX)
    return day


FEASTS: dict[str, Callable[[int], date]] = {
    "easter": _easter,
    "orthodox easter": _orthodox_easter,
    "nowruz": solar_new_year,
}
