"""Name a reading: its words become dates, places and actors, or stay unknown with the reason."""

from __future__ import annotations

from bisect import bisect_left
from itertools import takewhile

import msgspec

from herodotus.naming import actors, dates, places
from herodotus.naming.relations import between_two
from herodotus.reading.sentences import Sentence, split
from herodotus.records import UNATTRIBUTED, Actor, Claim, Evidence, Incident, Place, Reading, Relation, When
from herodotus.report import Report

DATES_WITHIN = 20  # dates looked at within the words of one mention; nobody writes as many


def named(report: Report, reading: Reading) -> Reading:
    """Resolve all names of a reading against its report; words and offsets stay as they are."""
    names = Names(report, reading)
    versions = msgspec.structs.replace(
        reading.versions, gazetteer=places.gazetteer_version(), register=actors.register_version()
    )
    return msgspec.structs.replace(
        reading,
        incidents=tuple(names.incident(i) for i in reading.incidents),
        claims=tuple(names.claim(c) for c in reading.claims),
        relations=between_two(names.relation(r) for r in reading.relations),
        versions=versions,
    )


class Names:
    """The names of one report, each resolved once."""

    def __init__(self, report: Report, reading: Reading) -> None:
        """Resolve the places of all incidents together, since they are context for each other."""
        self.report = report
        self._actors: dict[str, Actor] = {}
        spans = sorted({(e.start, e.end) for i in reading.incidents if i.where for e in i.where.evidence[:1]})
        found = places.resolve_report(report.text, spans, home=actors.home_of(report.outlet, report.url))
        told = (places.told_at(report.text, s, report.text[s:e], p) for (s, e), p in zip(spans, found, strict=True))
        self._places = dict(zip(spans, told, strict=True))
        told = dates.resolve_all(report.text, report.published)
        self._dates = [pair for pair in told if not self._is_head(*pair)]
        self._sentences = split(report.text)
        self._date_starts = [at.start for at, _ in self._dates]

    def incident(self, incident: Incident) -> Incident:
        """Name one incident."""
        return msgspec.structs.replace(
            incident,
            when=self.time(incident),
            where=self.place(incident.where),
            initiators=self.all(incident.initiators),
            targets=self.all(incident.targets),
        )

    def claim(self, claim: Claim) -> Claim:
        """Name one claim: claimant, carriers, day, and the actors among its values."""
        claimant = claim.claimant if claim.claimant.name == UNATTRIBUTED else self.actor(claim.claimant)
        return msgspec.structs.replace(
            claim,
            claimant=claimant,
            via=tuple(a for a in self.all(claim.via) if a.name.lower() != (self.report.outlet or "").lower()),
            said_on=self.when(claim.said_on),
            value=tuple(self.actor(v) if isinstance(v, Actor) else v for v in claim.value),
        )

    def relation(self, relation: Relation) -> Relation:
        """Name both sides of a relation."""
        return msgspec.structs.replace(relation, a=self.actor(relation.a), b=self.actor(relation.b))

    def when(self, when: When) -> When:
        """Resolve the words of a date against the day of publication."""
        if not when.evidence:
            return when
        at = when.evidence[0]
        return dates.resolve(self.report.text, self.report.published, at.start, at.end)

    def time(self, incident: Incident) -> When:
        """Date an incident; what is said to have begun, and goes on, is open at its end."""
        day = self.day(incident)
        words = " ; ".join(evidence.quote for evidence in incident.evidence)
        return dates.lasting(day, words) if incident.status == "occurred" else day

    def day(self, incident: Incident) -> When:
        """Date an incident by the only date within its own words, else by the date that the reader tied to it."""
        within = [pair for evidence in incident.evidence for pair in self._dates_within(evidence)]
        older = [when for at, when in within if _is_precedent(at, when)]
        if _touches(older, incident.when) or (older and not incident.when.evidence):
            return When(why=f"“{older[0].evidence[0].quote}” dates the older event that it is compared with")
        inside = [when for at, when in within if not _is_precedent(at, when)]
        if len({when.edtf for when in inside}) == 1 and not _touches(inside, incident.when):
            return inside[0]
        return self._told(incident)

    def _told(self, incident: Incident) -> When:
        """Give the date that the reader tied to an incident; the day in a dateline is only that of publication."""
        found = self.when(incident.when)
        if not any(dates.in_dateline(self.report.text, e.start, e.end) for e in found.evidence):
            return found
        around = self._around(incident)
        others = self._dates_between(around.start, around.end) if around else []
        if len({when.edtf for _, when in others}) == 1:
            return others[0][1]
        return When(why="the day in the report's head is that of publication")

    def _around(self, incident: Incident) -> Sentence | None:
        """Give the sentence in which the words of an incident begin."""
        first = incident.evidence[0] if incident.evidence else None
        return next((s for s in self._sentences if first and s.start <= first.start < s.end), None)

    def _is_head(self, at: dates.DateExpression, when: When) -> bool:
        return when.edtf == self.report.published and dates.in_dateline(self.report.text, at.start, at.end)

    def _dates_within(self, evidence: Evidence) -> list[tuple[dates.DateExpression, When]]:
        return self._dates_between(evidence.start, evidence.end)

    def _dates_between(self, start: int, end: int) -> list[tuple[dates.DateExpression, When]]:
        first = bisect_left(self._date_starts, start)
        found = takewhile(lambda pair: pair[0].end <= end, self._dates[first : first + DATES_WITHIN])
        return [(at, when) for at, when in found if when.edtf]

    def place(self, place: Place | None) -> Place | None:
        """Resolve a place; its evidence stays, its score becomes that of the resolution."""
        if place is None or not place.evidence:
            return place
        found = self._places[place.evidence[0].start, place.evidence[0].end]
        return msgspec.structs.replace(found, evidence=place.evidence)

    def all(self, named: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """Resolve several actors; a name that says no more than another one becomes part of it, with its evidence."""
        kept: list[Actor] = []
        for actor in sorted(map(self.actor, named), key=lambda a: -len(a.name.split())):
            whole = next((i for i, k in enumerate(kept) if _is_part(actor.name, k.name)), None)
            if whole is None:
                kept.append(actor)
            else:
                both = tuple(sorted({*kept[whole].evidence, *actor.evidence}))
                kept[whole] = msgspec.structs.replace(kept[whole], evidence=both)
        return tuple(sorted(kept, key=lambda a: a.evidence[:1]))

    def actor(self, actor: Actor) -> Actor:
        """Give an actor its fullest form in the report, and its id where the register knows it."""
        key = actor.name
        if key not in self._actors:
            full = actors.fullest(key, self.report.text)
            self._actors[key] = actors.resolve(full, text=self.report.text, published=self.report.published)
        found = self._actors[key]
        why = "; ".join(w for w in (actor.why, found.why) if w)
        return msgspec.structs.replace(found, evidence=actor.evidence, why=why)


def _is_part(name: str, whole: str) -> bool:
    """Whether a name says no more than another: the same words, or its end ("Guard Force", "Coastal Guard Force")."""
    short, long = name.lower().split(), whole.lower().split()
    return bool(short) and long[-len(short) :] == short


def _is_precedent(at: dates.DateExpression, when: When) -> bool:
    """Whether a date is "the first … since 1981": a since that opens no stretch of time."""
    return at.opening == "since" and when.precision != "interval"


def _touches(inside: list[When], chosen: When) -> bool:
    """Whether the reader's own choice is one of the dates within the words."""
    return any(e.start < c.end and c.start < e.end for w in inside for e in w.evidence for c in chosen.evidence)
