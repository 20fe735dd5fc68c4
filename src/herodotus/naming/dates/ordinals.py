"""Resolve days and weeks that are counted within a month: "the 14th of last month", "the first Monday in October"."""

from __future__ import annotations

import calendar
from datetime import date

import msgspec

from herodotus.naming.dates.absolute import month_of_year
from herodotus.naming.dates.answer import UNPUBLISHED, Answer, unknown
from herodotus.naming.dates.context import Context
from herodotus.naming.dates.counting import back
from herodotus.naming.dates.days import disagreement, extent, interval, month_after, month_text
from herodotus.naming.dates.expression import DateExpression

NO_DAY, NO_WEEK = unknown("there is no such day"), unknown("there is no such week")
SATURDAY = 5
SHORTEST = 28  # days of the shortest month, for one of no known year


def nth(found: DateExpression, context: Context) -> Answer:
    """Resolve "on the 5th", "Sunday the 12th": the latest up to publication, or the next if the sentence looks ahead.

    Where that day is not the weekday said and the one on the other side of publication is, it is the other.
    """
    today = context.published.day if context.published else None
    if today is None or context.published is None or found.day is None:
        return UNPUBLISHED
    last, coming = (0 if found.day <= today.day else -1), (0 if found.day >= today.day else 1)
    days = [_day(today, step, found.day) for step in ((coming, last) if context.ahead else (last, coming))]
    agreeing = [day for day in days if day and day.weekday() == found.weekday]
    chosen = agreeing[0] if agreeing else days[0]
    if chosen is None:
        return NO_DAY
    why = disagreement(chosen.isoformat(), found.weekday)
    return Answer(chosen.isoformat(), "day", context.published.edtf, why)


def _day(today: date, step: int, number: int) -> date | None:
    """Return a day of the month some months on, None where that month has no such day."""
    year, month = month_after(today.year, today.month, step)
    return date(year, month, number) if 1 <= number <= calendar.monthrange(year, month)[1] else None


def month_meant(found: DateExpression, context: Context) -> Answer:
    """Resolve the month of "the first week of May", "… of last month", "… of the month", "… of that month"."""
    if found.month is not None:
        return month_of_year(found, context)
    if found.back is not None:
        return back(DateExpression(found.start, found.end, found.text, unit="month", back=found.back), context)
    if context.published is None or context.published.precision == "year":
        return UNPUBLISHED
    today = context.published.last
    edtf = month_text(*month_after(today.year, today.month, found.shift or 0))
    return Answer(edtf, "month", context.published.edtf)


def within_month(found: DateExpression, context: Context) -> Answer:
    """Resolve "the 14th of last month", "the first Monday in October", "the last weekend of May", "the second week".

    "The month" is the one before where its day is yet to come and the sentence does not look ahead.
    """
    month = month_meant(found, context)
    answer = _written(found, month) if month.edtf else month
    bare = found.month is None and found.back is None and found.shift is None
    if not (bare and context.published and answer.edtf) or context.ahead:
        return answer
    is_past = answer.edtf[:10] <= context.published.last.isoformat()
    return answer if is_past else within_month(msgspec.structs.replace(found, shift=-1), context)


def _written(found: DateExpression, month: Answer) -> Answer:
    """Write the days of a known month; of a month of no known year only those that no weekday decides."""
    bounds = extent(month.edtf or "")
    counts_weekdays = found.weekday is not None or found.unit == "weekend"
    if bounds is None and counts_weekdays:
        return unknown("the year of that month is not known")
    first, length = (bounds[0].weekday(), bounds[1].day) if bounds else (0, SHORTEST)
    days = _weekdays(found, first, length) if counts_weekdays else _counted(found, length)
    if days is None:
        return NO_WEEK if found.kind == "week_of" else NO_DAY
    edtf = interval(*(f"{month.edtf}-{day:02d}" for day in days))
    return Answer(edtf, "interval" if "/" in edtf else "day", month.anchor)


def _weekdays(found: DateExpression, first: int, length: int) -> tuple[int, int] | None:
    """Return such a weekday, or such a weekend that lies wholly in the month, of a month that begins on `first`."""
    more = 1 if found.unit == "weekend" else 0
    weekday = SATURDAY if found.weekday is None else found.weekday
    days = range(1 + (weekday - first) % 7, length + 1 - more, 7)
    at = -1 if found.day == -1 else (found.day or 0) - 1
    return (days[at], days[at] + more) if at < len(days) and found.day else None


def _counted(found: DateExpression, length: int) -> tuple[int, int] | None:
    """Return a day, or a week: the second are days 8 to 14, the last are the last seven."""
    size = 7 if found.kind == "week_of" else 1
    number = found.day or 0
    low = length - size + 1 if number == -1 else size * (number - 1) + 1
    return (low, min(low + size - 1, length)) if 1 <= low <= length else None
