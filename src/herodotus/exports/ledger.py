"""The ledger as one JSON object a report: the contract of `--format ledger`.

The keys of the ledger guide are always there with their plain types (names are strings, an unknown is null or an empty
list). All that goes beyond the guide stands under further keys, so that a reader of the plain ledger can ignore it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from herodotus.days import around
from herodotus.exports.json import plain
from herodotus.records import Actor, Claim, Evidence, Harm, Incident, Place, Reading, Relation, Score, Span, Tie
from herodotus.report import Report


def to_ledger(report: Report, reading: Reading) -> dict[str, Any]:
    """Write a reading as the ledger of its report.

    >>> to_ledger(Report.of("Shells fell.", published="2019-08-27"), Reading("016661ea3bf4"))["incidents"]
    []
    """
    return {
        "id": report.id,
        "published": report.published,
        "outlet": report.outlet,
        "text": report.text,
        "incidents": [_incident(i) for i in reading.incidents],
        "claims": [_claim(c) for c in reading.claims],
        "relations": [_relation(r) for r in reading.relations],
        "more": True,
        "ties": [_tie(t) for t in reading.ties],
        "title": report.title,
        "url": report.url,
        "language": report.language,
        "versions": plain(reading.versions),
    }


def value_words(claim: Claim) -> list[str]:
    """Render what is claimed as the guide's list of strings.

    >>> nobody = Actor("rebels"); words = Evidence(0, 4, "said")
    >>> value_words(Claim("c1", nobody, False, "asserts", "certain", words, words, value=(Harm("killed", 3, 5),)))
    ['killed 3-5']
    """
    return [_value(v) for v in claim.value]


def _value(value: str | Actor | Harm) -> str:
    if isinstance(value, Harm):
        return f"{value.kind} {value.span}"
    return value.name if isinstance(value, Actor) else value


def _incident(incident: Incident) -> dict[str, Any]:
    return {
        "id": incident.id,
        "type": incident.type,
        "status": incident.status,
        "when": around(incident.when.edtf),
        "where": _where(incident.where),
        "initiators": _names(incident.initiators),
        "targets": _names(incident.targets),
        "means": _names(incident.means),
        "killed": _bounds(incident.toll("killed")),
        "injured": _bounds(incident.toll("injured")),
        "evidence": _quotes(incident.evidence),
        "harm": [_harm(h) for h in incident.harm],
        "count": _bounds(incident.count),
        "evidence_at": _offsets(incident.evidence),
        "initiator_ids": [a.id for a in incident.initiators],
        "target_ids": [a.id for a in incident.targets],
        "initiators_at": [_offsets(a.evidence) for a in incident.initiators],
        "targets_at": [_offsets(a.evidence) for a in incident.targets],
        "means_at": [_offsets(a.evidence) for a in incident.means],
        "harm_at": [_offsets(h.evidence) for h in incident.harm],
        "when_detail": plain(incident.when),
        "where_detail": plain(incident.where),
        "scores": _scores(incident.scores),
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "id": claim.id,
        "claimant": claim.claimant.name,
        "named": claim.named,
        "via": _names(claim.via),
        "stance": claim.stance,
        "certainty": claim.certainty,
        "said_on": around(claim.said_on.edtf),
        "cue": claim.cue.quote,
        "content": claim.content.quote,
        "about": list(claim.about),
        "aspect": claim.aspect,
        "value": value_words(claim),
        "claimant_id": claim.claimant.id,
        "claimant_why": claim.claimant.why,
        "claimant_at": _offsets(claim.claimant.evidence),
        "via_at": [_offsets(a.evidence) for a in claim.via],
        "cue_at": [claim.cue.start, claim.cue.end],
        "content_at": [claim.content.start, claim.content.end],
        "said_on_detail": plain(claim.said_on),
        "scores": _scores(claim.scores),
    }


def _relation(relation: Relation) -> dict[str, Any]:
    """Write a relation; the guide wants one evidence string, so it takes the first and the offsets hold them all."""
    return {
        "a": relation.a.name,
        "relation": relation.relation,
        "b": relation.b.name,
        "evidence": _first(relation.evidence),
        "evidence_at": _offsets(relation.evidence),
        "scores": _scores(relation.scores),
    }


def _tie(tie: Tie) -> dict[str, Any]:
    return {
        "a": tie.a,
        "tie": tie.tie,
        "b": tie.b,
        "evidence": _first(tie.evidence),
        "evidence_at": _offsets(tie.evidence),
        "scores": _scores(tie.scores),
    }


def _where(place: Place | None) -> dict[str, str | None] | None:
    """Write a place; one without a name only holds the reason why none is known, so it is null here."""
    return {"name": place.name, "country": place.country} if place and place.name else None


def _harm(harm: Harm) -> dict[str, Any]:
    return {"kind": harm.kind, "min": harm.min, "max": harm.max, "who": harm.who}


def _bounds(span: Span | None) -> dict[str, int | None] | None:
    """Bounds that are both open say nothing, so they are null; the harm itself still stands under `harm`."""
    if span is None or (span.min is None and span.max is None):
        return None
    return {"min": span.min, "max": span.max}


def _first(evidence: tuple[Evidence, ...]) -> str:
    return evidence[0].quote if evidence else ""


def _names(actors: Iterable[Actor]) -> list[str]:
    return [a.name for a in actors]


def _quotes(evidence: Iterable[Evidence]) -> list[str]:
    return [e.quote for e in evidence]


def _offsets(evidence: Iterable[Evidence]) -> list[list[int]]:
    return [[e.start, e.end] for e in evidence]


def _scores(scores: Iterable[Score]) -> dict[str, float]:
    return {s.cell: s.p for s in scores}
