"""The places of one report on a map, as a drawing that the template turns into inline SVG.

Longitude and latitude are drawn as they are, stretched by the latitude's cosine (equirectangular), in hundredths of a
degree. A place is a circle as wide as its uncertainty, never a pin.
"""

from __future__ import annotations

import math

import msgspec

from herodotus.exports.html.borders import UNIT, holds, touches, world
from herodotus.exports.html.topojson import Point
from herodotus.records import Place, Reading

RATIO = 2.0  # width to height of the drawing on the page
# The narrowest view, degrees of latitude high: about 450 km. Closer, borders at 1:110 million are only straight lines.
LEAST_HEIGHT = 4.0
AIR = 1.5  # the view is this much wider and higher than the places
NAME_SHARE = 4  # a country is named if it fills this many per cent of the view
KM_PER_DEGREE = 111.32  # of latitude, WGS 84 mean


class View(msgspec.Struct, frozen=True):
    """A window on the world in degrees; `stretch` is the cosine of its middle latitude."""

    west: float
    south: float
    east: float
    north: float

    @property
    def stretch(self) -> float:
        """How much shorter a degree of longitude is than one of latitude, in the middle of the view."""
        return max(0.1, math.cos(math.radians((self.south + self.north) / 2)))

    @property
    def box(self) -> str:
        """The viewBox in drawing units."""
        edges = (self.west, -self.north, self.east - self.west, self.north - self.south)
        return " ".join(f"{e * UNIT:.0f}" for e in edges)

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """Return where a point lies, in per cent from the left and from the top."""
        x = (lon - self.west) / (self.east - self.west) * 100
        return round(x, 2), round((self.north - lat) / (self.north - self.south) * 100, 2)


class Spot(msgspec.Struct, frozen=True):
    """A place with the incidents that it holds, as (owner, id) pairs; radii in drawing units, x, y and label in %."""

    name: str
    title: str
    incidents: tuple[tuple[str, str], ...]
    cx: int
    cy: int
    rx: int
    ry: int
    x: float
    y: float
    label_y: float

    @property
    def before(self) -> bool:
        """Whether the label stands before the point."""
        return self.x > 68


class Scale(msgspec.Struct, frozen=True):
    """A scale bar: its length in km and in per cent of the width."""

    km: int
    width: float


class Map(msgspec.Struct, frozen=True):
    """Everything to draw; `names` holds (country, x, y) and `turns` the offsets at which the world is drawn."""

    view: View
    spots: tuple[Spot, ...]
    names: tuple[tuple[str, float, float], ...]
    scale: Scale
    turns: tuple[int, ...]


def worldmap(reading: Reading) -> Map | None:
    """Lay out the places that have coordinates, or return None where there is none."""
    found: dict[tuple[str, float, float], list[tuple[str, str]]] = {}
    radius: dict[tuple[str, float, float], float | None] = {}
    for number, incident in enumerate(reading.incidents, 1):
        place = incident.where
        if place and (point := _point(place)):
            key = (place.name, *point)
            found.setdefault(key, []).append((f"i{number}", incident.id))
            radius[key] = place.radius_km
    if not found:
        return None
    shift = _across_date_line([lon for _, lon, _ in found])
    moved = {(n, lon + 360 if shift and lon < 0 else lon, lat): (n, lon, lat) for n, lon, lat in found}
    view = _view([(lon, lat, radius[old] or 0.0) for (_, lon, lat), old in moved.items()])
    spots = [_spot(view, new, radius[old], tuple(found[old])) for new, old in moved.items()]
    turns = tuple(t for t in (-360, 0, 360) if view.west < 180 + t and view.east > -180 + t)
    return Map(view, _apart(spots), _names(view, spots), _scale(view), turns)


def _point(place: Place) -> Point | None:
    lon, lat = place.lon, place.lat
    if lon is None or lat is None or not (-180 <= lon <= 180 and -90 <= lat <= 90):
        return None
    return lon, lat


def _across_date_line(lons: list[float]) -> bool:
    """Whether the points lie closer together when the map is cut at Greenwich instead of the date line."""
    moved = [lon + 360 if lon < 0 else lon for lon in lons]
    return max(moved) - min(moved) < max(lons) - min(lons)


