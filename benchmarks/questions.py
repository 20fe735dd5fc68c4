"""Random filters of every kind that a ledger takes, for ledgers of made-up reports; the same seed gives the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from random import Random
from typing import Any

import msgspec

from benchmarks.made_up import COUNTRIES, DAYS, FIRST_DAY, NAMES, SIDES, STANCES, TYPES, VOICES
from herodotus.codebook import codebook
from herodotus.ledger.filters import Filter

TAGS = ("check", "urgent", "seen twice")  # that `size` lays on some incidents
Draw = Callable[[Random], dict[str, Any]]


def filters(count: int, seed: int) -> Iterator[tuple[str, Filter]]:
    """Yield so many filters with their kinds: each of `KINDS` in turn, a third narrowed by another kind (`two`)."""
    draw, names = Random(seed), tuple(KINDS)
    for number in range(count):
        kind = names[number % len(names)]
        fields, other = KINDS[kind](draw), draw.choice(names)
        if other != kind and draw.random() < 1 / 3:
            kind, fields = "two", KINDS[other](draw) | fields
        yield kind, msgspec.convert(fields, Filter)


def _day(draw: Random) -> str:
    return (FIRST_DAY + timedelta(draw.randrange(DAYS))).isoformat()


def _days(draw: Random) -> dict[str, Any]:
    since, until = sorted((_day(draw), _day(draw)))
    return draw.choice(({"since": since, "until": until}, {"since": since}, {"until": until}))


def _box(draw: Random) -> dict[str, Any]:
    west, south, side = draw.uniform(-15, 95), draw.uniform(-30, 50), draw.choice((0.5, 2, 10, 60))
    return {"box": (west, south, min(180.0, west + side), min(90.0, south + side))}


def _place(draw: Random) -> str:
    return "".join(draw.choice(NAMES) for _ in range(3)).capitalize()


def _text(draw: Random) -> str:
    side, place = draw.choice(SIDES), _place(draw)
    return draw.choice((place, side, f'"{side}" {place}', f"number {draw.randrange(10_000)}", "hospital official"))


def _some(name: str, values: tuple[str, ...], most: int = 3) -> Draw:
    return lambda draw: {name: draw.sample(values, draw.randint(1, min(most, len(values))))}


KINDS: Mapping[str, Draw] = {
    "none": lambda _: {},
    "place": lambda draw: {"place": [_place(draw)]},
    "box": _box,
    "country": _some("country", COUNTRIES),
    "days": _days,
    "type": _some("type", tuple(type for type in TYPES if type in codebook().types)),
    "status": _some("status", ("occurred", "attempted"), 1),
    "actor": _some("actor", (*SIDES, *(side.lower().replace(" ", "-") for side in SIDES)), 2),
    "claimant": _some("claimant", VOICES, 2),
    "stance": _some("stance", STANCES, 2),
    "harm": lambda draw: {"harm": [f"killed{draw.choice(('>=', '<', '='))}{draw.randrange(32)}"]},
    "grade": _some("grade", tuple("ABCDEF"), 2),
    "review": _some("review", ("unreviewed", "accepted", "corrected", "rejected"), 2),
    "state": _some("state", ("live", "merged", "dropped"), 2),
    "tag": _some("tag", TAGS, 1),
    "origin": _some("origin", ("read", "added", "table"), 1),
    "text": lambda draw: {"text": _text(draw)},
    "known_by": lambda draw: {"known_by": _day(draw)},
}
