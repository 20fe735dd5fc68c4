"""The ledger as linking sees it: mentions near one another by words, place and days, and what people decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations
from math import ceil, cos, radians
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, select, text

from herodotus.ledger.composing.rows import first_and_last, square
from herodotus.ledger.facts import asking
from herodotus.ledger.facts.bodies import Bodies
from herodotus.ledger.facts.kin import BINDING, Kin
from herodotus.ledger.facts.material import Decision
from herodotus.ledger.ids import id_of
from herodotus.ledger.schema import fulltext
from herodotus.ledger.schema.tables import incident, member, mention, reading, report
from herodotus.linking.mentions import LinkMention

KM_A_DEGREE = 111.2  # of latitude
MOST_OWN = 1  # of the candidates, one incident may be that of the mention itself
MOST_WORDS = 12  # the longest words of a mention, which are the rarest as a rule


class LedgerNeighbours:
    """Answers `linking.Neighbours` from the tables of a ledger."""

    def __init__(self, connection: Connection) -> None:
        """Ask through a connection."""
        self._connection, self._bodies = connection, Bodies(connection)

    def by_text(self, given: LinkMention, most: int) -> Iterable[LinkMention]:
        """Return mentions of incidents that hold the longest words of this one, those with most of them first."""
        words = {w for e in given.incident.evidence for w in fulltext.folded(e.quote).split() if len(w) > 3}
        longest = sorted(words, key=lambda word: (-len(word), word))[:MOST_WORDS]
        if not longest:
            return []
        dialect = self._connection.dialect.name
        query = (" OR " if dialect == "sqlite" else " | ").join(fulltext.query_of(word, dialect) for word in longest)
        row, best = _RANKED[dialect]
        found = self._connection.execute(
            text(f"SELECT {row} FROM incident_words WHERE {fulltext.match('incident_words', dialect)} "
                 f"ORDER BY {best}, {row} LIMIT :most"), {"words": query, "most": most + MOST_OWN})
        return self._mentions(given, incident.c.id.in_([id_of("inc", number) for number in found.scalars()]), most)

    def by_place(self, given: LinkMention, km: float, most: int) -> Iterable[LinkMention]:
        """Return mentions whose places lie within `km` kilometres."""
        from herodotus.naming.places.relative import kilometres

        place = given.incident.where
        if place is None or place.lat is None or place.lon is None:
            return []
        lat, lon = place.lat, place.lon
        rows = self._connection.execute(
            select(incident.c.id, incident.c.lat, incident.c.lon).where(incident.c.cell.in_(_squares(lat, lon, km))))
        near = sorted((kilometres((lat, lon), (row.lat, row.lon)), row.id) for row in rows)
        ids = [id for away, id in near if away <= km][: most + MOST_OWN]
        return self._mentions(given, incident.c.id.in_(ids), most)

    def by_day(self, given: LinkMention, days: int, most: int) -> Iterable[LinkMention]:
        """Return mentions whose dates lie within so many days."""
        first, last = first_and_last(given.incident.when)
        if first is None or last is None:
            return []
        low, high = (date.fromisoformat(first) - timedelta(days), date.fromisoformat(last) + timedelta(days))
        ends = func.coalesce(incident.c.day_to, "9999-12-31")  # with no end told it may be any day after the first
        within = and_(incident.c.sort_day <= high.isoformat(), ends >= low.isoformat(), incident.c.sort_day != "")
        return self._mentions(given, within, most)

    def together(self, mentions: Sequence[str]) -> Iterable[tuple[str, str]]:
        """Return the pairs of these mentions that people laid together by a merge, or by a split that took both."""
        homes, kin = self._homes(mentions)
        binding = (decision for decision in kin.decisions if decision.body.verb in BINDING)
        held = {kin.membership.into.get(id, id) for decision in binding for id in _incidents(decision)}
        return [(one, other) for one, other in combinations(sorted(homes), 2)
                if homes[one] == homes[other] and homes[one] in held]

    def apart(self, mentions: Sequence[str]) -> Iterable[tuple[str, str]]:
        """Return the pairs of these mentions that people laid apart: one in each half of a split."""
        homes, kin = self._homes(mentions)
        halves = [{kin.membership.into.get(id, id) for id in (d.body.subject, d.body.into or "")}
                  for d in kin.decisions if d.body.verb == "split"]
        return [(one, other) for one, other in combinations(sorted(homes), 2)
                if homes[one] != homes[other] and {homes[one], homes[other]} in halves]

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

    def _homes(self, mentions: Sequence[str]) -> tuple[dict[str, str], Kin]:
        """Return the incidents that mentions belong to, and what people decided about these."""
        rows = asking.by_keys(self._connection, select(member), member.c.mention_id, set(mentions))
        homes = {row.mention_id: row.incident_id for row in rows}
        return homes, Kin(self._connection, set(homes.values()), None, self._bodies)


def _incidents(decision: Decision) -> tuple[str, ...]:
    """Name the incidents that a merge or a split lays together or apart."""
    body = decision.body
    return (body.subject, *(body.others if body.verb == "merge" else ()), *((body.into,) if body.into else ()))


def _squares(lat: float, lon: float, km: float) -> list[int]:
    """Return the numbers of the squares of one degree that a circle may touch."""
    from herodotus.records import Place

    up = ceil(km / KM_A_DEGREE)
    across = min(180, ceil(km / (KM_A_DEGREE * max(cos(radians(min(89.0, abs(lat) + up))), 0.01))))
    numbers = (square(Place("", lat=max(-90.0, min(90.0, lat + dy)), lon=lon + dx))
               for dy in range(-up, up + 1) for dx in range(-across, across + 1))
    return sorted({number for number in numbers if number is not None})


def _current() -> Select[Any]:
    """Select the mentions of the newest readings, with the incidents they belong to."""
    later = reading.alias("later")
    newest = select(func.max(later.c.seq)).where(later.c.report_id == report.c.id).correlate(report).scalar_subquery()
    query = select(mention.c.id, mention.c.report_id, mention.c.local, reading.c.address, member.c.incident_id)
    query = query.join(reading, reading.c.id == mention.c.reading_id).join(member, member.c.mention_id == mention.c.id)
    query = query.join(report, report.c.id == mention.c.report_id)
    return query.where(report.c.replaced_seq.is_(None), report.c.withdrawn_seq.is_(None), reading.c.seq == newest)


# The number of a row, and what puts those first that hold most of the words sought.
_RANKED = {
    "sqlite": ("rowid", "rank"),
    "postgresql": ("n", "ts_rank(body, to_tsquery('simple', :words)) DESC"),
}
