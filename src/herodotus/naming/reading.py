"""Name a reading: its words become dates, places and actors, or stay unknown with the reason."""

from __future__ import annotations

import msgspec

from herodotus.naming import actors, places
from herodotus.naming.relations import between_two
from herodotus.naming.times import Times
from herodotus.records import UNATTRIBUTED, Actor, Claim, Incident, Place, Reading, Relation
from herodotus.report import Report


def named(report: Report, reading: Reading) -> Reading:
    """Resolve all names of a reading against its report; words and offsets stay as they are.

    A reading that was named before is named anew, and is what it was where gazetteer and register are.
    """
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
        self._named_before = bool(reading.versions.register)
        self._actors: dict[str, Actor] = {}
        self._sightings = actors.Sightings()
        spans = sorted({(e.start, e.end) for i in reading.incidents if i.where for e in i.where.evidence[:1]})
        found = places.resolve_report(report.text, spans, home=actors.home_of(report.outlet, report.url))
        told = (places.told_at(report.text, s, report.text[s:e], p) for (s, e), p in zip(spans, found, strict=True))
        self._places = dict(zip(spans, told, strict=True))
        self.times = Times(report)

    def incident(self, incident: Incident) -> Incident:
        """Name one incident."""
        return msgspec.structs.replace(
            incident,
            when=self.times.of(incident),
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
            said_on=self.times.when(claim.said_on),
            value=tuple(self.actor(v) if isinstance(v, Actor) else v for v in claim.value),
        )

    def relation(self, relation: Relation) -> Relation:
        """Name both sides of a relation."""
        return msgspec.structs.replace(relation, a=self.actor(relation.a), b=self.actor(relation.b))

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
            self._actors[key] = self._seen_again(
                actors.resolve(full, text=self.report.text, published=self.report.published)
            )
        found = self._actors[key]
        why = "; ".join(w for w in (self._why_before(actor), found.why) if w)
        return msgspec.structs.replace(found, evidence=actor.evidence, why=why)

    def _why_before(self, actor: Actor) -> str:
        """Keep the reader's reason, which begins with the words it is about; what an earlier naming wrote goes."""
        if not self._named_before:
            return actor.why
        first = actor.why.partition("; ")[0]
        return first if first.startswith("“") else ""

    def _seen_again(self, actor: Actor) -> Actor:
        """Give a name that no register holds the id of an earlier spelling of it in the report."""
        if not actor.id or not actor.id.startswith(actors.UNREGISTERED):
            return actor
        return msgspec.structs.replace(actor, id=self._sightings.id_of(actor.name, actor.id))


def _is_part(name: str, whole: str) -> bool:
    """Whether a name says no more than another: the same words, or its end ("Guard Force", "Coastal Guard Force")."""
    short, long = name.lower().split(), whole.lower().split()
    return bool(short) and long[-len(short) :] == short