def _view(points: list[tuple[float, float, float]]) -> View:
    """Fit a window of the right shape around points (lon, lat, radius in km)."""
    lats = [lat + s * km / KM_PER_DEGREE for _, lat, km in points for s in (-1, 1)]
    middle = (min(lats) + max(lats)) / 2
    stretch = max(0.1, math.cos(math.radians(middle)))
    lons = [lon + s * km / KM_PER_DEGREE / stretch for lon, _, km in points for s in (-1, 1)]
    height = max(LEAST_HEIGHT, AIR * (max(lats) - min(lats)), AIR * (max(lons) - min(lons)) * stretch / RATIO)
    height = min(height, 170.0)
    half = height * RATIO / stretch / 2
    centre = (min(lons) + max(lons)) / 2
    return View(centre - half, middle - height / 2, centre + half, middle + height / 2)


def _spot(
    view: View, key: tuple[str, float, float], km: float | None, incidents: tuple[tuple[str, str], ...]
) -> Spot:
    name, lon, lat = key
    high = (km or 0.0) / KM_PER_DEGREE * UNIT
    x, y = view.at(lon, lat)
    within = f"within {km:g} km" if km else "how exactly is unknown"
    title = f"{name}, {abs(lat):.2f}° {'N' if lat >= 0 else 'S'}, {_lon(lon)}, {within}"
    size = round(high / view.stretch), round(high)
    return Spot(name, title, incidents, round(lon * UNIT), round(-lat * UNIT), *size, x, y, y)


def _lon(lon: float) -> str:
    lon = lon - 360 if lon > 180 else lon
    return f"{abs(lon):.2f}° {'E' if lon >= 0 else 'W'}"


def _apart(spots: list[Spot]) -> tuple[Spot, ...]:
    """Move labels down until no two overlap: one line of letters is about 6 % of the height, a label 35 % wide."""
    placed: list[Spot] = []
    for spot in sorted(spots, key=lambda s: (s.y, s.x)):
        y = spot.y
        for other in placed:
            if abs(other.x - spot.x) < 35 and abs(other.label_y - y) < 6:
                y = other.label_y + 6
        placed.append(msgspec.structs.replace(spot, label_y=round(y, 2)))
    return tuple(placed)


def _scale(view: View) -> Scale:
    wide = (view.east - view.west) * view.stretch * KM_PER_DEGREE
    power = 10 ** math.floor(math.log10(wide / 4))
    km = max(n * power for n in (1, 2, 5) if n * power <= wide / 4)
    return Scale(round(km), round(km / wide * 100, 2))


def _names(view: View, spots: list[Spot]) -> tuple[tuple[str, float, float], ...]:
    """Name the countries in view: each in the middle of what is seen of it, away from spots, if it fills enough."""
    found = []
    for country in world():
        if touches(country.box, (view.west, view.south, view.east, view.north)):
            on_land = [(x, y) for x, y, lon, lat in _grid(view) if holds(country, lon, lat)]
            free = [p for p in on_land if 10 < p[0] < 90 and 8 < p[1] < 90 and all(_far(p, spot) for spot in spots)]
            if free and len(on_land) * 100 >= NAME_SHARE * len(_grid(view)):
                found.append((country.name, *_nearest_to_middle(free, on_land)))
    return tuple(found)


def _grid(view: View) -> list[tuple[float, float, float, float]]:
    """Spread 16 by 9 points over a view: x and y in per cent, longitude and latitude in degrees."""
    wide, high = view.east - view.west, view.north - view.south
    steps = [((i + 0.5) / 16, (j + 0.5) / 9) for i in range(16) for j in range(9)]
    return [(a * 100, b * 100, view.west + a * wide, view.north - b * high) for a, b in steps]


def _far(point: tuple[float, float], spot: Spot) -> bool:
    return abs(point[1] - spot.label_y) > 9 or abs(point[0] - spot.x) > 28


def _nearest_to_middle(free: list[tuple[float, float]], seen: list[tuple[float, float]]) -> tuple[float, float]:
    x, y = sum(p[0] for p in seen) / len(seen), sum(p[1] for p in seen) / len(seen)
    nearest = min(free, key=lambda p: ((p[0] - x) ** 2 + (p[1] - y) ** 2, p))
    return round(nearest[0], 2), round(nearest[1], 2)
