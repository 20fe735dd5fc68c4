"""The place of a row: its own coordinates and precision, and the gazetteer's id where a place of that name is near."""

from __future__ import annotations

import re

import msgspec

from herodotus.errors import InputError
from herodotus.naming.places import country_by_code, country_of, resolve
from herodotus.naming.places.answers import NEAR_KM, SURENESS
from herodotus.naming.places.candidates import exact
from herodotus.naming.places.gazetteer import Entry
from herodotus.naming.places.phrases import phrases
from herodotus.naming.places.relative import kilometres
from herodotus.records import Evidence, Place
from herodotus.tables.grammar import Reach, Where
from herodotus.tables.numbers import count, degrees
from herodotus.tables.words import Words

# Which kinds of place a precision speaks of: a governorate and its capital often share a name.
KINDS = {3: ("admin2",), 4: ("admin1", "region"), 5: ("region", "admin1"), 6: ("country",), 7: ("water",)}
TOWNS = ("town", "capital", "site")
_ASIDE = re.compile(r"\s*\([^)]*\)")


def where(words: Words, plan: Where) -> Place | None:
    """Read the place of a row, None where it names none and gives no coordinates.

    Raises `InputError` where coordinates, precision or country cannot be read; a lenient map gets a place that keeps
    its name and the reason.
    """
    name_column = next((column for column in plan.name if words.value(column)), "")
    evidence = words.all(name_column, *plan.within, plan.country, plan.lat, plan.lon, plan.precision, plan.radius_km)
    try:
        return _where(words, plan, words.value(name_column), evidence)
    except InputError as error:
        if not plan.lenient:
            raise
        return Place(words.value(name_column), evidence, why=error.problem)


def _where(words: Words, plan: Where, name: str, evidence: tuple[Evidence, ...]) -> Place | None:
    country, point = _country(words, plan), _point(words, plan)
    reach = _reach(words, plan) if point else None
    if not name and not point and not country:
        return None
    if point and name:
        place = _beside(name, country, point, reach or Reach(precision=0))
    elif point:
        place = Place("", country=country, lat=point[0], lon=point[1], why="the row names no place")
    else:
        place = _by_name(words, plan, name, country)
    changes: dict[str, object] = {"evidence": evidence}
    if point and reach:
        changes |= {"precision": reach.precision, "radius_km": reach.radius_km}
    return msgspec.structs.replace(place, **changes)


def _country(words: Words, plan: Where) -> str | None:
    """Read a country by code, by name, or by its name without what stands in brackets ("Myanmar (Burma)")."""
    value = words.value(plan.country)
    if not value:
        return None
    own = plan.countries.get(value) or (value if country_by_code(value) else None)
    found = country_of(value) or country_of(_ASIDE.sub("", value))
    if not own and not found:
        raise words.error(plan.country, "is no country that is known", "add it under [where.countries] of the map")
    return own or (found.iso2 if found else None)


def _point(words: Words, plan: Where) -> tuple[float, float] | None:
    values = words.value(plan.lat), words.value(plan.lon)
    if not any(values):
        return None
    point = []
    for column, other, most in ((plan.lat, plan.lon, 90), (plan.lon, plan.lat, 180)):
        value = degrees(words.value(column), most) if words.value(column) else None
        if value is None:
            at = column if words.value(column) else other
            problem = f"is not between -{most} and {most} degrees" if words.value(column) else "stands alone"
            raise words.error(at, problem, "give both coordinates in degrees, or neither")
        point.append(value)
    return point[0], point[1]


def _reach(words: Words, plan: Where) -> Reach | None:
    """Read precision and radius; without codes the column holds UCDP's where_prec itself."""
    value = words.value(plan.precision).removesuffix(".0")
    reach = plan.codes.get(value)
    if plan.precision and reach is None and (plan.codes or value):
        prec = None if plan.codes else count(value)
        if prec is None or prec > 7:
            known = ", ".join(f"'{code}'" for code in plan.codes) or "0 to 7"
            raise words.error(plan.precision, "is no code of precision", f"write one of {known}, or add it to the map")
        reach = Reach(precision=prec)
    radius = degrees(words.value(plan.radius_km), 9999) if words.value(plan.radius_km) else None
    return reach if radius is None else Reach(precision=reach.precision if reach else 0, radius_km=radius)


def _beside(name: str, country: str | None, point: tuple[float, float], reach: Reach) -> Place:
    """Keep the row's coordinates; the id is that of the nearest place of the name within `NEAR_KM`."""
    near = [(entry, km) for entry in _named(name) if (km := kilometres(point, (entry.lat, entry.lon))) <= NEAR_KM]
    kinds = KINDS.get(reach.precision, TOWNS)
    best = min(near, key=lambda pair: (pair[0].kind not in kinds, pair[1], pair[0].number), default=None)
    if best is None:
        why = f"the row's coordinates; the gazetteer has no place of this name within {NEAR_KM:.0f} km of them"
        return Place(name, country=country, lat=point[0], lon=point[1], why=why)
    why = f"the row's coordinates; {best[0].name} of the gazetteer lies {best[1]:.0f} km from them"
    return Place(name, country=country or best[0].country, id=best[0].ref, lat=point[0], lon=point[1],
                 score=SURENESS[best[0].rank], why=why)


def _named(name: str) -> tuple[Entry, ...]:
    """Find the places of the gazetteer that a name may mean; "Homs town" is read as Homs."""
    readings = [*phrases(name), *phrases(_ASIDE.sub("", name)), *phrases(name.split(" - ")[0])]
    return next((found for phrase in readings if (found := exact(phrase.core))), ())


def _by_name(words: Words, plan: Where, name: str, country: str | None) -> Place:
    """Resolve a place without coordinates, but only within the country that the row names."""
    if not name:
        return Place("", country=country, why="the row names only a country")
    known = country_by_code(country) if country else None
    hints = (known.name,) if known else ()
    around = ", ".join([name, *filter(None, map(words.value, plan.within)), *hints])
    found = resolve(name, text=around, start=0, hints=hints)
    if country and found.country not in (None, country):
        return Place(name, country=country, why="the gazetteer has no place of this name in that country")
    return msgspec.structs.replace(found, name=name, country=found.country or country)
