"""The operations of a random walk over a ledger: each does one thing that people or programs do, drawn at random."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from random import Random
from typing import Any

import msgspec
from sqlalchemy import Select, func, select

from benchmarks.made_up import OUTLETS, made
from herodotus.errors import HerodotusError
from herodotus.ledger.adding import Arrival
from herodotus.ledger.filters import Filter
from herodotus.ledger.ledger import Ledger
from herodotus.ledger.schema.tables import decision, incident, member, report, tag
from herodotus.linking.mentions import LinkMention
from herodotus.linking.neighbours import Neighbours
from herodotus.records import Harm, Incident, Reading, Tie, When

TYPES = ("shelling", "air_strike", "armed_attack", "explosion", "armed_clash", "abduction")
TAGS = ("check", "urgent", "for ann")
ROWS = 3  # keys of the table whose rows come and change


class Toy:
    """A linker that now and then joins or parts what is together at random, but for what people merged and split."""

    version = "toy-1"

    def __init__(self, draw: Random) -> None:
        """Draw by a random number."""
        self._draw = draw

    def group(self, mentions: Sequence[LinkMention], neighbours: Neighbours) -> list[frozenset[str]]:
        """Start from where mentions are; join two groups and part one, a few times."""
        homes: dict[str, set[str]] = defaultdict(set)
        for mention in mentions:
            homes[mention.home or mention.id].add(mention.id)
        groups = [frozenset(group) for _, group in sorted(homes.items())]
        for _ in range(self._draw.randint(1, 3)):
            groups = self._parted(self._joined(groups, neighbours), neighbours)
        return groups

    def _joined(self, groups: list[frozenset[str]], neighbours: Neighbours) -> list[frozenset[str]]:
        if len(groups) < 2:
            return groups
        one, other = self._draw.sample(groups, 2)
        if list(neighbours.apart(sorted(one | other))):
            return groups
        return [group for group in groups if group not in (one, other)] + [one | other]

    def _parted(self, groups: list[frozenset[str]], neighbours: Neighbours) -> list[frozenset[str]]:
        several = [group for group in groups if len(group) > 1 and not list(neighbours.together(sorted(group)))]
        if not several or self._draw.random() < 0.5:
            return groups
        whole = self._draw.choice(several)
        out = frozenset([self._draw.choice(sorted(whole))])
        return [group for group in groups if group != whole] + [whole - out, out]


class Steps:
    """What can be done to one ledger; `do` takes the name of an operation."""

    def __init__(self, ledger: Ledger) -> None:
        """Work on a ledger."""
        self._ledger, self._numbers = ledger, 0

    def do(self, step: str, draw: Random) -> str | None:
        """Do one thing; returns why the ledger refused it, None where it did not."""
        try:
            _STEPS[step](self, draw)
        except HerodotusError as refusal:
            return str(refusal)
        return None

    def add(self, draw: Random) -> None:
        """Add one or two new reports."""
        arrivals = list[Arrival]()
        for _ in range(draw.choice((1, 1, 2))):
            self._numbers += 1
            found, reading = made(self._numbers)
            capture = found.text.encode() if draw.random() < 0.5 else None
            arrivals.append(Arrival(report=found, reading=_tied(reading), capture=capture, source="walk"))
        self._ledger.record(arrivals)

    def add_again(self, draw: Random) -> None:
        """Bring a report again: from the same place, or from another, with the same text, capture and title."""
        self._numbers = max(1, self._numbers)
        found, reading = made(draw.randint(1, self._numbers))
        if draw.random() < 0.6:
            found = msgspec.structs.replace(found, outlet=draw.choice(OUTLETS), id=f"{found.id}-copy")
        capture = found.text.encode()
        self._ledger.record([Arrival(report=found, reading=_tied(reading), capture=capture, source="again")])

    def reread(self, draw: Random) -> None:
        """Read a report again, with a reading that says something else."""
        id = self._report(draw)
        readings = self._ledger.readings(id)
        if readings:
            base = draw.choice((readings[-1][2], readings[0][2]))
            self._ledger.reread(id, _changed(base, draw), named_anew=draw.random() < 0.3)

    def row(self, draw: Random) -> None:
        """Bring a row of a table: a new one, a newer version, or one that is there."""
        key, version = draw.randrange(ROWS), draw.randrange(4)
        found, reading = made(10_000 + key, incidents=1)
        text = f"{found.text} Version {version}."
        row = msgspec.structs.replace(found, id=f"row-{key}", text=text, outlet="Town list", extractor="table own")
        self._ledger.record([Arrival(report=row, reading=_changed(reading, Random(version)), origin="table")])

    def accept(self, draw: Random) -> None:
        """Accept an incident, or one account of it."""
        self._ledger.accept(id := self._incident(draw), account=self._account(id, draw))

    def reject(self, draw: Random) -> None:
        """Reject an incident, or one account of it."""
        self._ledger.reject(id := self._incident(draw), why="not so", account=self._account(id, draw))

    def correct(self, draw: Random) -> None:
        """Correct a cell, with words of a report or without."""
        id = self._incident(draw)
        cells = draw.choice((
            {"type": draw.choice(TYPES)}, {"when": "2014-07"}, {"killed": "3-5"}, {"status": "prevented"},
            {"targets": ({"name": "Mill guards"},)}, {"where": {"name": "Karsun", "country": "SY"}},
        ))  # fmt: skip
        if draw.random() < 0.5:
            self._ledger.correct(id, cells, why="the map says so", no_evidence=True)
        else:
            self._ledger.correct(id, cells, quote="people died", report=draw.choice((None, self._report(draw))))

    def correct_account(self, draw: Random) -> None:
        """Correct an account."""
        id = self._incident(draw)
        accounts = self._ledger.show(id).accounts
        if accounts:
            cells = draw.choice(({"stance": "denies"}, {"claimant": {"name": "the mayor"}}, {"named": "yes"}))
            self._ledger.correct(id, cells, no_evidence=True, account=draw.choice(accounts).id)

    def add_incident(self, draw: Random) -> None:
        """Add an incident that no reading has, from a report or without one."""
        quote = draw.choice(("people died", None))
        source = self._report(draw) if quote or draw.random() < 0.4 else None
        self._ledger.add_incident({"type": "explosion", "killed": "2"}, report=source, quote=quote,
                                  no_evidence=quote is None)

    def merge(self, draw: Random) -> None:
        """Merge two or three incidents."""
        self._ledger.merge([self._incident(draw) for _ in range(draw.choice((2, 2, 3)))], why="one and the same")

    def split(self, draw: Random) -> None:
        """Take a mention, or two, out of an incident that has several."""
        query = select(member.c.incident_id).group_by(member.c.incident_id).having(func.count() > 1)
        several = self._found(query.order_by(member.c.incident_id))
        if several:
            id = draw.choice(several)
            mentions = self._found(select(member.c.mention_id).where(member.c.incident_id == id).order_by("mention_id"))
            some = draw.sample(mentions, draw.randint(1, min(2, len(mentions) - 1)))
            self._ledger.split(id, some, why="not the same")

    def tie(self, draw: Random) -> None:
        """Tie two incidents."""
        self._ledger.tie(self._incident(draw), draw.choice(("part_of", "response_to")), self._incident(draw))

    def tag(self, draw: Random) -> None:
        """Tag an incident."""
        self._ledger.tag(self._incident(draw), draw.choice(TAGS))

    def untag(self, draw: Random) -> None:
        """Take a tag off an incident, where any has one."""
        tagged = self._found(select(tag.c.incident_id).order_by(tag.c.incident_id, tag.c.tag))
        id = draw.choice(tagged) if tagged else self._incident(draw)
        self._ledger.untag(id, draw.choice(self._ledger.show(id).tags or TAGS))

    def note(self, draw: Random) -> None:
        """Leave a remark."""
        self._ledger.note(self._incident(draw), draw.choice(("seen by two of us", "ask the harbour office")))

    def decide_many(self, draw: Random) -> None:
        """Decide the same of all incidents of a type."""
        wanted = Filter(type=(draw.choice(TYPES),))
        verb = draw.choice(("accept", "correct"))
        self._ledger.decide_where(wanted, verb, why="checked", cells={"injured": "2+"}, dry_run=False)

    def undo(self, draw: Random) -> None:
        """Undo a decision, mostly one that stands."""
        ids = self._found(select(decision.c.id).order_by(decision.c.seq))
        self._ledger.undo(draw.choice(ids[-10:]) if ids else "dec-none", why="an oversight")

    def grade(self, draw: Random) -> None:
        """Grade an outlet."""
        self._ledger.grade(draw.choice(OUTLETS), draw.choice(("A", "C", "F", None)))

    def withdraw(self, draw: Random) -> None:
        """Take a report back."""
        self._ledger.withdraw(self._report(draw), why="asked for by a court")

    def relink(self, draw: Random) -> None:
        """Group the mentions anew."""
        self._ledger.relink(Toy(draw) if draw.random() < 0.6 else None)

    def export(self, draw: Random) -> None:
        """Note an export."""
        self._ledger.exported("csv", {"country": ["SY"]}, draw.randrange(9), "0" * 64)

    def _found(self, query: Select[Any]) -> list[str]:
        with self._ledger.store.reading() as connection:
            return list(connection.execute(query).scalars())

    def _incident(self, draw: Random) -> str:
        ids = self._found(select(incident.c.id).order_by(incident.c.created_seq, incident.c.id))
        return draw.choice(ids) if ids else "inc-none"

    def _report(self, draw: Random) -> str:
        ids = self._found(select(report.c.id).order_by(report.c.seq))
        return draw.choice(ids) if ids else "rep-none"

    def _account(self, incident: str, draw: Random) -> str | None:
        accounts = self._ledger.show(incident).accounts if draw.random() < 0.5 else ()
        return draw.choice(accounts).id if accounts else None


def _tied(reading: Reading) -> Reading:
    """Tie the second incident of a reading to the first."""
    ties = (Tie("i2", "part_of", "i1"),) if len(reading.incidents) > 1 else ()
    return msgspec.structs.replace(reading, ties=ties)


def _changed(reading: Reading, draw: Random) -> Reading:
    """Make the reading of a newer model."""
    kept = tuple(_incident(one, draw) for one in reading.incidents if draw.random() < 0.8)
    return msgspec.structs.replace(reading, incidents=kept)


def _incident(one: Incident, draw: Random) -> Incident:
    changes: tuple[dict[str, Any], ...] = (
        {}, {"type": draw.choice(TYPES)}, {"when": When(why="no date in the text")}, {"where": None},
        {"harm": (Harm("injured", 2, None),)}, {"id": f"{one.id}x"},
    )  # fmt: skip
    return msgspec.structs.replace(one, **draw.choice(changes))


_STEPS: dict[str, Callable[[Steps, Random], None]] = {
    name: step for name, step in vars(Steps).items() if not name.startswith("_") and name != "do"
}
STEPS = tuple(_STEPS)
