"""Resolve counts of days, weeks, months and years: from publication ("two days ago") or from a date told before."""

from __future__ import annotations

from datetime import date

import msgspec

from herodotus.naming.dates.answer import UNPUBLISHED, Answer, unknown
from herodotus.naming.dates.context import Context
from herodotus.naming.dates.days import (
    Published,
    days_after,
    extent,
    interval,
    month_after,
    month_text,
    months_after,
    week,
    year_text,
)
from herodotus.naming.dates.expression import DateExpression
from herodotus.naming.dates.lengths import Length, length
from herodotus.naming.dates.vocabulary import plain, words

# Characters of an EDTF date that is known to the unit.
WIDTHS = {"day": 10, "month": 7, "year": 4}
NO_PREVIOUS = unknown("counted from a date told before it, and there is none near")


def span(found: DateExpression, context: Context) -> Answer:
    """Resolve "over the past three days": from so long before publication until publication."""
    published = context.published
    if published is None:
        return UNPUBLISHED
    if uncounted(found):
        return _about(found, published.edtf)
    past = length(found).at_least_one()
    past = past if published.precision == "year" else past.exactly()
    start = moved_by(published.edtf, past, -1, exact=True)
    if start.edtf is None:
        return UNPUBLISHED
    end = published.edtf[: WIDTHS["day" if past.unit == "day" else "month"]]
    return Answer(interval(start.edtf + ("" if _in_days(found) else "~"), end), "interval", published.edtf)


def ago(found: DateExpression, context: Context) -> Answer:
    """Resolve "two days ago": exact in days, approximate in weeks, months and years."""
    if context.published is None:
        return UNPUBLISHED
    if uncounted(found):
        return _about(found, context.published.edtf)
    past = length(found)
    if found.fixed == "today" and (day := context.published.day) and past.unit == "year":
        return Answer(date(day.year - past.count, day.month, day.day).isoformat(), "day", context.published.edtf)
    return moved_by(context.published.edtf, past, -1, exact=_in_days(found))


def coming(found: DateExpression, context: Context) -> Answer:
    """Resolve "the coming week", "within 72 hours": from publication on, where the sentence looks ahead."""
    published = context.published
    if published is None:
        return UNPUBLISHED
    if found.text.casefold().startswith("within") and not context.ahead:
        return unknown("counted from an event whose date is not told")
    if uncounted(found):
        return Answer(f"{published.edtf}/..", "interval", published.edtf)
    end = moved_by(published.edtf, length(found).at_least_one(), 1, exact=_in_days(found))
    if end.edtf is None:
        return end
    start = published.edtf[: len(end.edtf.rstrip("~"))]
    return Answer(interval(start, end.edtf), "interval", published.edtf)


def ahead(found: DateExpression, context: Context) -> Answer:
    """Resolve "in three days", said of what is to come: so long after publication."""
    if context.published is None:
        return UNPUBLISHED
    if uncounted(found):
        return unknown("an uncounted time")
    return moved_by(context.published.edtf, length(found), 1, exact=_in_days(found))


def counted(found: DateExpression, context: Context) -> Answer:
    """Resolve "two days earlier", "a week later" from the date told before it."""
    bounds = extent(context.previous) if context.previous else None
    if bounds is None or context.previous is None:
        return NO_PREVIOUS
    base = context.previous.split("/")[0].strip("~?")
    if uncounted(found):
        return _about(found, base)
    return moved_by(base, length(found), found.after or 0, exact=_in_days(found) and bounds[0] == bounds[1])


def back(found: DateExpression, context: Context) -> Answer:
    """Resolve "the same day", "the next day", "that year", "the following month", "the day before"."""
    bounds = extent(context.previous) if context.previous else None
    if bounds is None or context.previous is None:
        return NO_PREVIOUS
    count = found.back if found.back is not None else found.after or 0
    base = context.previous.split("/")[0].strip("~?")
    if found.unit == "week":
        low, high = week(bounds[0], count)
        return Answer(interval(low.isoformat(), high.isoformat()), "interval", base)
    width = WIDTHS.get(found.unit, 10)
    if len(base) < width:
        return unknown(f"the date before it is not known to the {found.unit}")
    return moved(base[:width], found.unit, count, exact=True)


def uncounted(found: DateExpression) -> bool:
    """Whether it is a plural without a number ("weeks ago")."""
    plural = {word for word in words()["unit"] if word.endswith("s")}
    return found.number is None and not plural.isdisjoint(plain(found.text).split())


def _about(found: DateExpression, base: str) -> Answer:
    """Answer an uncounted time: hours lie in the day, days and weeks about the month, months about the year."""
    width = {"hour": 10, "minute": 10, "day": 7, "week": 7, "fortnight": 7, "month": 4}.get(found.unit, 0)
    if width == 0 or len(base) < width:
        return unknown("an uncounted time")
    precision = {10: "day", 7: "month", 4: "year"}[width]
    return Answer(base if width == 10 else f"{base[:width]}~", precision, base)


def _in_days(found: DateExpression) -> bool:
    return not found.vague and found.unit in ("minute", "hour", "day")


def moved_by(base: str, by: Length, sign: int, *, exact: bool) -> Answer:
    """Move a date by a length, on or back; months and days together need a day to move, and the months go first."""
    if not (by.months and by.unit == "day"):
        return moved(base, by.unit, sign * by.count, exact=exact)
    start = Published.of(base)
    if start is None or start.day is None:
        return unknown("the date it is counted from is not known to the day")
    answer = moved(months_after(start.day, sign * by.months).isoformat(), "day", sign * by.days, exact=exact)
    return msgspec.structs.replace(answer, anchor=base)


def moved(base: str, unit: str, count: int, *, exact: bool) -> Answer:
    """Move a date by days, months or years and write it in that unit; a count that is not exact is approximate.

    >>> moved("2019-08-27", "month", -3, exact=False).edtf
    '2019-05~'
    """
    start = Published.of(base)
    if start is None or len(base) < WIDTHS[unit]:
        return unknown(f"the date it is counted from is not known to the {unit}")
    if unit == "day":
        edtf = days_after(start.last, count).isoformat()
    elif unit == "month":
        edtf = month_text(*month_after(start.last.year, start.last.month, count))
    else:
        edtf = year_text(start.last.year + count)
    return Answer(edtf if exact else f"{edtf}~", unit, base)
