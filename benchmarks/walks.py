"""Random walks over a ledger: whatever people and programs do to it, its tables are what its journal says.

A hypothesis state machine adds, reads again, decides, undoes, withdraws and relinks. Every `OFTEN` operations, and at
the end, the projections are worked out anew and must be the same row for row, and `verify` must pass; at the end a dump
must load into an equal ledger. What is refused must leave the head of the journal as it was.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from random import Random
from typing import Any

from hypothesis import HealthCheck, Phase, note, settings
from hypothesis import seed as seeded
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test
from sqlalchemy import select, text

from benchmarks.walk_steps import STEPS, Steps
from herodotus.ledger.keeping import load
from herodotus.ledger.ledger import Ledger
from herodotus.ledger.schema import fulltext, tables

OFTEN = 10  # operations between two checks of a short walk
STRETCH = 25  # operations drawn at once in a long walk, with a check after each stretch
LONGEST = 5000  # operations of one history: some 200 draws, well within what hypothesis records of one example

Snapshot = dict[str, list[str]]


class Mismatch(AssertionError):
    """The tables of a ledger are not what its journal says."""


class Tally:
    """What was done over all histories of a run."""

    def __init__(self) -> None:
        """Start at nothing."""
        self.operations = self.refused = self.rebuilds = self.histories = 0


class Walk(RuleBasedStateMachine):
    """One history, operation by operation, which hypothesis shortens where it fails."""

    tally = Tally()

    def __init__(self) -> None:
        """Begin with a new ledger in a folder of its own."""
        super().__init__()
        self._folder = tempfile.TemporaryDirectory(prefix="herodotus-walk-")
        self._ledger = Ledger.create(Path(self._folder.name) / "ledger.db", who="ann")
        self._steps, self._unchecked = Steps(self._ledger), 0
        self.tally.histories += 1

    @rule(step=st.sampled_from(STEPS), number=st.integers(0, 999))
    def operate(self, step: str, number: int) -> None:
        """Do one thing, with what it is done to drawn by a number."""
        self._do(step, number)
        if self._unchecked >= OFTEN:
            self._check()

    def teardown(self) -> None:
        """Check a last time, and clear away."""
        try:
            self._check()
            returns(self._ledger, Path(self._folder.name) / "copy.db")
        finally:
            self._ledger.close()
            self._folder.cleanup()

    def _do(self, step: str, number: int) -> None:
        before = self._ledger.seal()
        refusal = self._steps.do(step, Random(number))
        self.tally.operations += 1
        self._unchecked += 1
        if refusal is not None:
            self.tally.refused += 1
            note(f"refused: {refusal}")
            if self._ledger.seal() != before:
                raise Mismatch(f"{step} was refused ({refusal}) and changed the ledger")

    def _check(self) -> None:
        self._unchecked = 0
        self.tally.rebuilds += 1
        prove(self._ledger)


class LongWalk(Walk):
    """One history in stretches of `STRETCH` operations, as hypothesis records only so many draws of one example."""

    @rule(number=st.integers(0, 2**32 - 1))
    def operate(self, number: int) -> None:
        """Do many things, drawn by one number, and check."""
        draw = Random(number)
        for _ in range(STRETCH):
            self._do(draw.choice(STEPS), draw.randrange(10**6))
        self._check()


def run(operations: int = 5000, seed: int = 0, *, long: bool = True) -> dict[str, Any]:
    """Walk at least so many operations; returns how many there were, how many were refused, rebuilds and mismatches.

    A `long` walk makes histories of up to `LONGEST` operations, another one histories of 50.
    """
    base = LongWalk if long else Walk
    tally = Tally()
    machine = type(base.__name__, (base,), {"tally": tally})
    steps = min(operations, LONGEST) // STRETCH if long else min(operations, 50)
    wanted = settings(
        max_examples=max(1, operations // (steps * (STRETCH if long else 1))), stateful_step_count=steps, deadline=None,
        database=None, phases=(Phase.generate,), suppress_health_check=list(HealthCheck), report_multiple_bugs=False,
    )  # fmt: skip
    fault = ""
    try:
        seeded(seed)(machine)
        run_state_machine_as_test(machine, settings=wanted)
    except Mismatch as mismatch:
        fault = str(mismatch)
    return {"operations": tally.operations, "refused": tally.refused, "histories": tally.histories,
            "rebuilds": tally.rebuilds, "mismatches": int(bool(fault)), "fault": fault}  # fmt: skip


def prove(ledger: Ledger) -> None:
    """Hold a ledger against its journal: rebuilt, it must be the same, and verify; raises `Mismatch`."""
    before = snapshot(ledger)
    ledger.rebuild()
    _same(before, snapshot(ledger), "rebuilt")
    verdict = ledger.verify()
    if not verdict.ok:
        raise Mismatch(f"verify: {verdict.problems[0]}")


def returns(ledger: Ledger, copy: Path) -> None:
    """Write a ledger out whole and read it back as `copy`, which must be equal; raises `Mismatch`."""
    lines = list(ledger.lines(texts=True))
    load(lines, "dump", copy)
    with Ledger.open(copy) as loaded:
        _same(snapshot(ledger), snapshot(loaded), "loaded")
        if list(loaded.lines(texts=True)) != lines:
            raise Mismatch("a dump of what was loaded from a dump is another")


def snapshot(ledger: Ledger) -> Snapshot:
    """Return all rows of all projections and of the full-text tables, in an order of their own."""
    with ledger.store.reading() as connection:
        found = {table.name: sorted(map(repr, connection.execute(select(table)))) for table in tables.PROJECTIONS}
        number = "rowid" if connection.dialect.name == "sqlite" else "n"
        for name in fulltext.TABLES:
            rows = connection.execute(text(f"SELECT {number}, CAST(body AS TEXT) FROM {name}"))
            found[name] = sorted(map(repr, rows))
    return found


def _same(before: Snapshot, after: Snapshot, how: str) -> None:
    for name, rows in before.items():
        if rows != after[name]:
            lost, new = sorted(set(rows) - set(after[name])), sorted(set(after[name]) - set(rows))
            counts = f"{len(rows)} rows became {len(after[name])}"
            raise Mismatch(f"{name} {how}: {counts}; it had {lost[:2]}, has {new[:2]}")


def figures() -> dict[str, Any]:
    """Walk as far as the proof asks."""
    return run()
