"""The harm that a row tells: least, best and highest figure, and whose the harmed were."""

from __future__ import annotations

import msgspec

from herodotus.errors import InputError
from herodotus.records import Evidence, Harm, Span
from herodotus.tables.grammar import Count, Toll
from herodotus.tables.numbers import count, span
from herodotus.tables.words import Words

ADVICE = "write a whole number, or leave it out"
SPLIT = "the estimates differ, and the table does not say whose dead are in doubt"
UNEQUAL = "the parts do not add up to the best estimate"


class Figures(msgspec.Struct, frozen=True):
    """Least, best and highest figure of a row; None where it gives none."""

    min: int | None
    best: int | None
    max: int | None


class Share(msgspec.Struct, frozen=True):
    """So many of the harmed were `who`."""

    number: int
    who: str
    at: Evidence


def harm(words: Words, plan: Toll) -> tuple[tuple[Harm, ...], str]:
    """Read the harm of one kind; the second value says what could not be told, "" where all was.

    The sum of what comes back has the row's least and highest figure as its bounds. Raises `InputError` where a figure
    cannot be read and the map is not lenient.
    """
    try:
        figures = _figures(words, plan)
        shares = tuple(s for s in _shares(words, plan) if s.number or figures.best is None)
    except InputError as error:
        if not plan.lenient:
            raise
        return (), error.problem
    return _told(words, plan, figures, shares)


def counted(words: Words, plan: Count | None) -> Span | None:
    """Read how many events a row stands for, None where it does not say."""
    if plan is None or not (words.value(plan.min) or words.value(plan.max)):
        return None
    try:
        low, high = _number(words, plan.min), _number(words, plan.max)
    except InputError:
        if not plan.lenient:
            raise
        return None
    return Span(low, high if plan.max else low)


def _figures(words: Words, plan: Toll) -> Figures:
    best = _spanned(words, plan.best)
    low, high = _number(words, plan.min), _number(words, plan.max)
    low = low if low is not None else best.min if best else None
    exact = best.min if best and best.min == best.max else None
    if high is None and best:
        high = best.max
    for small, large, column in ((low, exact, plan.min), (exact, high, plan.best), (low, high, plan.min or plan.best)):
        if small is not None and large is not None and small > large:
            raise words.error(column, f"is over {large}, which should be the larger figure", "correct one of the two")
    return Figures(low, exact, high)


def _spanned(words: Words, column: str) -> Span | None:
    """Read the best figure, which may be a span such as 3-5 or 40+."""
    value = words.value(column)
    if not value:
        return None
    number = count(value)
    found = Span(number, number) if number is not None else span(value)
    if found is None:
        raise words.error(column, "is no number", ADVICE)
    return found


def _number(words: Words, column: str) -> int | None:
    value = words.value(column)
    found = count(value) if value else None
    if value and found is None:
        raise words.error(column, "is no number", ADVICE)
    return found


def _shares(words: Words, plan: Toll) -> tuple[Share, ...]:
    found = []
    for part in plan.parts:
        number = _number(words, part.column)
        if number is not None:
            found.append(Share(number, words.value(part.who_column) or part.who, words.at(part.column)))
    return tuple(found)


def _told(words: Words, plan: Toll, figures: Figures, shares: tuple[Share, ...]) -> tuple[tuple[Harm, ...], str]:
    at = words.all(plan.min, plan.best, plan.max)
    who = words.value(plan.who_column) or plan.who
    low, best, high = figures.min, figures.best, figures.max
    if low is None and high is None:
        return tuple(Harm(plan.kind, s.number, s.number, s.who, (s.at,)) for s in shares), ""
    if not high and not (low and high is None) and not plan.zero:
        return (), ""
    whole = Harm(plan.kind, low, high, who, at)
    if len(shares) == 1 and best == shares[0].number:
        return (Harm(plan.kind, low, high, shares[0].who, tuple(sorted((*at, shares[0].at)))),), ""
    if not shares or best is None:
        return (whole,), ""
    if sum(s.number for s in shares) != best:
        return (whole,), UNEQUAL
    return _split(plan.kind, whole, best, shares)


def _split(kind: str, whole: Harm, best: int, shares: tuple[Share, ...]) -> tuple[tuple[Harm, ...], str]:
    """Give every share its number; those that only the highest figure has stand beside them as unknown.

    Where the least figure is below the best, nobody says whose dead are in doubt: the whole stands alone, unless those
    of unknown side are enough to cover the doubt.
    """
    doubt = best - (whole.min or 0)
    more = None if whole.max is None else whole.max - best
    unknown = sum(s.number for s in shares if s.who == "unknown")
    if doubt > unknown:
        return (whole,), SPLIT
    known = tuple(Harm(kind, s.number, s.number, s.who, (s.at,)) for s in shares if s.who != "unknown")
    if not unknown and more == 0:
        return known, ""
    at = tuple(sorted({*whole.evidence, *(s.at for s in shares if s.who == "unknown")}))
    return (*known, Harm(kind, unknown - doubt, None if more is None else unknown + more, "unknown", at)), ""
