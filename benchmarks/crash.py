"""The crash proof: `python -m benchmarks.crash` kills writers of a ledger at random moments and looks at what is left.

A child writes to a ledger: it adds made-up reports, decides, withdraws, rebuilds or makes the ledger in the first
place, and tells each thing when the call has returned. It is killed with signal 9: in some rounds after a random number
of things told and a random part of the time that one takes, in the others at a random step of its work with the
database, which meets also moments that pass quickly. Then the ledger is opened again and checked (`crash_checks`). A
ledger lives for `A_LEDGER` rounds and outlives its crashes; then another begins. In PostgreSQL the server is killed,
too, in some rounds.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

import msgspec

from benchmarks.children import PATIENCE, Child, Told, data_home
from benchmarks.crash_checks import Checked, check
from benchmarks.crash_child import KINDS, MOST, Orders, work
from benchmarks.postgres import Server, server
from herodotus.errors import LedgerError
from herodotus.ledger.ledger import Ledger

ROUNDS = 300
SEED = 5
A_LEDGER = 10  # rounds that one ledger lives for
SERVER_KILLS = 20  # of ROUNDS in PostgreSQL
MOST_TOLD = 6  # things told before the end comes
STEPS = 160  # of the database, within which a child is killed; an add takes some 50
MOST_STEPS = {"create": 100, "rebuild": 250}  # the same for other kinds; making a ledger takes some 80
FIRST_WAIT = 0.1  # seconds; the end of a child that told nothing yet: making a ledger takes about half of it
COUNTS = ("acknowledged", "lost", "doubled", "unverified", "differing", "stuck")


class Round(msgspec.Struct, frozen=True):
    """One crash: what the child was at, whether the server was killed with it, and what was found."""

    kind: str
    server: bool
    found: Checked
    seconds: float


class Life:
    """The life of one ledger from crash to crash."""

    def __init__(self, where: str, draw: Random, running: Server | None) -> None:
        """Begin with no ledger at all; `running` is the server that it will be on, None for SQLite."""
        self._where, self._draw, self._server = where, draw, running
        self._told: list[Told] = []
        self._next = 1  # number of the first report that was not acknowledged

    def round(self, kind: str, *, step: int | None = None, kill_server: bool = False, rebuilt: bool = False) -> Round:
        """Let a child write, kill it at a step of its database work or else at random, then check the ledger."""
        begun = time.perf_counter()
        told, faults = self._crash(kind, step, kill_server)
        self._told += told
        self._next += sum(len(one.ids) for one in told if one.what == "recorded")
        found = self._checked(rebuilt)
        self._next += MOST
        found = msgspec.structs.replace(
            found, acknowledged=len(told), stuck=found.stuck + len(faults), lines=(*faults, *found.lines))
        return Round(kind, kill_server, found, time.perf_counter() - begun)

    def _checked(self, rebuilt: bool) -> Checked:
        try:
            with self._opened() as ledger:
                return check(ledger, self._told, self._next, rebuilt=rebuilt)
        except Exception as error:  # whatever it is, the proof counts it and goes on
            return Checked(stuck=1, lines=(f"{type(error).__name__}: {error}",))

    def _crash(self, kind: str, step: int | None, kill_server: bool) -> tuple[list[Told], list[str]]:
        """Return what the child told that it had done, and what went wrong with it before it was killed."""
        with Child(work, Orders(self._where, kind, self._draw.randrange(2**31), self._next, step)) as child:
            told = [] if step else self._until_the_moment(child)
            if kill_server and self._server:
                self._server.kill()
                told += child.rest()
                self._server.start()
            if step is None:
                child.kill()
            told += child.rest()
            child.kill()
        faults = [one.ids[0] for one in told if one.what == "failed" and not kill_server]
        if child.ended_badly:
            faults.append("the child ended by itself")
        return [one for one in told if one.what not in ("ready", "failed")], faults

    def _until_the_moment(self, child: Child) -> list[Told]:
        """Wait until it is time, and return what the child told so far."""
        told = [one for one in (child.told(PATIENCE),) if one]
        gap, since = FIRST_WAIT, time.perf_counter()
        for _ in range(self._draw.randrange(MOST_TOLD + 1)):
            one = child.told(PATIENCE)
            if one is None:
                break
            told.append(one)
            gap, since = time.perf_counter() - since, time.perf_counter()
        time.sleep(self._draw.uniform(0, gap))
        return told

    def _opened(self) -> Ledger:
        """Open the ledger, or make it where no child came so far as to say that it did."""
        try:
            return Ledger.open(self._where, who="ben")
        except LedgerError:
            if self._told:
                raise
            return Ledger.create(self._where, who="ben")


def rounds(count: int, seed: int, places: Callable[[int], str], *, running: Server | None = None,
           server_kills: int = 0, a_ledger: int = A_LEDGER) -> Iterator[Round]:
    """Crash so many times; `places` gives a fresh place for the ledger of a number.

    The first round of a ledger is its making, the last holds its projections against those made anew.
    """
    draw = Random(seed)
    killing = set(draw.sample(range(count), server_kills))
    for number in range(count):
        at = number % a_ledger
        if at == 0:
            life = Life(places(number // a_ledger), draw, running)
        last = at == a_ledger - 1 or number == count - 1
        kind = "create" if at == 0 else draw.choice(KINDS[1:])
        by_step = number not in killing and draw.random() < 0.5
        step = draw.randint(1, MOST_STEPS.get(kind, STEPS)) if by_step else None
        yield life.round(kind, step=step, kill_server=number in killing, rebuilt=last)


def sqlite(count: int = ROUNDS, seed: int = SEED) -> list[Round]:
    """Crash ledgers in files."""
    with tempfile.TemporaryDirectory(prefix="herodotus-crash-") as folder:
        return list(rounds(count, seed, lambda number: f"{folder}/{number}.db"))


def postgresql(count: int = ROUNDS, seed: int = SEED, server_kills: int = SERVER_KILLS) -> list[Round]:
    """Crash writers to a server, and the server itself in some of the rounds."""
    with tempfile.TemporaryDirectory(prefix="herodotus-crash-") as folder, data_home(Path(folder)), server() as running:
        return list(rounds(count, seed, lambda _: running.create(), running=running, server_kills=server_kills))


def figures(found: Sequence[Round]) -> dict[str, Any]:
    """Add up what crashes did."""
    kinds = Counter(one.kind for one in found)
    summed = {name: sum(getattr(one.found, name) for one in found) for name in COUNTS}
    return {
        "rounds": len(found), "servers_killed": sum(one.server for one in found), **summed, "kinds": dict(kinds),
        "wrong": sum(summed[name] for name in COUNTS[1:]),
        "seconds_each": round(sum(one.seconds for one in found) / max(1, len(found)), 3),
        "lines": [f"{one.kind}: {line}" for one in found for line in one.found.lines][:20],
    }  # fmt: skip


def on_sqlite() -> dict[str, Any]:
    """Measure the crashes of the proof on SQLite."""
    return figures(sqlite())


def on_postgresql() -> dict[str, Any]:
    """Measure the crashes of the proof on PostgreSQL."""
    return figures(postgresql())


def main(count: int) -> int:
    """Crash ledgers on both databases and print the figures; the exit status is 1 where something was wrong."""
    kills = round(count * SERVER_KILLS / ROUNDS)
    found = {"sqlite": figures(sqlite(count)), "postgresql": figures(postgresql(count, server_kills=kills))}
    print(json.dumps(found, indent=1, ensure_ascii=False))
    return int(any(one["wrong"] for one in found.values()))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if sys.argv[1:] else ROUNDS))
