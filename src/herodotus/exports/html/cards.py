"""The records of one reading as cards: what the template prints, with the marked segments that every cell rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from herodotus.days import words
from herodotus.exports.html.words import Use
from herodotus.records import Actor, Claim, Evidence, Harm, Incident, Place, Reading, Relation, Score, When

Runs = Mapping[Use, tuple[int, int]]
# Scores whose cell has another name than the card's cell.
SCORED_AS = {"by": "initiators", "against": "targets", "with": "means", "claimant": "claimant", "words": "evidence"}


class Value(msgspec.Struct, frozen=True):
    """One thing in a cell; `runs` are the marked segments (from, to) it rests on, `note` is small print."""

    text: str
    note: str = ""
    runs: tuple[tuple[int, int], ...] = ()

    @property
    def first(self) -> int:
        """The number of the first segment, 0 for none."""
        return self.runs[0][0] if self.runs else 0

    @property
    def path(self) -> str:
        """All segments as the page's script reads them: `3-5 9-9`."""
        return " ".join(f"{a}-{b}" for a, b in self.runs)


class Cell(msgspec.Struct, frozen=True):
    """A labelled cell; without values it is unknown, and `why` says the reason where one is known."""

    label: str
    values: tuple[Value, ...] = ()
    why: str = ""
    p: float | None = None


class Link(msgspec.Struct, frozen=True):
    """A way from one card to another: what the other is to this one (`before`), who speaks there, and how (`after`)."""

    owner: str
    id: str
    before: str = ""
    who: str = ""
    after: str = ""
    runs: tuple[tuple[int, int], ...] = ()


class Card(msgspec.Struct, frozen=True):
    """One record; `known` and `blank` are its cells with and without an answer, `scores` those that fit no cell."""

    owner: str
    id: str
    title: str
    tag: str
    words: Value
    cells: tuple[Cell, ...] = ()
    links: tuple[Link, ...] = ()
    scores: tuple[Score, ...] = ()

    @property
    def shown(self) -> list[Cell]:
        """The cells with an answer, or with a reason why there is none."""
        return [c for c in self.cells if c.values or c.why]

    @property
    def unsaid(self) -> list[str]:
        """The labels of the cells that the report says nothing of."""
        return [c.label for c in self.cells if not (c.values or c.why)]


class ClaimCard(msgspec.Struct, frozen=True):
    """One claim: who says what of what, on whose word."""

    card: Card
    claimant: Value
    named: bool
    via: tuple[Value, ...]
    stance: str
    certainty: str
    cue: Value
    content: Value
    aspect: str
    values: tuple[Value, ...]


class Cards(msgspec.Struct, frozen=True):
    """All cards of one reading."""

    incidents: tuple[Card, ...]
    claims: tuple[ClaimCard, ...]
    relations: tuple[Card, ...]


def cards(reading: Reading, runs: Runs) -> Cards:
    """Make the cards of a reading; `runs` says where each use of words lies among the marked segments."""
    owners = {i.id: f"i{n}" for n, i in enumerate(reading.incidents, 1)}
    return Cards(
        tuple(_incident(f"i{n}", i, reading, owners, runs) for n, i in enumerate(reading.incidents, 1)),
        tuple(_claim(f"c{n}", c, owners, runs) for n, c in enumerate(reading.claims, 1)),
        tuple(_relation(f"r{n}", r, runs) for n, r in enumerate(reading.relations, 1)),
    )


def _incident(owner: str, incident: Incident, reading: Reading, owners: dict[str, str], runs: Runs) -> Card:
    found = _Finder(owner, runs)
    scores = {s.cell: s.p for s in incident.scores}
    count = (Value(f"{incident.count} events"),) if incident.count else ()
    cells = (
        _dated("when", incident.when, "when", found),
        _placed(incident.where, found),
        Cell("by", found.actors(incident.initiators, "initiator")),
        Cell("against", found.actors(incident.targets, "target")),
        Cell("with", found.actors(incident.means, "means")),
        Cell("harm", tuple(found.harm(h, "harm") for h in incident.harm)),
        *([Cell("count", count)] if count else []),
        Cell("words", tuple(Value(f"“{e.quote}”", "", found(e, "evidence")) for e in incident.evidence)),
    )
    links = (*_said_of(incident, reading), *_ties(incident, reading, owners, runs))
    every = Value("", "", tuple(r for e in incident.evidence for r in found(e, "evidence")))
    scored, rest = _with_scores(cells, scores)
    return Card(owner, incident.id, _plain(incident.type), incident.status, every, scored, links, rest)


def _claim(owner: str, claim: Claim, owners: dict[str, str], runs: Runs) -> ClaimCard:
    found = _Finder(owner, runs)
    said_on = () if claim.said_on == When() else (_dated("said on", claim.said_on, "said_on", found),)
    cells, rest = _with_scores(said_on, {s.cell: s.p for s in claim.scores})
    cue, content = found(claim.cue, "cue"), found(claim.content, "content")
    links = tuple(Link(owners[i], i, "about") for i in claim.about if i in owners)
    who = found.actors((claim.claimant,), "claimant")[0]
    return ClaimCard(
        Card(owner, claim.id, who.text, claim.certainty, Value("", "", cue + content), cells, links, rest),
        who,
        claim.named,
        found.actors(claim.via, "via"),
        _plain(claim.stance),
        claim.certainty,
        Value(claim.cue.quote, "", cue),
        Value(claim.content.quote, "", content),
        _plain(claim.aspect),
        tuple(found.value(v) for v in claim.value),
    )


