"""Lay days out on an axis from 0 to 100 per cent, with long empty stretches cut short.

A report of this week's strikes may name one of 1981; a plain axis would squeeze the week into a line. So the axis is
cut wherever nothing happens for long, and each part gets room by how much there is to draw in it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

import msgspec

from herodotus.days import MONTHS

# A gap is cut when it is at least this many days and this share of the whole, and takes this much of the axis (chosen
# by looking at the example reports and at axes of one day, one week, 40 years).
CUT_DAYS, CUT_SHARE, CUT_WIDTH = 45, 0.3, 5.0
# Steps between ticks in days, how many ticks the whole axis may show, and how many per cent lie between two at least.
STEPS = (1, 2, 7, 14, 31, 91, 183, 365, 731, 1826, 3652, 7305, 18262, 36525)
TICKS, APART = 8, 9.0


class Part(msgspec.Struct, frozen=True):
    """An uncut part of the axis: days `first` to `end` (exclusive) drawn from `left` to `right` per cent."""

    first: int
    end: int
    left: float
    right: float


class Axis(msgspec.Struct, frozen=True):
    """The parts of an axis in order; between two parts the axis is cut."""

    parts: tuple[Part, ...]

    def at(self, day: float) -> float:
        """Return where a day begins, in per cent; days outside stick to the nearest edge."""
        for part in self.parts:
            if day <= part.end:
                share = max(0.0, day - part.first) / (part.end - part.first)
                return part.left + share * (part.right - part.left)
        return self.parts[-1].right

    def cuts(self) -> list[float]:
        """Return the middles of the cuts, in per cent."""
        return [(a.right + b.left) / 2 for a, b in pairwise(self.parts)]


class Tick(msgspec.Struct, frozen=True):
    """A mark on the axis with its label."""

    at: float
    label: str


def axis(stretches: Iterable[tuple[int, int]]) -> Axis:
    """Make an axis that holds all stretches (first and last day, inside); there must be at least one.

    >>> [round(p.right - p.left) for p in axis([(100, 109), (20000, 20009)]).parts]
    [48, 48]
    """
    blocks = _blocks(sorted(stretches))
    room = (100.0 - CUT_WIDTH * (len(blocks) - 1)) / sum(weight for _, _, weight in blocks)
    parts, left = [], 0.0
    for first, end, weight in blocks:
        parts.append(Part(first, end, left, left + room * weight))
        left += room * weight + CUT_WIDTH
    return Axis(tuple(parts))


def _blocks(stretches: list[tuple[int, int]]) -> list[tuple[int, int, int]]:
    """Join stretches that lie near each other; each block weighs one more than the stretches in it."""
    whole = max(last for _, last in stretches) - stretches[0][0]
    joined: list[tuple[int, int, int]] = []
    for first, last in stretches:
        gap = first - joined[-1][1] if joined else 0
        if joined and (gap < CUT_DAYS or gap < CUT_SHARE * whole):
            begin, end, weight = joined[-1]
            joined[-1] = begin, max(end, last + 1), weight + 1
        else:
            joined.append((first, last + 1, 2))
    return [(*_pad(first, end), weight) for first, end, weight in joined]


def _pad(first: int, end: int) -> tuple[int, int]:
    """Give a block air at both ends, and at least five days in all."""
    air = max(2, (end - first) // 12)
    return max(1, first - air), min(end + air, date.max.toordinal() + 1)


def ticks(axis: Axis) -> list[Tick]:
    """Choose calendar days to label by the room that each part has; a part's first label names the year."""
    kept: list[Tick] = []
    for part in axis.parts:
        step, first = _step(part), True
        for day in _calendar(part, step):
            tick = Tick(axis.at(day), _label(day, step, first))
            if not kept or tick.at - kept[-1].at >= APART + 0.6 * max(0, len(tick.label) - 6):
                kept.append(tick)
                first = False
    return kept


def _step(part: Part) -> int:
    count = max(1.0, TICKS * (part.right - part.left) / 100)
    return next((s for s in STEPS if (part.end - part.first) / s <= count), STEPS[-1])


def _calendar(part: Part, step: int) -> list[int]:
    """List the days in a part that begin a step; where there is none, the part's middle."""
    days = _steps_of_days(part, step) if step < 31 else _steps_of_months(part, round(step / 30.44))
    return [d for d in days if part.first <= d < part.end] or [(part.first + part.end) // 2]


def _steps_of_days(part: Part, step: int) -> list[int]:
    return list(range(part.first + 1, part.end, step))


def _steps_of_months(part: Part, months: int) -> list[int]:
    """Count months from the year 0, so that steps fall on round months, years and decades."""
    first, last = date.fromordinal(part.first), date.fromordinal(min(part.end, date.max.toordinal()))
    begin = max(12, (first.year * 12 + first.month - 1) // months * months)
    return [date(m // 12, m % 12 + 1, 1).toordinal() for m in range(begin, last.year * 12 + last.month, months)]


def _label(day: int, step: int, with_year: bool) -> str:
    at = date.fromordinal(day)
    if step >= 365:
        return str(at.year)
    label = f"{MONTHS[at.month - 1][:3]}" if step >= 31 else f"{at.day} {MONTHS[at.month - 1][:3]}"
    return f"{label} {at.year}" if with_year or (step >= 31 and at.month == 1) else label
