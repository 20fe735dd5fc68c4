"""An incident made ready for comparing: days and place as numbers, its name folded, or why it cannot be compared."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import msgspec

from herodotus.naming.places.normal import key
from herodotus.naming.places.phrases import phrases
from herodotus.tables.comparable import Comparable

LONGEST_DAYS = 366  # a date that spans more than a year fits everything and tells nothing
LARGEST_KM = 200.0  # the same of a place: a first-order unit is about 150 km across from its middle
TOWN_KM = 5.0  # radius of a point that comes without one: a built-up area


class Subject(msgspec.Struct, frozen=True):
    """A comparable incident: `first` and `last` are day ordinals; the point is None where only a name is known."""

    at: Comparable
    first: int
    last: int
    point: tuple[float, float] | None
    radius: float
    name: str
    group: str

    @property
    def days(self) -> int:
        """How many days its date may mean."""
        return self.last - self.first + 1

    @property
    def order(self) -> tuple[str, str]:
        """What decides between equals, whatever the order in which the incidents came."""
        return self.at.id, self.at.label


def subject(incident: Comparable, group: str) -> Subject | str:
    """Make an incident ready; a string says why it cannot be compared."""
    if incident.day_from is None or incident.day_to is None:
        return "its date is unknown" if incident.day_from == incident.day_to else "its date has an open end"
    first, last = (date.fromisoformat(day).toordinal() for day in (incident.day_from, incident.day_to))
    if last - first >= LONGEST_DAYS:
        return "its date spans more than a year"
    point = _point(incident)
    if point is None and not incident.place:
        return "its place is unknown"
    radius = incident.radius_km if incident.radius_km is not None else TOWN_KM
    if point and radius > LARGEST_KM:
        return f"its place is only known within {radius:.0f} km"
    return Subject(incident, first, last, point, radius, place_key(incident.place or ""), group)


@lru_cache(maxsize=65_536)
def place_key(name: str) -> str:
    """Fold a place's name without the word for its kind.

    >>> place_key("Homs town"), place_key("Al-Ḥasakah")
    ('homs', 'hasakah')
    """
    cores = [phrase.core for phrase in phrases(name) if phrase.relation == "is"]
    return key(cores[-1] if cores else name)


def _point(incident: Comparable) -> tuple[float, float] | None:
    return (incident.lat, incident.lon) if incident.lat is not None and incident.lon is not None else None
