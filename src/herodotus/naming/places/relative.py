"""Places told by their bearing on another: "12 km north of X", "between A and B", "off the coast of X".

Such words become a point with a radius. The point is moved along the great circle; the radius grows with the distance,
for "30 km north" is said of anything from 25 to 35 km away and some 20 degrees to either side.
"""

from __future__ import annotations

import math
import re

import msgspec

from herodotus.reading.quantities import find
from herodotus.records import Place

EARTH_KM = 6371.0088
FARTHEST_KM = 1_000.0  # nobody tells a place by its distance from one farther away
FARTHEST_ENDS_KM = 300.0  # between two ends farther apart than this nothing is placed
KM = {"km": 1.0, "kilometre": 1.0, "kilometer": 1.0, "mile": 1.609, "mi": 1.609, "metre": 0.001, "meter": 0.001,
      "m": 0.001}
# Share of the distance that a rounded distance and a rough bearing are off: the sine of 20 degrees.
ROUGH = 0.35
DIRECTED_KM = 50.0  # "north of X" without a distance: somewhere on that side within a day's walk, as UCDP codes it
OUTSKIRTS_KM = 10.0  # beyond the built-up radius of a town
COAST_KM = 50.0  # "off the coast of X": territorial and contiguous waters end at 44 km (24 nautical miles)
NEAR_PRECISION_KM = 25.0  # UCDP's where_prec 2 ends here; a wider area is 5 (fuzzy)
BEARINGS = {"north": 0.0, "north-east": 45.0, "east": 90.0, "south-east": 135.0, "south": 180.0, "south-west": 225.0,
            "west": 270.0, "north-west": 315.0}
BEFORE = 90  # characters before a name that may hold the words for its bearing

_SIDE = r"(?P<side>(?:north|south)(?:-?(?:east|west))?|east|west)(?:ern|wards?)?"
_LEAD = r"(?:the )?(?:(?:[\w-]+ )?(?:city|town|village|port|capital|district|province) of )?(?:the )?"
_UNIT = r"(?P<unit>km|kilomet(?:re|er)s?|miles?|mi|met(?:re|er)s?|m)"
_WAY = r"(?: (?:drive|march|walk|journey|ride))?"
_NUMBER = r"(?P<count>a few|a couple of|[\w,.-]+?(?: (?:hundred|thousand|dozen))?)"
_COUNTED = re.compile(
    rf"(?<![\w$£€.,]){_NUMBER}(?:[ -]|(?<=\d)){_UNIT}\b{_WAY}(?: (?:to the )?{_SIDE})?"
    rf"(?: of| from| outside| off| away from) {_LEAD}$", re.IGNORECASE
)
# "in the east of X" is a part of X, "to the east of X" is not.
_DIRECTED = re.compile(rf"(?<!in the )(?<!from the )\b{_SIDE} of {_LEAD}$", re.IGNORECASE)
_SHORE = r"(?:the |its )?(?:[\w’'-]+ )?(?:coasts?|shores?)(?: of| at| near)? "
_COAST = re.compile(
    rf"\b(?:off {_SHORE}|(?:waters|seas?|islands?|anchored|moored|afloat) off ){_LEAD}$", re.IGNORECASE
)
_OUTSKIRTS = re.compile(
    rf"\b(?:outskirts|edges?|suburbs|surroundings|environs|countryside)(?: (?:of|around))? {_LEAD}$", re.IGNORECASE
)
_BETWEEN = re.compile(r"^(?:the )?(?:\w+ )?between (?P<a>[^,]{2,60}?) and (?P<b>[^,]{2,60})$", re.IGNORECASE)


class Bearing(msgspec.Struct, frozen=True):
    """What the words say: the `kind` (counted, directed, coast or outskirts), a distance and a compass angle."""

    kind: str
    km: float | None = None
    degrees: float | None = None


def bearing(before: str) -> Bearing | None:
    """Read the words that end right before a name; None where they say no bearing on it.

    >>> bearing("a checkpoint some 30 miles south-east of ")
    Bearing(kind='counted', km=48.27, degrees=135.0)
    >>> bearing("on the northern outskirts of ").kind, bearing("in the old town of ")
    ('outskirts', None)
    """
    tail = before[-BEFORE:]
    if found := _COUNTED.search(tail):
        km = _kilometres(found["count"], found["unit"])
        return Bearing("counted", km, _degrees(found["side"])) if km and km <= FARTHEST_KM else None
    if found := _COAST.search(tail):
        return Bearing("coast")
    if found := _OUTSKIRTS.search(tail):
        return Bearing("outskirts")
    if found := _DIRECTED.search(tail):
        return Bearing("directed", None, _degrees(found["side"]))
    return None


def told_at(text: str, start: int, name: str, place: Place) -> Place:
    """Move the place of a mention as the words before its name say, in the text or in the mention itself.

    >>> told_at("A bomb went off 30 km south of Mosul.", 31, "Mosul", Place("Mosul", lat=36.34, lon=43.13)).precision
    2
    """
    capital = re.search(r"(?!The )[A-Z]", name)
    opening = name[: capital.start()] if capital else ""
    said = bearing(text[max(0, start - BEFORE) : start] + opening)
    return applied(place, said) if said else place


