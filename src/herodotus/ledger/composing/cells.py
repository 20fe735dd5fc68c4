"""The cells of an incident: their types, their plain forms, and what its mentions say in each.

Where several mentions fill a cell, the surest type and status, the most precise date and the most precise place stand;
actors are joined; and of harm the lowest and the highest figure are the bounds, as the ledger guide has it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

import msgspec

from herodotus.days import days
from herodotus.ledger.facts.keys import actor_keys
from herodotus.ledger.facts.material import Mention
from herodotus.ledger.views import Quote
from herodotus.records import Actor, Evidence, Harm, Place, Span, When

TYPES: dict[str, Any] = {
    "type": str, "status": str, "when": When, "where": Place | None, "initiators": tuple[Actor, ...],
    "targets": tuple[Actor, ...], "means": tuple[Actor, ...], "harm": tuple[Harm, ...], "count": Span | None,
}  # fmt: skip
ACTORS = ("initiators", "targets", "means")
UNKNOWN = "unknown"  # type and status of an incident that no report tells any more


class Told(NamedTuple):
    """What a cell holds, the words it rests on, and how sure the reader is."""

    value: Any
    quotes: tuple[Quote, ...] = ()
    score: float | None = None
    why: str = ""


def told(cell: str, mentions: Sequence[Mention]) -> Told:
    """Say what mentions tell in a cell."""
    return _TELL[cell](cell, mentions)


def bare(value: Any) -> Any:
    """Take evidence, scores and runners-up out of a value: what is left is what it says.

    >>> bare(When("2019-07-19", "day", (Evidence(0, 6, "Friday"),)))
    When(edtf='2019-07-19', precision='day', evidence=(), anchor=None, why='')
    """
    match value:
        case When():
            return msgspec.structs.replace(value, evidence=())
        case Place() | Actor():
            return msgspec.structs.replace(value, evidence=(), candidates=())
        case Harm():
            return msgspec.structs.replace(value, evidence=())
        case tuple():
            return tuple(bare(one) for one in value)
    return value


def said(value: Any) -> Any:
    """Bring the value of a cell to what is compared and shown: plain, without ids, scores and reasons.

    >>> said((Actor("the army", id="army:x"),)), said(When("2019-07")), said((Harm("killed", 3, None),))
    (['the army'], '2019-07', ['killed 3+'])
    """
    match value:
        case When():
            return value.edtf
        case Place():
            return f"{value.name}, {value.country}" if value.country else value.name or None
        case Actor():
            return value.name
        case Harm():
            return f"{value.kind} {value.span}" + ("" if value.who == "unknown" else f" ({value.who})")
        case Span():
            return str(value)
        case tuple():
            return [said(one) for one in value]
    return value


def plain(value: Any) -> Any:
    """Bring the value of a cell to plain JSON, from which `typed` makes it again."""
    return msgspec.to_builtins(bare(value))


def typed(cell: str, value: Any) -> Any:
    """Make the value of a cell from plain JSON; raises `msgspec.ValidationError` where it does not fit."""
    return msgspec.convert(value, TYPES[cell])


def quotes_of(report: str | None, evidence: Iterable[Evidence]) -> tuple[Quote, ...]:
    """Lay evidence to its report."""
    return tuple(Quote(report, e.start, e.end, e.quote) for e in evidence) if report else ()


def score_of(mention: Mention, *names: str) -> float | None:
    """Return the lowest of the scores that a mention has under some names."""
    found = [score.p for score in mention.incident.scores if score.cell in names]
    return min(found) if found else None


def _code(cell: str, mentions: Sequence[Mention]) -> Told:
    if not mentions:
        return Told(UNKNOWN, why="no report tells of it")
    best = max(mentions, key=lambda m: (score_of(m, cell) or 0.0, -m.seq))
    value = getattr(best.incident, cell)
    agreeing = [m for m in mentions if getattr(m.incident, cell) == value]
    quotes = (quote for m in agreeing for quote in quotes_of(m.report, m.incident.evidence))
    return Told(value, tuple(quotes), score_of(best, cell))


def _when(cell: str, mentions: Sequence[Mention]) -> Told:
    dated = [m for m in mentions if m.incident.when.edtf]
    if not dated:
        return Told(When(why=_first(m.incident.when.why for m in mentions)))
    best = min(dated, key=lambda m: (_length(m.incident.when), -(score_of(m, cell) or 0.0), m.seq))
    same = [m for m in dated if m.incident.when.edtf == best.incident.when.edtf]
    quotes = tuple(quote for m in same for quote in quotes_of(m.report, m.incident.when.evidence))
    return Told(bare(best.incident.when), quotes, score_of(best, cell))


def _length(when: When) -> int:
    """Count the days that a date may mean."""
    found = days(when.edtf)
    return found.last - found.first if found and not (found.since or found.until) else 10**6


def _where(cell: str, mentions: Sequence[Mention]) -> Told:
    placed = [(m, m.incident.where) for m in mentions if m.incident.where and m.incident.where.name]
    if not placed:
        return Told(None, why=_first(m.incident.where.why for m in mentions if m.incident.where))
    best, place = min(placed, key=lambda pair: (pair[1].precision or 8, -(score_of(pair[0], cell) or 0.0), pair[0].seq))
    quotes = (q for m, other in placed if _same_place(other, place) for q in quotes_of(m.report, other.evidence))
    return Told(bare(place), tuple(quotes), score_of(best, cell))


def _same_place(one: Place, other: Place) -> bool:
    return one.id == other.id if one.id and other.id else one.name == other.name


def _actors(cell: str, mentions: Sequence[Mention]) -> Told:
    """Join the actors of all mentions; one that is there already under its id or its name is not told twice."""
    seen, kept, quotes = set[str](), list[Actor](), list[Quote]()
    for one in mentions:
        for actor in getattr(one.incident, cell):
            keys = set(actor_keys(actor))
            if not keys & seen:
                kept.append(bare(actor))
            seen |= keys
            quotes += quotes_of(one.report, actor.evidence)
    return Told(tuple(kept), tuple(quotes), _lowest(score_of(m, cell) for m in mentions if getattr(m.incident, cell)))


def _harm(cell: str, mentions: Sequence[Mention]) -> Told:
    bounds, quotes = dict[tuple[str, str], list[Harm]](), list[Quote]()
    for one in mentions:
        for harm in one.incident.harm:
            bounds.setdefault((harm.kind, harm.who), []).append(harm)
            quotes += quotes_of(one.report, harm.evidence)
    kept = tuple(_widest(kind, who, told) for (kind, who), told in bounds.items())
    return Told(kept, tuple(quotes), _lowest(score_of(m, "killed", "injured") for m in mentions if m.incident.harm))


def _widest(kind: str, who: str, harms: Sequence[Harm]) -> Harm:
    lows, highs = [h.min for h in harms], [h.max for h in harms]
    known = [low for low in lows if low is not None]
    return Harm(kind, min(known) if known else None, None if None in highs else max(h for h in highs if h is not None),
                who)


def _count(cell: str, mentions: Sequence[Mention]) -> Told:
    counts = [m.incident.count for m in mentions if m.incident.count]
    if not counts:
        return Told(None)
    lows, highs = [c.min for c in counts if c.min is not None], [c.max for c in counts]
    high = None if None in highs else max(h for h in highs if h is not None)
    quotes = (q for m in mentions if m.incident.count for q in quotes_of(m.report, m.incident.evidence))
    return Told(Span(min(lows) if lows else None, high), tuple(quotes))


def _first(reasons: Iterable[str]) -> str:
    return next((why for why in reasons if why), "no report says so")


def _lowest(scores: Iterable[float | None]) -> float | None:
    found = [score for score in scores if score is not None]
    return min(found) if found else None


_TELL: dict[str, Callable[[str, Sequence[Mention]], Told]] = {
    "type": _code, "status": _code, "when": _when, "where": _where, "harm": _harm, "count": _count,
    **dict.fromkeys(ACTORS, _actors),
}  # fmt: skip
