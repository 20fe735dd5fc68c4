"""Which places lie in which: what the name of a container stands for, and whether an entry is inside it."""

from __future__ import annotations

import functools
import math
from collections.abc import Sequence

from herodotus.naming.places import relative
from herodotus.naming.places.candidates import exact
from herodotus.naming.places.countries import country_named, country_of_demonym
from herodotus.naming.places.gazetteer import Entry
from herodotus.naming.places.phrases import phrases

SLACK_KM = 20.0  # beyond a container's radius; radii are rough
UNIT_KM = {"admin1": 150.0, "admin2": 60.0}  # from the centre of a unit to a place whose own unit is not known


def lies_in(entry: Entry, containers: Sequence[str]) -> bool:
    """Tell whether an entry lies in one of the places that the words beside it name."""
    return any(_within(entry, outer) for name in containers for outer in outer_places(name))


@functools.lru_cache(maxsize=1024)
def outer_places(name: str) -> tuple[Entry, ...]:
    """Find what the name of a container stands for: a country (also by its adjective), a unit, a region, a town.

    >>> [e.name for e in outer_places("Iraqi")]
    ['Iraq']
    """
    people = country_of_demonym(name)
    if people is not None and country_named(name) is None:
        return tuple(e for e in exact(people.name) if e.kind == "country")
    return next((found for p in phrases(name) if (found := exact(p.core))), ())


def radius_of(entry: Entry) -> float:
    """Give the radius in km within which a place lies; a settlement's grows with the root of its people.

    Set by eye to built-up areas: a village 1 km, a town of 100,000 4 km, ten million 33 km.
    """
    return entry.radius_km if entry.radius_km is not None else 1.0 + math.sqrt(entry.people) / 100


def kilometres(a: Entry, b: Entry) -> float:
    """Measure the great-circle distance between two entries in km."""
    return relative.kilometres((a.lat, a.lon), (b.lat, b.lon))


def _within(entry: Entry, outer: Entry) -> bool:
    if entry.number == outer.number:
        return False
    if outer.kind == "country":
        return entry.country == outer.country
    known = {"admin1": entry.admin1, "admin2": entry.admin2}
    if outer.kind in known and known[outer.kind] is not None:
        return known[outer.kind] == outer.number
    if outer.kind in known:  # places of our own tables have no unit: near enough in the same country
        return entry.country == outer.country and kilometres(entry, outer) <= UNIT_KM[outer.kind]
    return kilometres(entry, outer) <= radius_of(outer) + SLACK_KM
