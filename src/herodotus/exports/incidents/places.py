"""Where an incident lies in the grids of others: admin units, the PRIO-GRID cell, and what a point stands for."""

from __future__ import annotations

import math

from herodotus.naming.places.gazetteer import Entry, numbered
from herodotus.records import Place

CELL = 0.5  # degrees; edge of a cell of PRIO-GRID
COLUMNS = 720  # cells of one row around the globe
# What a point means, by UCDP's where_prec. A pin for a whole country must say that it is one.
TOLD = {
    1: "the place itself",
    2: "near the place or a part of it",
    3: "a second-order unit; the point is its middle",
    4: "a first-order unit; the point is its middle",
    5: "a part of a country or a line; the point is its middle",
    6: "a whole country or more; the point is only its middle",
    7: "at sea or in the air; the point is the middle of the waters",
}


def point(place: Place | None) -> tuple[float, float] | None:
    """Give latitude and longitude, or None where either is unknown."""
    return (place.lat, place.lon) if place and place.lat is not None and place.lon is not None else None


def admin_units(place: Place | None) -> tuple[str | None, str | None]:
    """Name the first-order and second-order unit that a place of the gazetteer lies in, None where not known.

    Units are told only of towns, sites and units themselves: a river, a region or a country lies in several.

    >>> admin_units(Place("Mosul", id="geonames:99072", country="IQ", precision=1))
    ('Nineveh', None)
    """
    entry = _entry(place)
    if entry is None or entry.kind not in ("town", "capital", "site", "admin1", "admin2"):
        return None, None
    first = entry.name if entry.kind == "admin1" else _unit(entry.admin1)
    return first, entry.name if entry.kind == "admin2" else _unit(entry.admin2)


def priogrid(lat: float, lon: float) -> int:
    """Give the number of the PRIO-GRID cell of half a degree that a point lies in, from 1 at the south-western corner.

    Row and column count from -90 and -180 degrees; cell = row * 720 + column + 1 (Tollefsen, Strand and Buhaug,
    "PRIO-GRID: A unified spatial data structure", 2012). The north pole and the date line belong to the last cells.

    >>> priogrid(-90, -180), priogrid(90, 180), priogrid(36.2, 37.15)
    (1, 259200, 181875)
    """
    # Divided first: adding 90 to a latitude just south of the equator would round it onto the equator.
    row = min(math.floor(lat / CELL) + 180, 359)
    column = min(math.floor(lon / CELL) + 360, COLUMNS - 1)
    return row * COLUMNS + column + 1


def _entry(place: Place | None) -> Entry | None:
    """Look a place up by its GeoNames id; ids of other lists carry no entry number."""
    scheme, _, number = (place.id or "").partition(":") if place else ("", "", "")
    return numbered(int(number)) if scheme == "geonames" and number.isdecimal() else None


def _unit(number: int | None) -> str | None:
    unit = numbered(number) if number is not None else None
    return unit.name if unit else None
