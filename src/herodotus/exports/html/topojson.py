"""Decode a quantised TopoJSON topology into rings of points (the TopoJSON format specification 1.0, sections 2 and 3).

Only what the shipped world needs: objects of Polygon and MultiPolygon, arcs shared between neighbours, a transform.
"""

from __future__ import annotations

from typing import Any

import msgspec

Point = tuple[float, float]
Ring = tuple[Point, ...]
Box = tuple[float, float, float, float]


class Country(msgspec.Struct, frozen=True):
    """A country's English name and the rings of its land, as (longitude, latitude) in degrees."""

    name: str
    rings: tuple[Ring, ...]

    @property
    def box(self) -> Box:
        """West, south, east and north edge in degrees."""
        points = [p for ring in self.rings for p in ring]
        lons, lats = [p[0] for p in points], [p[1] for p in points]
        return min(lons), min(lats), max(lons), max(lats)


def countries(topology: dict[str, Any]) -> tuple[Country, ...]:
    """Decode the object `countries` of a topology, in its order."""
    arcs = decode_arcs(topology)
    found = []
    for shape in topology["objects"]["countries"]["geometries"]:
        polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        rings = tuple(join(arcs, ring) for polygon in polygons for ring in polygon)
        found.append(Country(shape["properties"]["name"], rings))
    return tuple(found)


def decode_arcs(topology: dict[str, Any]) -> list[list[Point]]:
    """Undo delta coding and quantisation of all arcs.

    >>> topology = {"transform": {"scale": [0.5, 1], "translate": [10, 20]}, "arcs": [[[0, 0], [2, 1], [2, -1]]]}
    >>> decode_arcs(topology)
    [[(10.0, 20), (11.0, 21), (12.0, 20)]]
    """
    (wide, high), (left, low) = topology["transform"]["scale"], topology["transform"]["translate"]
    decoded = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((x * wide + left, y * high + low))
        decoded.append(points)
    return decoded


def join(arcs: list[list[Point]], ring: list[int]) -> Ring:
    """Join arcs by number into one ring; `~n` (negative) is arc n backwards; shared end points are kept once.

    >>> join([[(0, 0), (1, 0)], [(0, 0), (1, 1), (1, 0)]], [0, ~1])
    ((0, 0), (1, 0), (1, 1))
    """
    points: list[Point] = []
    for number in ring:
        points += (arcs[number] if number >= 0 else arcs[~number][::-1])[:-1]
    return tuple(points)
