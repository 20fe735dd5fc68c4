"""The shipped borders of the world as SVG path data, drawn once a page and shared by its maps."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from pathlib import Path

from herodotus.exports.html.topojson import Box, Country, Point, countries

WORLD = Path(__file__).parent / "vendor" / "world-atlas" / "countries-110m.json"
UNIT = 100  # drawing units in a degree: 0.01° is about 1 km, finer than the borders are


@cache
def world() -> tuple[Country, ...]:
    """Read the shipped borders, once."""
    return countries(json.loads(WORLD.read_text("utf-8")))


def borders(views: Iterable[Box]) -> list[str]:
    """Return SVG path data for every country that some view (west, south, east, north) touches, in drawing units."""
    windows = [(w + t, s, e + t, n) for w, s, e, n in views for t in (-360, 0, 360)]
    return [_path(c) for c in world() if any(touches(c.box, w) for w in windows)]


def touches(a: Box, b: Box) -> bool:
    """Whether two boxes (west, south, east, north) share land or sea."""
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _path(country: Country) -> str:
    return "".join(_subpath(ring) for ring in country.rings)


def _subpath(ring: tuple[Point, ...]) -> str:
    points = [(round(lon * UNIT), round(-lat * UNIT)) for lon, lat in ring]
    steps = [(x - px, y - py) for (px, py), (x, y) in pairwise(points)]
    return f"M{points[0][0]} {points[0][1]}l" + " ".join(f"{x} {y}" for x, y in steps if x or y) + "z"


def holds(country: Country, lon: float, lat: float) -> bool:
    """Whether a point lies on a country's land: a ray from it crosses the country's rings an odd number of times.

    >>> holds(Country("Box", (((0, 0), (4, 0), (4, 4), (0, 4)),)), 1, 2)
    True
    """
    inside = False
    for ring in country.rings:
        for (x, y), (nx, ny) in zip(ring, ring[1:] + ring[:1], strict=True):
            if (y > lat) != (ny > lat) and lon < x + (lat - y) * (nx - x) / (ny - y):
                inside = not inside
    return inside