def _relation(owner: str, relation: Relation, runs: Runs) -> Card:
    found = _Finder(owner, runs)
    every = Value("", "", tuple(r for e in relation.evidence for r in found(e, "relation")))
    cells = (
        Cell("a", found.actors((relation.a,), "party")),
        Cell("b", found.actors((relation.b,), "party")),
        Cell("words", tuple(Value(f"“{e.quote}”", "", found(e, "relation")) for e in relation.evidence)),
    )
    scored, rest = _with_scores(cells, {s.cell: s.p for s in relation.scores})
    return Card(owner, owner, _plain(relation.relation), "", every, scored, (), rest)


class _Finder:
    """Finds the marked segments under a record's evidence and builds values on them."""

    def __init__(self, owner: str, runs: Runs) -> None:
        self.owner, self.runs = owner, runs

    def __call__(self, evidence: Evidence, role: str) -> tuple[tuple[int, int], ...]:
        run = self.runs.get(Use(evidence.start, evidence.end, self.owner, role))
        return (run,) if run else ()

    def all(self, evidence: Iterable[Evidence], role: str) -> tuple[tuple[int, int], ...]:
        return tuple(run for e in evidence for run in self(e, role))

    def actors(self, actors: Iterable[Actor], role: str) -> tuple[Value, ...]:
        return tuple(Value(a.name, _identity(a), self.all(a.evidence, role)) for a in actors)

    def harm(self, harm: Harm, role: str) -> Value:
        who = "" if harm.who == "unknown" else harm.who
        return Value(f"{harm.span} {harm.kind}", who, self.all(harm.evidence, role))

    def value(self, value: str | Actor | Harm) -> Value:
        if isinstance(value, str):
            return Value(value)
        return self.harm(value, "value") if isinstance(value, Harm) else self.actors((value,), "value")[0]


def _identity(actor: Actor) -> str:
    """Say what a name was resolved to and why; that an object ("a depot") is no known actor need not be said."""
    known = tuple(p for p in (actor.id, actor.country, actor.role) if p)
    reason = actor.why if known or "stands for" in actor.why else ""
    return " · ".join(p for p in (*known, reason) if p)


def _dated(label: str, when: When, role: str, found: _Finder) -> Cell:
    if not when.edtf:
        return Cell(label, (), when.why)
    note = when.edtf + (f" · counted from {words(when.anchor)}" if when.anchor else "") + _because(when.why)
    return Cell(label, (Value(words(when.edtf), note, found.all(when.evidence, role)),))


def _placed(place: Place | None, found: _Finder) -> Cell:
    if place is None or not place.name:
        return Cell("where", (), place.why if place else "")
    point = "" if place.lat is None or place.lon is None else f"{place.lat:.2f}, {place.lon:.2f}"
    radius = f"± {place.radius_km:g} km" if point and place.radius_km else ""
    note = " ".join(p for p in (place.country, point, radius) if p) + _because(place.why)
    return Cell("where", (Value(place.name, note, found.all(place.evidence, "where")),))


def _because(why: str) -> str:
    return f" · {why}" if why else ""


def _said_of(incident: Incident, reading: Reading) -> Iterable[Link]:
    for number, claim in enumerate(reading.claims, 1):
        if incident.id in claim.about:
            yield Link(f"c{number}", claim.id, "said of it", claim.claimant.name, _plain(claim.stance))


def _ties(incident: Incident, reading: Reading, owners: dict[str, str], runs: Runs) -> Iterable[Link]:
    for number, tie in enumerate(reading.ties, 1):
        words_at = _Finder(f"t{number}", runs).all(tie.evidence, "tie")
        if tie.a == incident.id and tie.b in owners:
            yield Link(owners[tie.b], tie.b, _plain(tie.tie), runs=words_at)
        if tie.b == incident.id and tie.a in owners:
            yield Link(owners[tie.a], tie.a, BACKWARDS.get(tie.tie, tie.tie), runs=words_at)


BACKWARDS = {"part_of": "includes", "response_to": "answered by", "precedent_of": "preceded by"}


def _with_scores(cells: tuple[Cell, ...], scores: dict[str, float]) -> tuple[tuple[Cell, ...], tuple[Score, ...]]:
    """Give each cell the score of its name, and return the scores that no cell took."""
    left = dict(scores)
    filled = []
    for cell in cells:
        name = SCORED_AS.get(cell.label, cell.label.replace(" ", "_"))
        filled.append(msgspec.structs.replace(cell, p=left.pop(name, None)))
    return tuple(filled), tuple(Score(_plain(name), p) for name, p in left.items())


def _plain(code: str) -> str:
    return code.replace("_", " ")
