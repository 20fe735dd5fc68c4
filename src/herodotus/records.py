"""The values that pass between rooms: what one report says, each with the words it rests on.

Every value is frozen and typed, and goes to JSON and back without loss (`to_json`, `from_json`). Offsets count
code points from 0 into `Report.text`, end exclusive. An unknown is written as unknown, with its reason in `why`.
"""

from __future__ import annotations

from typing import TypeVar

import msgspec

Frozen = TypeVar("Frozen", bound=msgspec.Struct)
UNATTRIBUTED = "unattributed"  # name of the claimant of a claim that the report lays in nobody's mouth


class Evidence(msgspec.Struct, frozen=True, order=True):
    """A stretch of the report's text: `text[start:end] == quote`."""

    start: int
    end: int
    quote: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Evidence:
        """Cut the evidence out of a text.

        >>> Evidence.of("Shells fell on Hama.", 15, 19)
        Evidence(start=15, end=19, quote='Hama')
        """
        return cls(start, end, text[start:end])


class Score(msgspec.Struct, frozen=True):
    """How sure the reader is of one cell of a record, 0 to 1; not yet calibrated against outcomes."""

    cell: str
    p: float


class Candidate(msgspec.Struct, frozen=True):
    """A runner-up of a name's resolution: what else the words may mean, with a score in 0..1."""

    id: str
    label: str
    score: float


class Span(msgspec.Struct, frozen=True):
    """A number that is known only within bounds; None is an open end.

    >>> str(Span(40, None)), str(Span(None, 24)), str(Span(3, 5)), str(Span(7, 7))
    ('40+', 'up to 24', '3-5', '7')
    """

    min: int | None = None
    max: int | None = None

    def __str__(self) -> str:
        if self.min is None:
            return "unknown" if self.max is None else f"up to {self.max}"
        if self.max is None:
            return f"{self.min}+"
        return str(self.min) if self.min == self.max else f"{self.min}-{self.max}"


class When(msgspec.Struct, frozen=True):
    """A date as EDTF (ISO 8601-2, level 1), or None with the reason.

    `precision` is one of day, month, season, year, decade, interval, unknown. `anchor` is the EDTF that a relative
    expression was counted from (usually the publication date), None for an absolute one.
    """

    edtf: str | None = None
    precision: str = "unknown"
    evidence: tuple[Evidence, ...] = ()
    anchor: str | None = None
    why: str = ""


class Place(msgspec.Struct, frozen=True):
    """A place as named in the report and, once `naming` has seen it, as a point of the gazetteer.

    `name` is its common English name; `country` an ISO 3166 alpha-2 code or None; `lat`, `lon` WGS 84 degrees;
    `radius_km` the radius within which the place lies; `precision` UCDP's where_prec 1-7 (0 unknown).
    """

    name: str
    evidence: tuple[Evidence, ...] = ()
    country: str | None = None
    id: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    precision: int = 0
    score: float = 0.0
    candidates: tuple[Candidate, ...] = ()
    why: str = ""


class Actor(msgspec.Struct, frozen=True, tag="actor", tag_field="is"):
    """An actor, object or source as the report names it, in its fullest form.

    `id` is the register's id or None; `country` an ISO 3166 alpha-2 code or None; `role` a code such as GOV, MIL, REB.
    """

    name: str
    evidence: tuple[Evidence, ...] = ()
    id: str | None = None
    country: str | None = None
    role: str | None = None
    score: float = 0.0
    candidates: tuple[Candidate, ...] = ()
    why: str = ""


class Harm(msgspec.Struct, frozen=True, tag="harm", tag_field="is"):
    """People harmed: `kind` killed, injured, missing, abducted, detained or displaced, at least `min`, at most `max`.

    `who` is civilians, children, combatants, police, journalists, medics, a side by name, or unknown.
    """

    kind: str
    min: int | None = None
    max: int | None = None
    who: str = "unknown"
    evidence: tuple[Evidence, ...] = ()

    @property
    def span(self) -> Span:
        """The bounds alone."""
        return Span(self.min, self.max)


class Incident(msgspec.Struct, frozen=True):
    """A physical event that the report singles out; `type` and `status` are codes of the codebook."""

    id: str
    type: str
    status: str
    evidence: tuple[Evidence, ...]
    when: When = When()
    where: Place | None = None
    initiators: tuple[Actor, ...] = ()
    targets: tuple[Actor, ...] = ()
    means: tuple[Actor, ...] = ()
    harm: tuple[Harm, ...] = ()
    count: Span | None = None
    scores: tuple[Score, ...] = ()

    def toll(self, kind: str) -> Span | None:
        """Add up the harm of one kind; an open end stays open; None where the report says nothing of it.

        >>> told = (Harm("killed", 3, 3), Harm("killed", 2, None))
        >>> Incident("i1", "shelling", "occurred", (), harm=told).toll("killed")
        Span(min=5, max=None)
        """
        spans = [h.span for h in self.harm if h.kind == kind]
        if not spans:
            return None
        lows, highs = [s.min for s in spans], [s.max for s in spans]
        low = None if all(x is None for x in lows) else sum(x or 0 for x in lows)
        return Span(low, None if None in highs else sum(x or 0 for x in highs))


class Claim(msgspec.Struct, frozen=True):
    """A statement by somebody other than the report's author.

    `via` holds the carriers between claimant and report, nearest the report last. `about` holds incident ids. `value`
    is what is claimed, by aspect: occurrence ("yes",) or ("no",); responsibility actors; means and target words; harm
    `Harm`s.
    """

    id: str
    claimant: Actor
    named: bool
    stance: str
    certainty: str
    cue: Evidence
    content: Evidence
    via: tuple[Actor, ...] = ()
    said_on: When = When()
    about: tuple[str, ...] = ()
    aspect: str = "other"
    value: tuple[str | Actor | Harm, ...] = ()
    scores: tuple[Score, ...] = ()


class Relation(msgspec.Struct, frozen=True):
    """A standing tie between two actors that the report states, such as `a` supports `b`."""

    a: Actor
    relation: str
    b: Actor
    evidence: tuple[Evidence, ...]
    scores: tuple[Score, ...] = ()


class Tie(msgspec.Struct, frozen=True):
    """A tie between two incidents of the report: `a` is part_of, response_to or precedent_of `b`."""

    a: str
    tie: str
    b: str
    evidence: tuple[Evidence, ...] = ()
    scores: tuple[Score, ...] = ()


class Versions(msgspec.Struct, frozen=True):
    """What made a reading: versions of reader, model, codebook, gazetteer and actor register."""

    reader: str = ""
    model: str = ""
    codebook: str = ""
    gazetteer: str = ""
    register: str = ""


class Reading(msgspec.Struct, frozen=True):
    """All that one report says, as one reader read it."""

    report_id: str
    incidents: tuple[Incident, ...] = ()
    claims: tuple[Claim, ...] = ()
    relations: tuple[Relation, ...] = ()
    ties: tuple[Tie, ...] = ()
    versions: Versions = Versions()


def to_json(value: msgspec.Struct) -> bytes:
    """Encode a value as UTF-8 JSON with keys in the order of its fields."""
    return msgspec.json.encode(value)


def from_json(data: bytes | str, kind: type[Frozen]) -> Frozen:
    """Decode a value that `to_json` wrote; raises `msgspec.ValidationError` where the shape is wrong.

    >>> from_json(to_json(Span(1, 2)), Span)
    Span(min=1, max=2)
    """
    return msgspec.json.decode(data, type=kind)
