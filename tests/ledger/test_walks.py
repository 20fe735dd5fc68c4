"""Random walks over a ledger: its tables are what its journal says, whatever was done to it."""

from __future__ import annotations

from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from benchmarks import walks
from benchmarks.walk_steps import STEPS


def test_a_ledger_that_lived_through_anything_is_what_its_journal_says():
    """Three histories of fifty operations, checked every tenth; a failure is told with the shortest that fails."""
    run_state_machine_as_test(walks.Walk, settings=settings(
        max_examples=3, stateful_step_count=50, deadline=None, database=None, derandomize=True,
        suppress_health_check=list(HealthCheck)))  # fmt: skip


def test_a_long_walk_counts_what_it_did():
    told = walks.run(operations=2 * walks.STRETCH, seed=5)
    assert (told["mismatches"], told["fault"], told["histories"]) == (0, "", 1)
    assert told["operations"] >= walks.STRETCH
    assert told["refused"] < told["operations"]
    assert told["rebuilds"] >= 1


def test_a_table_that_is_not_what_the_journal_says_is_found(tmp_path):
    from sqlalchemy import update

    from herodotus.ledger.ledger import Ledger
    from herodotus.ledger.schema.tables import incident
    from tests.ledger.samples import mill, put

    with Ledger.create(tmp_path / "ledger.db") as ledger:
        put(ledger, mill())
        with ledger.store.writing() as connection:
            connection.execute(update(incident).values(type="killing"))
        found = ""
        try:
            walks.prove(ledger)
        except walks.Mismatch as mismatch:
            found = str(mismatch)
        assert found.startswith("incident rebuilt: 1 rows became 1")


def test_every_operation_is_one_that_a_ledger_takes(tmp_path):
    from random import Random

    from benchmarks.walk_steps import Steps
    from herodotus.ledger.ledger import Ledger

    with Ledger.create(tmp_path / "ledger.db") as ledger:
        steps, taken, draw = Steps(ledger), set[str](), Random(4)
        for _ in range(8):
            steps.do("add", draw)
        for _ in range(12):
            taken |= {step for step in STEPS if step not in taken and steps.do(step, draw) is None}
        assert taken == set(STEPS)
