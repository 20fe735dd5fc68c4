"""The bench `plover`: one sentence as one PLOVER event, with the sides' texts and country codes.

What our own records can say comes through the codebook's crosswalk (an incident by type and status, a claim by stance);
acts that no incident of ours covers (offers, demands, visits, aid) are told by the words in `data/plover.toml`.
The side named before the act is the source, the next after it the target.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import msgspec

from benchmarks.adapters import plover_words as words
from benchmarks.readings import Read, read
from herodotus.records import Actor, Reading
from herodotus.report import Report

Topic = Callable[[Report], dict[str, float]]


@functools.cache
def _topic() -> Topic:
    from herodotus.reading.offline import OfflineReader

    topic: Topic = OfflineReader().topic
    return topic


class Act(msgspec.Struct, frozen=True):
    """An act told in the sentence: PLOVER type and mode, where its word stands, the sides that the reading knows."""

    type: str
    mode: str
    at: int
    source: tuple[Actor, ...] = ()
    target: tuple[Actor, ...] = ()


def predict(record: Mapping[str, Any], read: Read = read) -> dict[str, Any]:
    """Code the one event of a sentence; none where no word tells of one."""
    text = record["text"]
    reading = read(Report.of(text, id=str(record["id"]), published=record.get("date")))
    act = chosen(text, reading)
    return {"id": record["id"], "events": [] if act is None else [event(text, act)]}


def predict_by_head(record: Mapping[str, Any], topic: Topic | None = None) -> dict[str, Any]:
    """Give the likeliest type by the sentence head of the model alone: no words of ours, no sides."""
    topics = (topic or _topic())(Report.of(record["text"], id=str(record["id"])))
    return {"id": record["id"], "events": [{"type": max(topics, key=topics.__getitem__), "source": [], "target": []}]}


def chosen(text: str, reading: Reading) -> Act | None:
    """Choose the sentence's act: a telling word, else an incident, else a weak word, else a claim."""
    strong, weak = words.cue(text, "strong"), words.cue(text, "weak")
    incident = next(incident_acts(reading), None)
    if strong is not None:
        return Act(strong.type, incident.mode if incident and incident.type == strong.type else "", strong.at)
    if incident is not None:
        return incident
    if weak is not None:
        return Act(weak.type, "", weak.at)
    return next(claim_acts(reading), None)


def incident_acts(reading: Reading) -> Iterator[Act]:
    """Give the incidents that PLOVER records, in the order of the sentence."""
    from herodotus.codebook import crosswalk

    shown = [incident for incident in reading.incidents if incident.evidence]
    for incident in sorted(shown, key=lambda incident: min(incident.evidence)):
        plover = crosswalk(incident.type, incident.status).plover
        if plover is not None:
            at = min(incident.evidence).start
            yield Act(plover.type, plover.mode, at, incident.initiators, incident.targets)


def claim_acts(reading: Reading) -> Iterator[Act]:
    """Give the claims that are events of their own."""
    from herodotus.codebook import stance_crossing

    for claim in reading.claims:
        plover = stance_crossing(claim.stance).plover
        if plover is not None:
            yield Act(plover.type, plover.mode, claim.cue.start, (claim.claimant,))


def event(text: str, act: Act) -> dict[str, Any]:
    """Write an act with its sides; two sides that agree or meet are both sources."""
    found = words.sides(text)
    before = [side for side in found if side.start < act.at]
    after = [side for side in found if side.start >= act.at]
    source, target = told(act.source) or before[:1], told(act.target) or after[:1]
    if act.type in ("AGREE", "CONSULT", "COOPERATE") and len(before) > 1 and not after:
        source, target = before[:2], []
    if not source and not act.source:
        source, target = after[:1], after[1:2]
    return {"type": act.type, "mode": act.mode, "source": list(map(coded, source)), "target": list(map(coded, target))}


def told(actors: tuple[Actor, ...]) -> list[words.Side]:
    """Take the sides that the reading resolved to a country."""
    sides = []
    for actor in actors:
        code = words.code_of_country(actor.country) or words.code_in(actor.name)
        if code:
            sides.append(words.Side(actor.evidence[0].start if actor.evidence else 0, actor.name, code))
    return sides


def coded(side: words.Side) -> dict[str, str]:
    """Write a side as the scorer reads it."""
    return {"text": side.text, "code": side.code}
