"""Which words of a report each record rests on, and in which role."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from herodotus.records import Actor, Claim, Evidence, Harm, Incident, Reading, Relation


class Use(msgspec.Struct, frozen=True, order=True):
    """One stretch of text in the role that it plays for one record.

    `owner` is the record's place in its reading, such as `i1` (first incident), `c2`, `r1`, `t1`; it may differ from
    the record's own id, which can be any string.
    """

    start: int
    end: int
    owner: str
    role: str


def uses_of(reading: Reading) -> list[Use]:
    """List all words that a reading rests on, record by record."""
    found: list[Use] = []
    for number, incident in enumerate(reading.incidents, 1):
        found += _use(f"i{number}", _of_incident(incident))
    for number, claim in enumerate(reading.claims, 1):
        found += _use(f"c{number}", _of_claim(claim))
    for number, relation in enumerate(reading.relations, 1):
        found += _use(f"r{number}", _of_relation(relation))
    for number, tie in enumerate(reading.ties, 1):
        found += _use(f"t{number}", (("tie", e) for e in tie.evidence))
    return found


def _use(owner: str, words: Iterable[tuple[str, Evidence]]) -> list[Use]:
    return sorted({Use(e.start, e.end, owner, role) for role, e in words})


def _of_incident(incident: Incident) -> Iterator[tuple[str, Evidence]]:
    yield from (("evidence", e) for e in incident.evidence)
    yield from (("when", e) for e in incident.when.evidence)
    if incident.where:
        yield from (("where", e) for e in incident.where.evidence)
    yield from _of_many("initiator", incident.initiators)
    yield from _of_many("target", incident.targets)
    yield from _of_many("means", incident.means)
    yield from _of_many("harm", incident.harm)


def _of_claim(claim: Claim) -> Iterator[tuple[str, Evidence]]:
    yield "cue", claim.cue
    yield "content", claim.content
    yield from _of_many("claimant", (claim.claimant,))
    yield from _of_many("via", claim.via)
    yield from (("said_on", e) for e in claim.said_on.evidence)
    yield from _of_many("value", (v for v in claim.value if not isinstance(v, str)))


def _of_relation(relation: Relation) -> Iterator[tuple[str, Evidence]]:
    yield from (("relation", e) for e in relation.evidence)
    yield from _of_many("party", (relation.a, relation.b))


def _of_many(role: str, things: Iterable[Actor | Harm]) -> Iterator[tuple[str, Evidence]]:
    return ((role, e) for thing in things for e in thing.evidence)
