"""The record of an incident: what its mentions say, with what people decided laid over it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from herodotus.ledger.composing.accounts import accounts
from herodotus.ledger.composing.cells import UNKNOWN, Told, bare, quotes_of, said, score_of, told, typed
from herodotus.ledger.facts.material import Decision, Material, Mention
from herodotus.ledger.ids import kind_of
from herodotus.ledger.views import CELLS, Basis, IncidentRecord, Link, Note
from herodotus.records import When

JUDGEMENTS = {"accept": "accepted", "correct": "corrected", "reject": "rejected"}
# Decisions by which a person holds on to an incident that no reading has any more.
HOLDING = ("accept", "correct", "add")


def compose(material: Material) -> IncidentRecord:
    """Make the record of an incident."""
    about = tuple(d for d in material.decisions if not _of_account(d))
    current = tuple(m for m in material.mentions if m.current) or material.mentions
    cells, basis = _cells(current, about)
    days = sorted(s.published for s in material.sources.values() if s.published)
    return IncidentRecord(
        id=material.id, **cells, basis=basis,
        score=max((s for m in current if (s := score_of(m, "incident")) is not None), default=None),
        words=tuple(q for m in current for q in quotes_of(m.report, m.incident.evidence)),
        accounts=accounts(current, material.sources, material.decisions),
        sources=tuple(sorted(material.sources.values(), key=lambda s: (s.published or "9", s.id))),
        links=_links(material, current, about), tags=_tags(about), notes=_notes(about), review=_review(about),
        state=_state(material, about), origin=_origin(material), merged=material.merged,
        mentions=tuple(m.id for m in material.mentions),
        first_published=days[0] if days else None, last_published=days[-1] if days else None,
        created=material.created, changed=material.changed,
    )  # fmt: skip


def _of_account(decision: Decision) -> bool:
    """Tell a judgement on one account from one on the whole incident."""
    return decision.body.verb in JUDGEMENTS and any(kind_of(other) == "acc" for other in decision.body.others)


def _cells(mentions: Sequence[Mention], decisions: Sequence[Decision]) -> tuple[dict[str, Any], tuple[Basis, ...]]:
    values, basis = dict[str, Any](), list[Basis]()
    for cell in CELLS:
        found = told(cell, mentions)
        decided = next((d for d in reversed(decisions) if d.body.verb in JUDGEMENTS and cell in d.body.cells), None)
        if decided is None:
            values[cell], at = found.value, _read(cell, found)
        else:
            values[cell] = typed(cell, decided.body.cells[cell])
            at = _decided(cell, found, values[cell], decided, bool(mentions))
        basis.append(at)
    return values, tuple(basis)


def _read(cell: str, found: Told) -> Basis:
    if _empty(found.value):
        why = found.why or (found.value.why if isinstance(found.value, When) else "")
        return Basis(cell, "none", why=why or "no report says so")
    return Basis(cell, "reading", found.quotes, found.score, why=found.why or getattr(found.value, "why", ""))


def _decided(cell: str, found: Told, value: Any, decision: Decision, is_read: bool) -> Basis:
    body = decision.body
    kept = body.quotes.get(cell) or (found.quotes if body.verb == "accept" else ())
    why = body.why if kept else f"{body.why} (no evidence in the text)".strip()
    differs = said(found.value) or UNKNOWN if is_read and said(bare(found.value)) != said(value) else None
    return Basis(cell, "decision", kept, None, decision.id, why, differs)


def _empty(value: Any) -> bool:
    return value is None or value == () or (isinstance(value, When) and value.edtf is None)


def _review(decisions: Sequence[Decision]) -> str:
    """Name the last judgement that a person passed."""
    judged = [JUDGEMENTS[d.body.verb] for d in decisions if d.body.verb in JUDGEMENTS]
    return judged[-1] if judged else "unreviewed"


def _state(material: Material, decisions: Sequence[Decision]) -> str:
    if material.into is not None:
        return "merged"
    if any(m.current for m in material.mentions):
        return "live"
    if any(d.body.verb in HOLDING for d in decisions):
        return "live"
    return "withdrawn" if material.withdrawn and not material.mentions else "dropped"


def _origin(material: Material) -> str:
    if any(s.origin == "table" for s in material.sources.values()):
        return "table"
    added = material.mentions and all(m.decision for m in material.mentions)
    return "added" if added else "read"


def _tags(decisions: Sequence[Decision]) -> tuple[str, ...]:
    tags: set[str] = set()
    for decision in decisions:
        word = decision.body.word or ""
        if decision.body.verb == "tag":
            tags.add(word)
        elif decision.body.verb == "untag":
            tags.discard(word)
    return tuple(sorted(tags))


def _notes(decisions: Sequence[Decision]) -> tuple[Note, ...]:
    return tuple(Note(d.body.word or "", d.who, d.at, d.id) for d in decisions if d.body.verb == "note")


def _links(material: Material, mentions: Sequence[Mention], decisions: Sequence[Decision]) -> tuple[Link, ...]:
    """Tell the ties of an incident, those of people first; its other ends are where they lead now, never itself."""
    own, kept = {material.id, *material.merged}, dict[tuple[str, str, bool], Link]()
    decided = (link for d in decisions if d.body.verb == "tie" for link in _tied(d, own, material.survivors))
    ties = ((mention.report, tie) for mention in mentions for tie in mention.ties)
    read = (Link(tie.tie, tie.other, tie.outward, quotes_of(report, tie.evidence)) for report, tie in ties)
    for link in (*decided, *read):
        if link.other != material.id:
            kept.setdefault((link.tie, link.other, link.outward), link)
    return tuple(kept.values())


def _tied(decision: Decision, own: set[str], survivors: Mapping[str, str]) -> Iterator[Link]:
    body = decision.body
    ends = body.others if body.subject in own else (body.subject,)
    for other in ends:
        yield Link(body.word or "", survivors.get(other, other), body.subject in own, decision=decision.id)
