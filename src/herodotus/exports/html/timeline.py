"""The incidents of one report along time, as a drawing that the template turns into inline SVG.

All places are per cent of the width, so that the drawing fits any width and its letters keep their size.
"""

from __future__ import annotations

from datetime import date

import msgspec

from herodotus.days import Days, days, words
from herodotus.exports.html.timeaxis import Axis, Tick, axis, ticks
from herodotus.records import Incident, Reading
from herodotus.report import Report

ROW, HEAD = 19, 16  # pixels: one lane, and the room above the lanes
LABEL = 34  # letters of a label, about 190 pixels


class Bar(msgspec.Struct, frozen=True):
    """One incident on its lane: from `left` to `right` per cent, `y` pixels down; its label stands where room is."""

    owner: str
    left: float
    right: float
    y: int
    label: str
    title: str
    soft: bool
    since: bool
    until: bool

    @property
    def side(self) -> str:
        """Where the label stands: after the bar, before it, or across it where neither side has room."""
        after, before = 100 - self.right, self.left
        if max(after, before) < 33:
            return "across"
        return "after" if after >= min(before, 42) else "before"


class Saying(msgspec.Struct, frozen=True):
    """The claims that were made on one day, as (owner, id) pairs."""

    at: float
    day: str
    claims: tuple[tuple[str, str], ...]


class Timeline(msgspec.Struct, frozen=True):
    """Everything to draw; `undated` lists (owner, id, why) of incidents that have no place in time."""

    bars: tuple[Bar, ...]
    sayings: tuple[Saying, ...]
    ticks: tuple[Tick, ...]
    cuts: tuple[float, ...]
    published: float | None
    undated: tuple[tuple[str, str, str], ...]

    @property
    def foot(self) -> int:
        """Pixels from the top to the axis."""
        return HEAD + ROW * (len(self.bars) + bool(self.sayings))


def timeline(report: Report, reading: Reading) -> Timeline | None:
    """Lay out the dated incidents of a report, or return None where it has no incident."""
    if not reading.incidents:
        return None
    named = [(f"i{n}", incident) for n, incident in enumerate(reading.incidents, 1)]
    dated = [(owner, i, d) for owner, i in named if (d := days(i.when.edtf))]
    dated.sort(key=lambda row: (row[2].first, row[2].last))
    undated = tuple((owner, i.id, _undated(i)) for owner, i in named if not days(i.when.edtf))
    if not dated:
        return Timeline((), (), (), (), None, undated)
    told, published = _told(reading), days(report.published)
    line = axis([(d.first, d.last) for _, _, d in dated] + [(d.first, d.last) for d, _ in told] + _stretch(published))
    bars = tuple(_bar(line, owner, i, d, lane) for lane, (owner, i, d) in enumerate(dated))
    mark = line.at(published.first + 0.5) if published else None
    return Timeline(bars, _sayings(line, told), tuple(ticks(line)), tuple(line.cuts()), mark, undated)


def _stretch(published: Days | None) -> list[tuple[int, int]]:
    return [(published.first, published.last)] if published else []


def _bar(line: Axis, owner: str, incident: Incident, when: Days, lane: int) -> Bar:
    left, right = line.at(when.first + 0.5), line.at(when.last + 0.5)
    place = f", {incident.where.name}" if incident.where and incident.where.name else ""
    label = f"{incident.type.replace('_', ' ')}{place}"
    short = label if len(label) <= LABEL else label[: LABEL - 1] + "…"
    title = f"{incident.id}: {label}, {words(incident.when.edtf)}"
    y = HEAD + lane * ROW + ROW // 2
    left, right = (0.0 if when.until else left), (100.0 if when.since else right)
    return Bar(owner, left, right, y, short, title, when.soft, when.since, when.until)


def _undated(incident: Incident) -> str:
    return words(incident.when.edtf) if incident.when.edtf else incident.when.why or "no date given"


def _told(reading: Reading) -> list[tuple[Days, tuple[str, str]]]:
    named = ((f"c{n}", claim) for n, claim in enumerate(reading.claims, 1))
    return [(d, (owner, claim.id)) for owner, claim in named if (d := days(claim.said_on.edtf))]


def _sayings(line: Axis, told: list[tuple[Days, tuple[str, str]]]) -> tuple[Saying, ...]:
    """Gather claims by the day they were first said; an interval counts by its first day."""
    by_day: dict[int, list[tuple[str, str]]] = {}
    for when, claim in told:
        by_day.setdefault(when.first, []).append(claim)
    return tuple(
        Saying(line.at(day + 0.5), words(date.fromordinal(day).isoformat()), tuple(claims))
        for day, claims in sorted(by_day.items())
    )
