"""Turn date expressions into EDTF against the publication date and the dates told before them."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

import msgspec

from herodotus.naming.dates import absolute, calendars, counting, feasts, ordinals, relative, years
from herodotus.naming.dates.answer import Answer, unknown
from herodotus.naming.dates.beside import word_after
from herodotus.naming.dates.context import Context, clause_before, looks_ahead
from herodotus.naming.dates.days import Published, extent, first, interval, last, several
from herodotus.naming.dates.expression import DateExpression
from herodotus.naming.dates.finding import find
from herodotus.naming.dates.told import Told, sentence_year
from herodotus.naming.dates.vocabulary import listed
from herodotus.records import Evidence, When

Dated = tuple[DateExpression, When]

COUNTS = frozenset({"counted", "back"})
KINDS: dict[str, Callable[[DateExpression, Context], Answer]] = {
    "date": absolute.day_of_year,
    "days": absolute.days_of_month,
    "feast": absolute.day_of_year,
    "lunar": calendars.lunar,
    "lunar_feast": calendars.feast,
    "solar": calendars.solar,
    "hyphened": absolute.day_of_year,
    "ahead": counting.ahead,
    "counted_on": counting.counted,
    "iso": absolute.iso_day,
    "slashed": absolute.slashed_day,
    "month": absolute.month_of_year,
    "named": absolute.named_day,
    "quarter": years.quarter,
    "year": years.year_alone,
    "years": years.years,
    "decade": years.decade,
    "season": years.season_of_year,
    "turn": years.turn,
    "movable": feasts.movable,
    "nth": ordinals.nth,
    "day_of": ordinals.within_month,
    "week_of": ordinals.within_month,
    "weekday": relative.weekday,
    "weekday_on": relative.weekday_on,
    "overnight": relative.overnight,
    "deictic": relative.deictic,
    "calendar": relative.calendar_unit,
    "weekend": relative.weekend,
    "span": counting.span,
    "coming": counting.coming,
    "ago": counting.ago,
    "counted": counting.counted,
    "back": counting.back,
    "recent": relative.recent,
}


@lru_cache(maxsize=16)
def resolve_all(text: str, published: str | None) -> tuple[Dated, ...]:
    """Find and resolve every date expression of a text.

    `published` is an ISO day (a month or year will do, with less to count from) or None. An expression leans on nothing
    but publication, the tense of its sentence, and what was told before it: a year in its sentence, a day with its year
    up to two months before it, and, where it says so ("two days earlier", "the next day"), the date before it, the last
    two at most `told.PREVIOUS_REACH` code points away.

    >>> [w.edtf for _, w in resolve_all("It began on 19 July. Two days later, on Sunday, it ended.", "2019-07-27")]
    ['2019-07-19', '2019-07-21', '2019-07-21']
    """
    day, out = Published.of(published), []
    told = Told()
    for at, found in enumerate(expressions := find(text)):
        year = sentence_year(text, expressions[at - 1], found) if at else None
        year = year or told.year(found)
        answer = answered(text, found, Context(day, told.before(found), year, looks_ahead(text, found)))
        out.append((found, when_of(found, answer)))
        told = told.with_answer(found, answer)
    return tuple(out)


def resolve(text: str, published: str | None, start: int, end: int, *, anchor: str | None = None) -> When:
    """Resolve the expression that overlaps `text[start:end]`; where several do, the one that shares most with it.

    `anchor` is an EDTF date to count from in place of the one told before ("two days earlier"). The evidence is the
    whole expression. Without one, or where it cannot be resolved, `edtf` is None and `why` says the reason.

    >>> resolve("Two guards were shot yesterday.", "2019-08-27", 21, 30).edtf
    '2019-08-26'
    """
    near = [x for x in resolve_all(text, published) if x[0].start < end and start < x[0].end]
    if not near:
        return When(why="the words there give no date")
    found, when = max(near, key=lambda x: min(x[0].end, end) - max(x[0].start, start))
    if one := _only_member(found, start, end):
        ahead = looks_ahead(text, found)
        return when_of(one, answered(text, one, Context(Published.of(published), None, found.children[-1].year, ahead)))
    if anchor is None or found.kind not in COUNTS:
        return when
    return when_of(found, answered(text, found, Context(Published.of(published), anchor)))


def _only_member(found: DateExpression, start: int, end: int) -> DateExpression | None:
    """Return the member of a list, or the date that a count goes on from, that is asked for alone, if it is one."""
    if found.kind not in ("list", "from"):
        return None
    touched = [child for child in found.children if child.start < end and start < child.end]
    return touched[0] if len(touched) == 1 and touched[0].kind not in COUNTS else None


def answered(text: str, found: DateExpression, context: Context) -> Answer:
    """Resolve one expression in its context."""
    try:
        of_children = OF_CHILDREN.get(found.kind)
        if of_children is None:
            return _single(text, found, context)
        answer = of_children(text, found, context)
        return _open(found, answer) if found.kind == "list" and found.opening and answer.edtf else answer
    except (ValueError, OverflowError):
        return unknown("outside the calendar")


def _single(text: str, found: DateExpression, context: Context) -> Answer:
    if _counts_from_event(text, found):
        return unknown("counted from an event whose date is not told")
    answer = KINDS[found.kind](found, context)
    if answer.edtf is None or not found.opening or _names_a_day(text, found):
        return answer
    return _open(found, answer)


def _open(found: DateExpression, answer: Answer) -> Answer:
    """Open a date at one end: "since 2014", "until Friday", "by 2018"."""
    end = first(answer.edtf or "") if found.opening == "since" else last(answer.edtf or "")
    if found.kind == "decade":
        end = end.rstrip("~") + "~"
    return Answer(f"{end}/.." if found.opening == "since" else f"../{end}", "interval", answer.anchor, answer.why)


def _names_a_day(text: str, found: DateExpression) -> bool:
    """Whether since or until opens no stretch of time: "not … until Friday", "the first raid since 2014"."""
    if found.opening == "until":
        return _not_until(text, found)
    return found.opening == "since" and _precedent(text, found)


def _precedent(text: str, found: DateExpression) -> bool:
    """Whether the words are "the first … since": the date is that of the older event."""
    before = clause_before(text, found.start)[-80:].casefold()
    return any(re.search(rf"\b{word}\b", before) for word in listed("before_precedents"))


def _not_until(text: str, found: DateExpression) -> bool:
    """Whether the words are "not … until": what happened then, not up to then."""
    return re.search(r"\b(?:not|n['’]t)\b", clause_before(text, found.start)[-40:], re.IGNORECASE) is not None


def _counts_from_event(text: str, found: DateExpression) -> bool:
    """Whether "two weeks before" goes on with what it is counted from ("the talks")."""
    words = found.text.casefold().split()
    if found.kind not in COUNTS or words[-1] not in ("before", "after"):
        return False
    return word_after(text, found.end) not in ("", "and", "but", "in", "at", "on", "by", "that", "when", "near", "to")


def _from(text: str, found: DateExpression, context: Context) -> Answer:
    """Resolve "two days after Christmas": count from the date that follows."""
    count, anchor = found.children
    base = _single(text, anchor, context)
    if base.edtf is None:
        return base
    answer = KINDS[count.kind](count, msgspec.structs.replace(context, previous=base.edtf))
    return _open(found, answer) if answer.edtf and found.opening else answer


def _range(text: str, found: DateExpression, context: Context) -> Answer:
    """Resolve both ends of a range: a bare end takes the other's year, and the start is the nearest before the end."""
    low, high = found.children
    year = context.year
    if low.year and not high.year:
        year = low.year
    late = _single(text, high, msgspec.structs.replace(context, year=year))
    if late.edtf is None or (until := extent(last(late.edtf).strip("./"))) is None:
        return _yearless(text, low, late, context)
    before = Published.of(until[1].isoformat())
    early = _single(text, low, Context(before if not low.year else context.published, context.previous))
    if early.edtf is None:
        return early
    since = extent(early.edtf)
    if since and since[0] > until[1] and high.year is None:
        bumped = msgspec.structs.replace(context, year=since[0].year + 1)
        late = _single(text, high, bumped)
    edtf = interval(first(early.edtf), last(late.edtf or ".."))
    return Answer(edtf, "interval", late.anchor or context.published_edtf)


