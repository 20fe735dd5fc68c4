"""The ledger as linking sees it: mentions near one another by words, place and days, and what people decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations
from math import asin, ceil, cos, radians, sin, sqrt
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, select, text

from herodotus.ledger.composing.rows import first_and_last, square
from herodotus.ledger.facts import asking
from herodotus.ledger.facts.bodies import Bodies
from herodotus.ledger.facts.kin import Kin
from herodotus.ledger.ids import id_of
from herodotus.ledger.schema import fulltext
from herodotus.ledger.schema.tables import incident, member, mention, reading
from herodotus.linking.mentions import LinkMention

KM_A_DEGREE = 111.2  # of latitude
EARTH_KM = 6371.0
MOST_WORDS = 12  # the longest words of a mention, which are the rarest as a rule


class LedgerNeighbours:
    """Answers `linking.Neighbours` from the tables of a ledger."""

    def __init__(self, connection: Connection) -> None:
        """Ask through a connection."""
        self._connection, self._bodies = connection, Bodies(connection)

    def by_text(self, given: LinkMention, most: int) -> Iterable[LinkMention]:
        """Return mentions of incidents whose words hold one of the longest words of this one."""
        words = {w for e in given.incident.evidence for w in fulltext.folded(e.quote).split() if len(w) > 3}
        longest = sorted(words, key=lambda word: (-len(word), word))[:MOST_WORDS]
        if not longest:
            return []
        dialect = self._connection.dialect.name
        query = (" OR " if dialect == "sqlite" else " | ").join(fulltext.query_of(word, dialect) for word in longest)
        row = "rowid" if dialect == "sqlite" else "n"
        found = self._connection.execute(
            text(f"SELECT {row} FROM incident_words WHERE {fulltext.match('incident_words', dialect)} "
                 f"ORDER BY {row} LIMIT :most"), {"words": query, "most": most})
        return self._mentions(given, incident.c.id.in_([id_of("inc", number) for number in found.scalars()]), most)

    def by_place(self, given: LinkMention, km: float, most: int) -> Iterable[LinkMention]:
        """Return mentions whose places lie within `km` kilometres."""
        place = given.incident.where
        if place is None or place.lat is None or place.lon is None:
            return []
        lat, lon = place.lat, place.lon
        near = self._mentions(given, incident.c.cell.in_(_squares(lat, lon, km)), most)
        return [one for one in near if (at := one.incident.where) and at.lat is not None and at.lon is not None
                and distance_km(lat, lon, at.lat, at.lon) <= km]

    def by_day(self, given: LinkMention, days: int, most: int) -> Iterable[LinkMention]:
        """Return mentions whose dates lie within so many days."""
        first, last = first_and_last(given.incident.when)
        if first is None or last is None:
            return []
        low, high = (date.fromisoformat(first) - timedelta(days), date.fromisoformat(last) + timedelta(days))
        within = and_(incident.c.sort_day >= low.isoformat(), incident.c.sort_day <= high.isoformat())
        return self._mentions(given, within, most)

    def together(self, mentions: Sequence[str]) -> Iterable[tuple[str, str]]:
        """Return the pairs of these mentions that people merged."""
        return [pair for verb, pair in self._decided(mentions) if verb == "merge"]

    def apart(self, mentions: Sequence[str]) -> Iterable[tuple[str, str]]:
        """Return the pairs of these mentions that people split."""
        return [pair for verb, pair in self._decided(mentions) if verb == "split"]

    def mentions_of(self, ids: Sequence[str]) -> list[LinkMention]:
        """Return the mentions of incidents that newest readings hold."""
        return list(self._read(_current().where(member.c.incident_id.in_(ids))))

    def _mentions(self, given: LinkMention, which: ColumnElement[bool], most: int) -> list[LinkMention]:
        query = _current().join(incident, incident.c.id == member.c.incident_id).where(which)
        query = query.where(mention.c.id != given.id).order_by(mention.c.id).limit(most)
        return list(self._read(query))

    def _read(self, query: Select[Any]) -> Iterator[LinkMention]:
        rows = self._connection.execute(query).all()
        self._bodies.want(row.address for row in rows)
        for row in rows:
            found = self._bodies.reading(row.address)
            told = next((i for i in found.incidents if i.id == row.local), None) if found else None
            if told is not None:
                yield LinkMention(row.id, row.report_id, told, row.incident_id)

    def _decided(self, mentions: Sequence[str]) -> Iterator[tuple[str, tuple[str, str]]]:
        """Yield what people decided of pairs: those in one incident by a merge, and those split from one another."""
        homes = {row.mention_id: row.incident_id for row in asking.by_keys(
            self._connection, select(member), member.c.mention_id, set(mentions))}
        kin = Kin(self._connection, set(homes.values()), None, self._bodies)
        merged = {id for d in kin.decisions if d.body.verb == "merge" for id in (d.body.subject, *d.body.others)}
        split = [(set(d.body.others), d.body.subject) for d in kin.decisions if d.body.verb == "split"]
        for one, other in combinations(sorted(homes), 2):
            if homes[one] == homes[other] and kin.membership.into.get(homes[one], homes[one]) in merged:
                yield "merge", (one, other)
            if homes[one] != homes[other] and any((one in out) != (other in out) for out, _ in split):
                yield "split", (one, other)


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Return the length of the great circle between two points in degrees (haversine formula).

    >>> round(distance_km(33.3, 44.4, 36.2, 37.2))
    733
    """
    a, b = radians(lat), radians(other_lat)
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(other_lon - lon) / 2) ** 2
    return 2 * EARTH_KM * asin(sqrt(half))


def _squares(lat: float, lon: float, km: float) -> list[int]:
    """Return the numbers of the squares of one degree that a circle may touch."""
    from herodotus.records import Place

    up = ceil(km / KM_A_DEGREE)
    across = min(180, ceil(km / (KM_A_DEGREE * max(cos(radians(min(89.0, abs(lat) + up))), 0.01))))
    numbers = (square(Place("", lat=max(-90.0, min(90.0, lat + dy)), lon=lon + dx))
               for dy in range(-up, up + 1) for dx in range(-across, across + 1))
    return sorted({number for number in numbers if number is not None})


def _current() -> Select[Any]:
    """Select the mentions of readings with the incidents they belong to."""
    query = select(mention.c.id, mention.c.report_id, mention.c.local, reading.c.address, member.c.incident_id)
    return query.join(reading, reading.c.id == mention.c.reading_id).join(member, member.c.mention_id == mention.c.id)
