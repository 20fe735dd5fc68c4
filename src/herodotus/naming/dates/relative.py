"""Resolve expressions that lean on publication: weekdays, "yesterday", "last week", "at the weekend"."""

from __future__ import annotations

from datetime import date

import msgspec

from herodotus.naming.dates.answer import UNPUBLISHED, Answer, unknown
from herodotus.naming.dates.context import Context
from herodotus.naming.dates.days import (
    days_after,
    disagreement,
    extent,
    interval,
    month_after,
    month_text,
    several,
    week,
    weekday_near,
    year_text,
)
from herodotus.naming.dates.expression import DateExpression
from herodotus.naming.dates.lengths import length
from herodotus.naming.dates.years import part_of_year


def weekday(found: DateExpression, context: Context) -> Answer:
    """Resolve "on Tuesday": the latest one up to publication, the next one where the sentence looks ahead."""
    if found.back is not None and context.previous and (bounds := extent(context.previous)):
        return _weekday_from(bounds[0], found, context.previous)
    day = context.published.day if context.published else None
    if day is None or context.published is None:
        return UNPUBLISHED
    name = found.weekday or 0
    if found.week_shift is not None:
        answer = days_after(week(day, found.week_shift)[0], name)
    elif found.shift in (-1, -2):
        answer = days_after(weekday_near(day, name, ahead=False, strict=True), 7 * found.shift + 7)
    else:
        ahead = found.shift == 1 or context.ahead
        answer = weekday_near(day, name, ahead=ahead, strict=found.shift == 1)
    return Answer(answer.isoformat(), "day", context.published.edtf)


def weekday_on(found: DateExpression, context: Context) -> Answer:
    """Resolve "Monday week", "a fortnight on Friday": so many weeks after the coming such day."""
    day = context.published.day if context.published else None
    if day is None or context.published is None:
        return UNPUBLISHED
    coming = weekday_near(day, found.weekday or 0, ahead=True)
    return Answer(days_after(coming, length(found).days).isoformat(), "day", context.published.edtf)


def weekdays(found: DateExpression, context: Context) -> Answer:
    """Resolve "Monday and Tuesday": the last as if alone, those before it nearest before the one that follows."""
    end = found.children[-1]
    shift = end.shift if end.shift is not None else found.children[0].shift
    answer = weekday(msgspec.structs.replace(end, shift=shift), context)
    if answer.edtf is None:
        return answer
    days = [date.fromisoformat(answer.edtf)]
    for child in reversed(found.children[:-1]):
        days.insert(0, weekday_near(days[0], child.weekday or 0, ahead=False, strict=True))
    return Answer(several([day.isoformat() for day in days]), "interval", answer.anchor)


def _weekday_from(base: date, found: DateExpression, anchor: str) -> Answer:
    strict, ahead = found.back != 0, found.back != -1
    return Answer(weekday_near(base, found.weekday or 0, ahead=ahead, strict=strict).isoformat(), "day", anchor)


def overnight(found: DateExpression, context: Context) -> Answer:
    """Resolve "overnight on Tuesday": that day and the next; "overnight into Tuesday": the day before and that day."""
    named = weekday(found, context)
    bounds = extent(named.edtf) if named.edtf else None
    if bounds is None:
        return named
    low, high = (days_after(bounds[0], days).isoformat() for days in found.days or (0, 1))
    return Answer(interval(low, high), "interval", named.anchor)


def deictic(found: DateExpression, context: Context) -> Answer:
    """Resolve "today", "yesterday", "last night", "overnight"; of a monthly publication it is about that month."""
    low, high = found.days or (0, 0)
    published = context.published
    if published is None:
        return UNPUBLISHED
    if published.day is None:
        return Answer(f"{published.edtf}~", published.precision, published.edtf)
    edtf = interval(days_after(published.day, low).isoformat(), days_after(published.day, high).isoformat())
    precision = "day" if low == high else "interval"
    return Answer(edtf, precision, published.edtf, disagreement(edtf, found.weekday))


def calendar_unit(found: DateExpression, context: Context) -> Answer:
    """Resolve "last week", "this month", "the end of the year", "earlier this week"."""
    if context.published is None:
        return UNPUBLISHED
    shift = _to_latest_middle(found, context) if found.fixed == "latest" else found.shift or 0
    if found.unit == "week":
        return _week(found, context, shift)
    last, anchor = context.published.last, context.published.edtf
    if found.unit == "year":
        return part_of_year(last.year + shift, found.part, anchor)
    if found.unit == "decade":
        start = last.year - last.year % 10 + 10 * shift
        return Answer(interval(year_text(start), year_text(start + 9)), "decade", anchor)
    if context.published.precision == "year":
        return UNPUBLISHED
    text = month_text(*month_after(last.year, last.month, shift))
    return Answer(f"{text}-15~" if found.part == "mid" else f"{text}~" if found.part else text, "month", anchor)


def _to_latest_middle(found: DateExpression, context: Context) -> int:
    """Return -1 where the middle of this month or year is yet to come and the sentence does not look ahead, else 0."""
    if context.published is None or context.ahead:
        return 0
    today = context.published.last
    return -1 if today < (date(today.year, 6, 1) if found.unit == "year" else date(today.year, today.month, 15)) else 0


def _week(found: DateExpression, context: Context, shift: int) -> Answer:
    """Resolve a week from Monday to Sunday; this week ends with publication, unless the sentence looks ahead."""
    published = context.published
    day = published.day if published else None
    if published is None or day is None:
        return UNPUBLISHED
    low, high = week(day, shift)
    if shift < 0 and day.weekday() == 6:  # a Sunday paper's "last week" is the one that ends that day
        low, high = week(day, shift + 1)
    if shift == 0:
        low, high = (day, high) if found.later or context.ahead else (low, day)
    return Answer(interval(low.isoformat(), high.isoformat()), "interval", published.edtf)


def weekend(found: DateExpression, context: Context) -> Answer:
    """Resolve "at the weekend" (the latest), "two weekends ago", "this weekend" (the coming one from Wednesday on)."""
    day = context.published.day if context.published else None
    if day is None or context.published is None:
        return UNPUBLISHED
    latest = days_after(day, 5 - day.weekday()) if day.weekday() >= 5 else weekday_near(day, 5, ahead=False)
    shift = -found.number if found.number else found.shift
    saturday = days_after(latest, 7 * _weekends(shift, day, looks_ahead=context.ahead))
    mark = "~" if found.vague else ""
    edtf = interval(f"{saturday.isoformat()}{mark}", f"{days_after(saturday, 1).isoformat()}{mark}")
    return Answer(edtf, "interval", context.published.edtf)


def _weekends(shift: int | None, day: date, *, looks_ahead: bool) -> int:
    """Count the weekends from the latest one, which on a Saturday or Sunday is under way, to the one that is meant."""
    under_way = day.weekday() >= 5
    if shift is not None and shift < 0:
        return shift if under_way else shift + 1
    if shift is not None and shift > 0:
        return shift
    comes = not under_way and (looks_ahead or (shift == 0 and day.weekday() >= 2))
    return 1 if comes else 0


def recent(found: DateExpression, context: Context) -> Answer:
    """Resolve "recently", "in recent weeks": about the month of publication; "in recent years" says no date."""
    published = context.published
    if published is None or published.precision == "year":
        return UNPUBLISHED
    if found.unit in ("year", "decade"):
        return unknown("an uncounted time")
    return Answer(f"{published.edtf[:7]}~", "month", published.edtf)
