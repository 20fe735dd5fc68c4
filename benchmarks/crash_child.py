"""What the process does that the crash proof kills: it writes to a ledger and tells each thing after it was done.

`work` runs until it is killed, by others or, where its orders say so, by itself at a certain step of the database. What
it does depends on its `Orders` and on what the ledger holds.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from itertools import count
from random import Random

import msgspec
from sqlalchemy import Engine, event

from benchmarks.children import Told
from benchmarks.made_up import made
from herodotus.errors import HerodotusError
from herodotus.ledger.adding import Arrival, id_of
from herodotus.ledger.ledger import Ledger

Tell = Callable[[Told], None]
KINDS = ("create", "add", "decide", "mix", "withdraw", "rebuild")
MOST = 3  # reports a commit
TAGS = ("check", "urgent", "seen twice")


class Orders(msgspec.Struct, frozen=True):
    """What a child is to do: a kind of `KINDS` on the ledger at `where`, with made-up reports from `first` on.

    It kills itself at step `die_at` of its work with the database: a statement, a commit, or the end of a transaction
    (before the head is noted).
    """

    where: str
    kind: str
    seed: int
    first: int
    die_at: int | None = None


def arrivals(first: int, count: int) -> list[Arrival]:
    """Make up arrivals: reports with their readings."""
    return [Arrival(report=report, reading=reading, capture=report.text.encode()[::-1], source="made up")
            for report, reading in map(made, range(first, first + count))]  # fmt: skip


def work(tell: Tell, orders: Orders) -> None:
    """Do what was ordered until the end comes; a fault is told in a line, and ends it."""
    if orders.die_at:
        _die_at(orders.die_at)
    tell(Told("ready"))
    try:
        if orders.kind == "create":
            with Ledger.create(orders.where, who="ann") as ledger:
                tell(Told("created", (ledger.id,)))
        with Ledger.open(orders.where, who="ann") as ledger:
            for told in _Worker(ledger, orders).deeds():
                tell(told)
    except HerodotusError as error:
        tell(Told("failed", (str(error)[:500],)))


def _die_at(last: int) -> None:
    """Count the steps of all engines of this process, and end it by signal 9 at the last."""
    steps = count(1)

    def step(*_: object) -> None:
        if next(steps) == last:
            os.kill(os.getpid(), signal.SIGKILL)

    for name in ("before_cursor_execute", "commit", "checkin"):
        event.listen(Engine, name, step)


class _Worker:
    """A child at work in an open ledger."""

    def __init__(self, ledger: Ledger, orders: Orders) -> None:
        self._ledger, self._kind, self._next = ledger, orders.kind, orders.first
        self._draw = Random(orders.seed)
        self._live: list[str] = []
        self._taken: list[str] = []

    def deeds(self) -> Iterator[Told]:
        """Do one thing after the other, and say each when it is done."""
        deeds = {
            "create": (self._add,), "add": (self._add,), "decide": (self._decide,), "mix": (self._add, self._decide),
            "withdraw": (self._add, self._withdraw), "rebuild": (self._rebuild, self._add),
        }[self._kind]  # fmt: skip
        while True:
            for deed in deeds:
                yield deed()

    def _add(self) -> Told:
        arriving = arrivals(self._next, self._draw.randint(1, MOST))
        last = self._ledger.record(arriving)[-1]
        self._next += len(arriving)
        return Told("recorded", tuple(id_of(one.report) for one in arriving), last.header.seq, last.hash)

    def _withdraw(self) -> Told:
        report = id_of(made(self._next - 1)[0])
        return Told("withdrawn", (report,), self._ledger.withdraw(report, why="asked for by a court"))

    def _rebuild(self) -> Told:
        return Told("rebuilt", seq=self._ledger.rebuild())

    def _decide(self) -> Told:
        draw, ledger = self._draw, self._ledger
        self._live = [line.id for line in ledger.list(limit=40).lines]
        id = draw.choice(self._live)
        if self._taken and draw.random() < 0.2:
            return Told("decided", (ledger.undo(self._taken.pop(draw.randrange(len(self._taken))), why="no"),))
        taken: str = draw.choice((
            lambda: ledger.accept(id, why="so it is"),
            lambda: ledger.correct(id, {"type": "shelling", "killed": str(draw.randrange(9))}, no_evidence=True),
            lambda: ledger.tag(id, draw.choice(TAGS)),
            lambda: ledger.note(id, "looked at"),
            lambda: ledger.merge(draw.sample(self._live, 2), why="one and the same"),
        ))()  # fmt: skip
        self._taken.append(taken)
        return Told("decided", (taken,))
