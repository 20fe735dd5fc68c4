"""Resolve expressions of the calendar: days, months, years, decades, seasons, feasts, with or without a year."""

from __future__ import annotations

import calendar
from datetime import date

import msgspec

from herodotus.naming.dates.answer import Answer, unknown
from herodotus.naming.dates.context import Context
from herodotus.naming.dates.days import (
    Published,
    extent,
    first,
    interval,
    last,
    month_text,
    season,
    several,
    year_text,
)
from herodotus.naming.dates.expression import DateExpression

# A future tense is believed for dates up to half a year ahead; "will be remembered, the attack of 5 March" is not.
AHEAD_DAYS = 183
# A day without a year that comes round within a month of publication, the last one eleven months gone, is the coming
# one: reports name the year of a day so long past. In ledger train it is so in all real reports that have such a day
# (3 reports, 4 days); it fails in 2 synthetic ones, whose publication day is arbitrary.
SOON_DAYS = 31
# Stretches of a year and of a decade by part; a reader says "late 2017" of its last quarter.
YEAR_PARTS = {
    "start": (1, 1),
    "early": (1, 3),
    "half1": (1, 6),
    "mid": (6, 7),
    "half2": (7, 12),
    "late": (10, 12),
    "end": (12, 12),
}
DECADE_PARTS = {
    "start": (0, 0),
    "early": (0, 3),
    "half1": (0, 4),
    "mid": (4, 6),
    "half2": (5, 9),
    "late": (7, 9),
    "end": (9, 9),
}
# Years counted from publication, and years counted from the date told before.
YEAR_SHIFTS = {"last": -1, "this": 0, "next": 1}
YEARS_BACK = {"that": 0, "same": 0, "previous": -1, "following": 1}


def stated_year(found: DateExpression, context: Context) -> tuple[int | None, str | None]:
    """Return the year that an expression says, and the date that it is counted from ("May last year"), if any."""
    if found.year is not None:
        return found.year, None
    if found.short_year is not None:
        return _century(found.short_year, context), None
    if not found.year_shift:
        return (context.year, None) if context.year else (None, None)
    shifts = YEAR_SHIFTS if found.year_shift in YEAR_SHIFTS else YEARS_BACK
    base = context.published_edtf if shifts is YEAR_SHIFTS else context.previous
    bounds = extent(base) if base else None
    return (bounds[0].year + shifts[found.year_shift], base) if bounds else (None, None)


def _century(short: int, context: Context) -> int:
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
        year = _nearest_year(month, day, late, context)
        anchor = context.published_edtf
    prefix = f"{'XXXX' if year is None else year_text(year)}-{month:02d}"
    if year and max(day, late) > calendar.monthrange(year, month)[1]:
        return unknown("there is no such day in that year")
    edtf = interval(f"{prefix}-{day:02d}", f"{prefix}-{late:02d}")
    return Answer(edtf, "day" if late == day else "interval", anchor)


def days_of_month(found: DateExpression, context: Context) -> Answer:
    """Resolve "3, 5 and 7 May": days of one month, of the year that the last of them has."""
    low, high = min(found.listed), max(found.listed)
    whole = day_of_year(msgspec.structs.replace(found, day=low, day2=high), context)
    if whole.edtf is None:
        return whole
    month = first(whole.edtf)[:-3]
    return Answer(several([f"{month}-{day:02d}" for day in found.listed]), "interval", whole.anchor)


def _nearest_year(month: int, day: int, late: int, context: Context) -> int | None:
    """Return the year of the nearest such day, past unless the sentence looks ahead; None without publication."""
    if context.published is None:
        return None
    end = context.published.last
    years = [y for y in range(end.year - 8, end.year + 2) if 0 < y < 9999 and late <= calendar.monthrange(y, month)[1]]
    past = [y for y in years if date(y, month, day) <= end]
    ahead = [y for y in years if date(y, month, day) > end]
    reach = AHEAD_DAYS if context.ahead else SOON_DAYS
    if ahead and (date(ahead[0], month, day) - end).days <= reach:
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


def year_alone(found: DateExpression, context: Context) -> Answer:
    """Resolve "1981", "late 2017", "mid-2017"."""
    return part_of_year(found.year or 0, found.part, None)


def part_of_year(year: int, part: str, anchor: str | None) -> Answer:
    """Write a year or the stretch of it that "early", "mid", "late", "start" or "end" means."""
    if not part:
        return Answer(year_text(year), "year", anchor)
    low, high = YEAR_PARTS[part]
    edtf = interval(f"{month_text(year, low)}~", f"{month_text(year, high)}~")
    return Answer(edtf, "month" if low == high else "interval", anchor)


def quarter(found: DateExpression, context: Context) -> Answer:
    """Resolve "the third quarter of 2018", "Q3 2018": three months, exactly."""
    year, number = found.year or 0, found.day or 0
    if not 1 <= number <= 4:
        return unknown("there is no such quarter")
    return Answer(interval(month_text(year, 3 * number - 2), month_text(year, 3 * number)), "interval")


def years(found: DateExpression, context: Context) -> Answer:
    """Resolve "2013-14", "1991-95", "2014-2016"."""
    start = found.year or 0
    end = found.year2 if found.year2 is not None else start - start % 100 + (found.short_year or 0)
    if not start < end <= start + 60:
        return unknown("not a span of years")
    return Answer(interval(year_text(start), year_text(end)), "interval")


def decade(found: DateExpression, context: Context) -> Answer:
    """Resolve "the 1980s", "the late eighties"."""
    year = found.year or 0
    if not found.part:
        return Answer(interval(year_text(year), year_text(year + 9)), "decade")
    low, high = DECADE_PARTS[found.part]
    return Answer(interval(f"{year_text(year + low)}~", f"{year_text(year + high)}~"), "interval")


def season_of_year(found: DateExpression, context: Context) -> Answer:
    """Resolve "spring 2018", "last autumn", "the summer": the nearest past one, as its three months (northern)."""
    month = found.season or 0
    year, anchor = stated_year(found, context)
    if year is not None:
        return Answer(season(year, month), "season", anchor)
    if context.published is None:
        return unknown("no publication date to count the season's year from")
    end = context.published.last
    now = month_text(end.year, end.month)
    candidates = [season(year, month) for year in (end.year - 2, end.year - 1, end.year, end.year + 1)]
    over, begun = [s for s in candidates if last(s) < now], [s for s in candidates if first(s) <= now]
    to_come = [s for s in candidates if last(s) >= now]
    if found.shift == 1:
        to_come = [s for s in candidates if first(s) > now]
    if found.shift == 0:
        chosen = to_come[0] if to_come[0] in begun else season(end.year, month)
    elif found.shift == -1:
        chosen = over[-1]
    else:
        chosen = to_come[0] if found.shift == 1 or context.ahead else begun[-1]
    return Answer(chosen, "season", context.published.edtf)


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


def week_of_month(found: DateExpression, context: Context) -> Answer:
    """Resolve "the second week of December": its days 8 to 14; "the last week" is its last seven days."""
    month = month_of_year(found, context)
    if month.edtf is None or found.day is None or not (found.day == -1 or 1 <= found.day <= 5):
        return unknown("there is no such week")
    bounds = extent(month.edtf)
    length = bounds[1].day if bounds else 28
    low = length - 6 if found.day == -1 else 7 * found.day - 6
    high = min(low + 6, length)
    if low > length:
        return unknown("there is no such week")
    return Answer(interval(f"{month.edtf}-{low:02d}", f"{month.edtf}-{high:02d}"), "interval", month.anchor)