def _kilometres(count: str, unit: str) -> float | None:
    if re.fullmatch(r"\d+\.\d+", count):
        number: float | None = float(count)
    else:
        numbers = find(count)
        number = numbers[0].span.min if len(numbers) == 1 and numbers[0].span.min else None
    one = unit.lower() if len(unit) < 3 else unit.lower().rstrip("s")
    return None if number is None else round(number * KM[one], 3)


def _degrees(side: str | None) -> float | None:
    if side is None:
        return None
    plain = re.sub(r"^(north|south)-?(east|west)$", r"\1-\2", side.lower())
    return BEARINGS[plain]


def applied(place: Place, said: Bearing) -> Place:
    """Move a resolved place as the words say; a place without a point, or known by its country alone, stays.

    >>> applied(Place("Mosul", lat=36.34, lon=43.13, radius_km=10.0, precision=1), Bearing("counted", 30.0, 0.0)).lat
    36.6098
    """
    if place.lat is None or place.lon is None or (said.kind != "coast" and place.precision >= 6):
        return place
    lat, lon, radius = place.lat, place.lon, place.radius_km or 0.0
    if said.kind == "counted" and said.km is not None:
        if said.degrees is not None:
            lat, lon = moved(lat, lon, said.km, said.degrees)
        radius = max(2.0, said.km * ROUGH) if said.degrees is not None else radius + said.km
    else:
        radius += {"directed": DIRECTED_KM, "coast": COAST_KM, "outskirts": OUTSKIRTS_KM}[said.kind]
    return _reaching(place, lat, lon, radius, 7 if said.kind == "coast" else 0, _words(said, place))


def between(a: Place, b: Place, name: str) -> Place | None:
    """Put a place halfway between two, with half their distance as its radius.

    None where either has no point, is a country or wider, or lies too far from the other.
    """
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None or max(a.precision, b.precision) >= 6:
        return None
    apart = kilometres((a.lat, a.lon), (b.lat, b.lon))
    if apart > FARTHEST_ENDS_KM:
        return None
    east = (b.lon - a.lon + 540) % 360 - 180  # across the date line too
    lat, lon = (a.lat + b.lat) / 2, (a.lon + east / 2 + 540) % 360 - 180
    middle = Place(name, country=a.country if a.country == b.country else None, score=min(a.score, b.score))
    return _reaching(middle, lat, lon, max(apart / 2, 1.0), 0, f"halfway between {a.name} and {b.name}")


def two_ends(name: str) -> tuple[str, str] | None:
    """Split "the road between A and B" into its two names.

    >>> two_ends("the road between Raqqa and Deir ez-Zor")
    ('Raqqa', 'Deir ez-Zor')
    """
    found = _BETWEEN.match(name.strip())
    return (found["a"], found["b"]) if found and found["b"][:1].isupper() else None


def _reaching(place: Place, lat: float, lon: float, radius: float, precision: int, why: str) -> Place:
    """Write point, radius and precision; an area wider than "near" is fuzzy."""
    fuzzy = 2 if radius <= NEAR_PRECISION_KM else 5
    return msgspec.structs.replace(
        place, lat=round(lat, 4), lon=round(lon, 4), radius_km=round(radius, 1),
        precision=precision or max(fuzzy, place.precision), why="; ".join(filter(None, (place.why, why))),
    )


def _words(said: Bearing, place: Place) -> str:
    side = next((name for name, angle in BEARINGS.items() if angle == said.degrees), "")
    if said.kind == "counted":
        return f"the words put it {said.km:g} km {side + ' of' if side else 'from'} it"
    told = {"directed": f"the words put it {side} of it", "coast": "the words put it off its coast"}
    return told.get(said.kind, "the words put it on its outskirts")


def moved(lat: float, lon: float, km: float, degrees: float) -> tuple[float, float]:
    """Go so many kilometres from a point at a compass angle, on a sphere of radius 6371 km.

    >>> moved(0.0, 0.0, 111.195, 90.0)
    (0.0, 1.0)
    """
    a, angle, arc = math.radians(lat), math.radians(degrees), km / EARTH_KM
    north = math.asin(math.sin(a) * math.cos(arc) + math.cos(a) * math.sin(arc) * math.cos(angle))
    east = math.atan2(math.sin(angle) * math.sin(arc) * math.cos(a), math.cos(arc) - math.sin(a) * math.sin(north))
    far = (lon + math.degrees(east) + 540) % 360 - 180
    return round(math.degrees(north), 4), round(far, 4)


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Measure the great-circle distance between two points (latitude, longitude) in km."""
    lat, lon, lat2, lon2 = (math.radians(x) for x in (*a, *b))
    h = math.sin((lat2 - lat) / 2) ** 2 + math.cos(lat) * math.cos(lat2) * math.sin((lon2 - lon) / 2) ** 2
    return 2 * EARTH_KM * math.asin(min(1.0, math.sqrt(h)))
