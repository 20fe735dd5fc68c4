"""What writers and readers do who work in one ledger at the same time, each in a process of its own until a deadline.

All writers judge the newest incidents, so that they meet at the same ones; some reports are brought by several of them.
A refusal (the incident was merged by another meanwhile, the decision undone) is an answer, anything else is an error.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from random import Random

import msgspec
from sqlalchemy.exc import SQLAlchemyError

from benchmarks.children import Told
from benchmarks.crash_child import arrivals
from herodotus.errors import LedgerError
from herodotus.ledger.adding import id_of
from herodotus.ledger.filters import Filter
from herodotus.ledger.ledger import Ledger

NEWEST = 30  # incidents that all writers judge
SHARED = 300  # reports that any writer may bring; from there on each has numbers of its own
OWN = 1_000_000  # numbers of reports between one writer's and the next one's
TYPES = ("shelling", "air_strike", "armed_attack")


class Deeds(msgspec.Struct):
    """What one process did: how often what, the longest time that one thing took (seconds), and errors."""

    done: dict[str, int] = {}
    refused: int = 0
    longest: float = 0.0
    errors: list[str] = []


def write(tell: Callable[[Told], None], where: str, number: int, deadline: float) -> None:
    """Be writer `number` until a deadline of `time.monotonic`; tells decisions and reports by id, and its deeds."""
    with Ledger.open(where, who=f"writer {number}") as ledger:
        writer = _Writer(ledger, number)
        deeds = _until(deadline, writer.one)
    tell(Told("recorded", tuple(writer.recorded)))
    tell(Told("decided", tuple(writer.decided)))
    tell(Told("deeds", (msgspec.json.encode(deeds).decode(),)))


def read(tell: Callable[[Told], None], where: str, number: int, deadline: float) -> None:
    """Be reader `number` until a deadline of `time.monotonic`; tells its deeds."""
    with Ledger.open(where) as ledger:
        deeds = _until(deadline, _Reader(ledger, number).one)
    tell(Told("deeds", (msgspec.json.encode(deeds).decode(),)))


def _until(deadline: float, one: Callable[[], str]) -> Deeds:
    deeds = Deeds()
    while (begun := time.monotonic()) < deadline:
        try:
            name = one()
            deeds.done[name] = deeds.done.get(name, 0) + 1
        except LedgerError as error:
            if isinstance(error.__cause__, SQLAlchemyError):
                deeds.errors.append(str(error)[:300])
            deeds.refused += 1
        except Exception as error:  # whatever it is, it should not have been
            deeds.errors.append(f"{type(error).__name__}: {error}"[:300])
        deeds.longest = max(deeds.longest, time.monotonic() - begun)
    return deeds


class _Writer:
    """A writer in an open ledger, and the ids that it was given."""

    def __init__(self, ledger: Ledger, number: int) -> None:
        self._ledger, self._draw, self._next = ledger, Random(number), number * OWN + SHARED
        self.recorded: list[str] = []
        self.decided: list[str] = []

    def one(self) -> str:
        """Do one thing and name it."""
        newest = [line.id for line in self._ledger.list(limit=NEWEST).lines]
        chosen = self._draw.random()
        if chosen < 0.25 or len(newest) < 2:
            return self._add()
        taken = self._undone(newest) if chosen < 0.4 else self._decided(newest)
        self.decided.append(taken)
        return "decide"

    def _add(self) -> str:
        shared = self._draw.random() < 0.3
        number = self._draw.randrange(SHARED) if shared else self._next
        arriving = arrivals(number, 1)
        self._ledger.record(arriving)
        self._next += not shared
        self.recorded.append(id_of(arriving[0].report))
        return "add"

    def _undone(self, newest: list[str]) -> str:
        """Undo a decision about an incident, also one that somebody else took."""
        changes = self._ledger.history(self._draw.choice(newest))
        standing = [change.decision for change in changes if change.decision and not change.undone]
        return self._ledger.undo(self._draw.choice(standing), why="not so") if standing else self._decided(newest)

    def _decided(self, newest: list[str]) -> str:
        draw, ledger = self._draw, self._ledger
        one, other = draw.sample(newest, 2)
        taken: str = draw.choice((
            lambda: ledger.accept(one, why="so it is"),
            lambda: ledger.correct(one, {"type": draw.choice(TYPES)}, no_evidence=True),
            lambda: ledger.reject(one, why="not so"),
            lambda: ledger.tag(one, draw.choice("abc")),
            lambda: ledger.note(one, "looked at"),
            lambda: ledger.tie(one, "part_of", other),
            lambda: ledger.merge([one, other], why="one and the same"),
        ))()  # fmt: skip
        return taken


class _Reader:
    """A reader in an open ledger."""

    def __init__(self, ledger: Ledger, number: int) -> None:
        self._ledger, self._draw, self._known = ledger, Random(-number), list[str]()

    def one(self) -> str:
        """Ask one thing and name it."""
        chosen = self._draw.choice(("list", "show", "history", "records"))
        if chosen == "list" or not self._known:
            wanted = Filter(type=tuple(self._draw.sample(TYPES, self._draw.randrange(3))))
            self._known = [line.id for line in self._ledger.list(wanted, limit=NEWEST).lines] or self._known
            return "list"
        id = self._draw.choice(self._known)
        if chosen == "show":
            self._ledger.show(id)
        elif chosen == "history":
            self._ledger.history(id)
        else:
            list(self._ledger.records(Filter(ids=tuple(self._known))))
        return chosen
