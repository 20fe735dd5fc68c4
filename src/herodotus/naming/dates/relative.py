"""Resolve expressions that lean on publication: weekdays, "yesterday", "last week", "at the weekend", "on the 5th"."""

from __future__ import annotations

import calendar
from datetime import date

import msgspec

from herodotus.naming.dates.absolute import part_of_year
from herodotus.naming.dates.answer import UNPUBLISHED, Answer, unknown
from herodotus.naming.dates.context import Context
from herodotus.naming.dates.days import (
    days_after,
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
    elif found.shift == -1:
        answer = weekday_near(day, name, ahead=False, strict=True)
    else:
        ahead = found.shift == 1 or context.ahead
        answer = weekday_near(day, name, ahead=ahead, strict=found.shift == 1)
    return Answer(answer.isoformat(), "day", context.published.edtf)


def weekdays(found: DateExpression, context: Context) -> Answer:
    """Resolve "Monday and Tuesday": the last as if alone, those before it nearest before the one that follows."""
    answer = weekday(msgspec.structs.replace(found.children[-1], shift=found.children[0].shift), context)
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
    """Resolve "overnight on Tuesday": that day and the next."""
    evening = weekday(found, context)
    bounds = extent(evening.edtf) if evening.edtf else None
    if bounds is None or evening.edtf is None:
        return evening
    return Answer(interval(evening.edtf, days_after(bounds[0], 1).isoformat()), "interval", evening.anchor)


def deictic(found: DateExpression, context: Context) -> Answer:
    """Resolve "today", "yesterday", "last night", "overnight"; of a monthly publication it is about that month."""
    low, high = found.days or (0, 0)
    published = context.published
    if published is None:
        return UNPUBLISHED
    if published.day is None:
        return Answer(f"{published.edtf}~", published.precision, published.edtf)
    edtf = interval(days_after(published.day, low).isoformat(), days_after(published.day, high).isoformat())
    return Answer(edtf, "day" if low == high else "interval", published.edtf)


def calendar_unit(found: DateExpression, context: Context) -> Answer:
    """Resolve "last week", "this month", "the end of the year", "earlier this week"."""
    if context.published is None:
        return UNPUBLISHED
    shift = found.shift or 0
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


def _week(found: DateExpression, context: Context, shift: int) -> Answer:
    """Resolve a week from Monday to Sunday; this week ends with publication, unless the sentence looks ahead."""
    published = context.published
    day = published.day if published else None
    if published is None or day is None:
        return UNPUBLISHED
    low, high = week(day, shift)
    if shift == -1 and day.weekday() == 6:  # a Sunday paper's "last week" is the one that ends that day
        low, high = week(day)
    if shift == 0:
        low, high = (day, high) if found.later or context.ahead else (low, day)
    return Answer(interval(low.isoformat(), high.isoformat()), "interval", published.edtf)


def weekend(found: DateExpression, context: Context) -> Answer:
    """Resolve "at the weekend" (the latest), "last weekend", "this weekend" (the coming one from Wednesday on)."""
    day = context.published.day if context.published else None
    if day is None or context.published is None:
        return UNPUBLISHED
    at_weekend = day.weekday() >= 5
    saturday = days_after(day, 5 - day.weekday()) if at_weekend else weekday_near(day, 5, ahead=False)
    if found.shift == -1 and at_weekend:
        saturday = days_after(saturday, -7)
    comes = found.shift == 1 or (found.shift == 0 and not at_weekend and (context.ahead or day.weekday() >= 2))
    if comes or (found.shift is None and context.ahead and not at_weekend):
        saturday = days_after(saturday, 7)
    edtf = interval(saturday.isoformat(), days_after(saturday, 1).isoformat())
    return Answer(edtf, "interval", context.published.edtf)


def nth(found: DateExpression, context: Context) -> Answer:
    """Resolve "on the 5th": the latest such day up to publication, or the next where the sentence looks ahead."""
    day = context.published.day if context.published else None
    if day is None or context.published is None or found.day is None:
        return UNPUBLISHED
    step = 0 if found.day <= day.day else -1
    if context.ahead:
        step = 0 if found.day >= day.day else 1
    year, month = month_after(day.year, day.month, step)
    if found.day > calendar.monthrange(year, month)[1]:
        return unknown("there is no such day")
    return Answer(f"{month_text(year, month)}-{found.day:02d}", "day", context.published.edtf)


def recent(found: DateExpression, context: Context) -> Answer:
    """Resolve "recently", "in recent weeks": about the month of publication; "in recent years" says no date."""
    published = context.published
    if published is None or published.precision == "year":
        return UNPUBLISHED
    if found.unit in ("year", "decade"):
        return unknown("an uncounted time")
    return Answer(f"{published.edtf[:7]}~", "month", published.edtf)