def _list(text: str, found: DateExpression, context: Context) -> Answer:
    """Resolve the members of a list; one without a year takes that of the last, and one alone unknown leaves all so."""
    if found.children[0].kind == "weekday":
        return relative.weekdays(found, context)
    year = _year_of(_single(text, found.children[-1], context)) if _says_year(found.children[-1]) else None
    members = []
    for child in found.children:
        bare_day = year and child.month and not _says_year(child)
        own = msgspec.structs.replace(context, year=year) if bare_day else context
        members.append(_single(text, child, own))
    bare = next((m for m in members if m.edtf is None), None)
    told = [day for m in members for day in str(m.edtf).strip("{}").split(",")]
    return bare or Answer(several(told), "interval", members[-1].anchor)


def _says_year(found: DateExpression) -> bool:
    """Whether an expression says its year, in whatever way: 2018, '18, last year."""
    return bool(found.year or found.short_year or found.year_shift)


def _year_of(answer: Answer) -> int | None:
    bounds = extent(answer.edtf) if answer.edtf else None
    return bounds[0].year if bounds else None


def _yearless(text: str, low: DateExpression, late: Answer, context: Context) -> Answer:
    early = _single(text, low, context)
    if late.edtf is None or early.edtf is None:
        return late if late.edtf is None else early
    return Answer(interval(first(early.edtf), last(late.edtf)), "interval")


OF_CHILDREN: dict[str, Callable[[str, DateExpression, Context], Answer]] = {
    "range": _range,
    "list": _list,
    "from": _from,
}


def when_of(found: DateExpression, answer: Answer) -> When:
    """Attach to an answer the words that it rests on."""
    evidence = (Evidence(found.start, found.end, found.text),)
    return When(answer.edtf, answer.precision, evidence, answer.anchor, answer.why)
