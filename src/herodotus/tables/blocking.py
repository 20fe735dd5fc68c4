"""Which incidents are held against each other at all: those that share a stretch of days and a cell of the map.

An incident stands in every bucket that its date and its place may touch, so that comparing 100,000 with 100,000 looks
at neighbours only. Places known by name alone meet under their name.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from herodotus.tables.subjects import Subject

# Two coders date a night, or a report of "yesterday", a day or two apart.
DAYS_APART = 2
# UCDP's "near a place", and how far two gazetteers put one town apart at most.
KM_APART = 25.0
BUCKET_DAYS = 4  # most dates touch one or two buckets
CELL = 0.5  # degrees, PRIO-GRID's cell: some 55 km
KM_A_DEGREE = 111.2
Key = tuple[int, int, int | str, int]


class Neighbours:
    """An index over one side: who of it may be the same as an incident of the other."""

    def __init__(self, subjects: Sequence[Subject]) -> None:
        """Put every incident into the buckets that it touches."""
        self._buckets: dict[Key, list[int]] = {}
        for i, subject in enumerate(subjects):
            for key in _keys(subject, 0, 0.0):
                self._buckets.setdefault(key, []).append(i)

    def of(self, subject: Subject) -> list[int]:
        """List the numbers of the incidents that may be the same as one of the other side, in order."""
        found: set[int] = set()
        for key in _keys(subject, DAYS_APART, KM_APART):
            found.update(self._buckets.get(key, ()))
        return sorted(found)


def _keys(subject: Subject, days: int, km: float) -> Iterator[Key]:
    """Yield the buckets that an incident touches, widened by so many days and kilometres."""
    cells = tuple(_cells(subject, km))
    for bucket in range((subject.first - days) // BUCKET_DAYS, (subject.last + days) // BUCKET_DAYS + 1):
        for space, a, b in cells:
            yield bucket, space, a, b


def _cells(subject: Subject, km: float) -> Iterator[tuple[int, int | str, int]]:
    """Yield cells of the map (space 0), and the name (space 1) under which a place without a point is met."""
    if subject.name:
        yield 1, subject.name, 0
    if subject.point is not None:
        yield from _around(subject.point, subject.radius + km)


def _around(point: tuple[float, float], reach: float) -> Iterator[tuple[int, int, int]]:
    """Yield the cells that a circle touches; longitudes go around the globe, and near a pole all of them count."""
    lat, lon = point
    up = reach / KM_A_DEGREE
    narrow = math.cos(math.radians(min(89.0, abs(lat) + up)))
    side = min(180.0, up / narrow)
    columns = round(360 / CELL)
    for row in range(math.floor((lat - up) / CELL), math.floor((lat + up) / CELL) + 1):
        for column in range(math.floor((lon - side) / CELL), math.floor((lon + side) / CELL) + 1):
            yield 0, row, column % columns
