"""Resolve years and stretches of them: "late 2017", "2013-14", the 1980s, quarters, seasons, the turn of the year."""

from __future__ import annotations

from herodotus.naming.dates.absolute import stated_year
from herodotus.naming.dates.answer import UNPUBLISHED, Answer, unknown
from herodotus.naming.dates.context import Context
from herodotus.naming.dates.days import first, interval, last, month_text, season, year_text
from herodotus.naming.dates.expression import DateExpression

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


def year_alone(found: DateExpression, context: Context) -> Answer:
    """Resolve "1981", "late 2017", "mid-2017", "'91"."""
    return part_of_year(stated_year(found, context)[0] or 0, found.part, None)


def part_of_year(year: int, part: str, anchor: str | None) -> Answer:
    """Write a year or the stretch of it that "early", "mid", "late", "start" or "end" means."""
    if not part:
        return Answer(year_text(year), "year", anchor)
    low, high = YEAR_PARTS[part]
    edtf = interval(f"{month_text(year, low)}~", f"{month_text(year, high)}~")
    return Answer(edtf, "month" if low == high else "interval", anchor)


def turn(found: DateExpression, context: Context) -> Answer:
    """Resolve "the turn of the year": about December and January, the latest or, looking ahead, the next."""
    if context.published is None:
        return UNPUBLISHED
    year = context.published.last.year + context.ahead
    return Answer(interval(f"{year_text(year - 1)}-12~", f"{year_text(year)}-01~"), "interval", context.published.edtf)


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
    """Resolve "the 1980s", "the '90s", "the late eighties"."""
    year = stated_year(found, context)[0] or 0
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
