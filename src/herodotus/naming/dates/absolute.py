"""Resolve days and months of the calendar, with or without a year: "19 July", "July 2019", "Christmas"."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import date

import msgspec

from herodotus.naming.dates.answer import Answer, unknown
from herodotus.naming.dates.context import Context
from herodotus.naming.dates.days import Published, disagreement, extent, first, interval, month_text, several, year_text
from herodotus.naming.dates.expression import DateExpression

# A future tense is believed for dates up to half a year ahead; "will be remembered, the attack of 5 March" is not.
AHEAD_DAYS = 183
# A day without a year that comes round within a month of publication, the last one eleven months gone, is the coming
# one: reports name the year of a day so long past. In ledger train it is so in all real reports that have such a day
# (3 reports, 4 days); it fails in 2 synthetic ones, whose publication day is arbitrary.
SOON_DAYS = 31
# Years counted from publication, and years counted from the date told before.
YEAR_SHIFTS = {"last": -1, "this": 0, "next": 1}
YEARS_BACK = {"that": 0, "same": 0, "previous": -1, "following": 1}


def stated_year(found: DateExpression, context: Context) -> tuple[int | None, str | None]:
    """Return the year that an expression says, and the date that it is counted from ("May last year"), if any."""
    if found.year is not None:
        return found.year, None
    if found.short_year is not None:
        return short_year(found.short_year, context), None
    if not found.year_shift:
        return (context.year, None) if context.year and found.shift is None else (None, None)
    shifts = YEAR_SHIFTS if found.year_shift in YEAR_SHIFTS else YEARS_BACK
    base = context.published_edtf if shifts is YEAR_SHIFTS else context.previous
    bounds = extent(base) if base else None
    return (bounds[0].year + shifts[found.year_shift], base) if bounds else (None, None)


def short_year(short: int, context: Context) -> int:
    """Read "'89": the latest such year up to the one after publication; without one, 1930 to 2029."""
    latest = context.published.last.year + 1 if context.published else 2029
    return latest - (latest - short) % 100


def day_of_year(found: DateExpression, context: Context) -> Answer:
    """Resolve "19 July", "July 19, 2019", "3-4 May"; without a year the nearest past one."""
    month, day = found.month or 0, found.day or 0
    late = found.day2 or day
    if not all(1 <= d <= calendar.monthrange(2000, month)[1] for d in (day, late)) or late < day:
        return unknown("there is no such day")
    year, anchor = stated_year(found, context)
    if year is None and found.year_shift:
        return unknown("no date before it to count the year from")
    if year is None:
        year = _nearest_year(found, late, context)
        anchor = context.published_edtf
    prefix = f"{'XXXX' if year is None else year_text(year)}-{month:02d}"
    if year and max(day, late) > calendar.monthrange(year, month)[1]:
        return unknown("there is no such day in that year")
    edtf = interval(f"{prefix}-{day:02d}", f"{prefix}-{late:02d}")
    return Answer(edtf, "day" if late == day else "interval", anchor, disagreement(edtf, found.weekday))


def days_of_month(found: DateExpression, context: Context) -> Answer:
    """Resolve "3, 5 and 7 May": days of one month, of the year that the last of them has."""
    low, high = min(found.listed), max(found.listed)
    whole = day_of_year(msgspec.structs.replace(found, day=low, day2=high), context)
    if whole.edtf is None:
        return whole
    month = first(whole.edtf)[:-3]
    return Answer(several([f"{month}-{day:02d}" for day in found.listed]), "interval", whole.anchor)


def _nearest_year(found: DateExpression, late: int, context: Context) -> int | None:
    """Return the year of the nearest such day; None without publication."""
    if context.published is None:
        return None
    end, month = context.published.last.year, found.month or 0
    years = [y for y in range(end - 8, end + 2) if 0 < y < 9999 and late <= calendar.monthrange(y, month)[1]]
    chosen = nearest([date(y, month, found.day or 0) for y in years], context, last=found.shift == -1)
    return chosen.year if chosen else None


def nearest(days: Sequence[date], context: Context, *, last: bool = False) -> date | None:
    """Choose of days in order the nearest past one, or one soon to come; `last` only one before publication."""
    if context.published is None:
        return None
    end = context.published.last
    past = [day for day in days if day < end or (day == end and not last)]
    ahead = [day for day in days if day > end]
    reach = 0 if last or context.only_past else AHEAD_DAYS if context.ahead else SOON_DAYS
    if ahead and (ahead[0] - end).days <= reach:
        return ahead[0]
    return past[-1] if past else None


def month_of_year(found: DateExpression, context: Context) -> Answer:
    """Resolve "March", "last January", "early June", "July 2019"; a part of a month is approximate."""
    month = found.month or 0
    year, anchor = stated_year(found, context)
    if year is None and found.year_shift:
        return unknown("no date before it to count the year from")
    if year is None and context.published:
        year, anchor = _month_year(found, context.published, context.ahead), context.published.edtf
    text = f"XXXX-{month:02d}" if year is None else month_text(year, month)
    if found.part == "mid":
        return Answer(f"{text}-15~", "day", anchor)
    return Answer(f"{text}~" if found.part else text, "month", anchor)


def _month_year(found: DateExpression, published: Published, looks_ahead: bool) -> int:
    """Return the year of the latest such month, or of the next one, by "last", "this", "next" and the tense."""
    year, month, this = published.last.year, found.month or 0, published.last.month
    if found.shift == 0:
        return year
    if found.shift == -1:
        return year if month < this else year - 1
    if found.shift == 1 or (looks_ahead and 0 < (month - this) % 12 <= AHEAD_DAYS // 30):
        return year if month > this else year + 1
    return year if month <= this else year - 1


def iso_day(found: DateExpression, context: Context) -> Answer:
    """Resolve "2019-07-19"."""
    return day_of_year(found, context)


def slashed_day(found: DateExpression, context: Context) -> Answer:
    """Resolve "19/07/2019"; where day and month cannot be told apart, only the year stands."""
    low, high, year = found.day or 0, found.day2 or 0, found.year or 0
    dotted = "." in found.text
    day, month = (high, low) if high > 12 and not dotted else (low, high)
    if not (1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]):
        return unknown("there is no such day")
    if day <= 12 and day != month and not dotted:
        return Answer(year_text(year), "year", why="day and month cannot be told apart")
    return Answer(f"{month_text(year, month)}-{day:02d}", "day")


def named_day(found: DateExpression, context: Context) -> Answer:
    """Resolve a date that has a name of its own ("9/11")."""
    return Answer(found.fixed, "day")
