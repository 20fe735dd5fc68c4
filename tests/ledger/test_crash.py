"""Writers that are killed at any moment: what they were told is done is there, once, and the ledger goes on."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from benchmarks import crash, faults
from benchmarks.breaking import FILE, SERVER
from benchmarks.children import Told
from benchmarks.crash_checks import check
from benchmarks.crash_child import arrivals
from benchmarks.postgres import Server
from herodotus.ledger.adding import id_of
from herodotus.ledger.ledger import Ledger

ROUNDS = 6


@pytest.fixture(autouse=True)
def heads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Head files of ledgers in PostgreSQL lie apart."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


def test_nothing_acknowledged_is_lost_when_writers_to_a_file_are_killed(tmp_path: Path):
    found = crash.figures(list(crash.rounds(ROUNDS, 3, lambda number: f"{tmp_path}/{number}.db", a_ledger=3)))
    assert found["lines"] == [] and found["wrong"] == 0
    assert found["rounds"] == ROUNDS and found["acknowledged"] > 0


def test_nothing_acknowledged_is_lost_when_writers_and_a_server_are_killed(postgres: Server):
    rounds = crash.rounds(ROUNDS, 4, lambda _: postgres.create(), running=postgres, server_kills=1, a_ledger=3)
    found = crash.figures(list(rounds))
    assert found["lines"] == [] and found["wrong"] == 0
    assert found["servers_killed"] == 1 and found["acknowledged"] > 0


@pytest.mark.parametrize("step", [1, 10, 30, 50, *range(70, 86)])
def test_making_a_ledger_can_be_cut_off_at_any_step(tmp_path: Path, step: int):
    life = crash.Life(f"{tmp_path}/ledger.db", Random(step), None)
    assert life.round("create", step=step, rebuilt=True).found.lines == ()


@pytest.mark.parametrize("name", FILE)
def test_a_fault_is_told_in_a_line_and_leaves_the_file_as_it_was(tmp_path: Path, name: str):
    (folder := tmp_path / "folder").mkdir()
    assert faults.outcome(f"{folder}/ledger.db", name)["wrong"] == []


@pytest.mark.parametrize("name", SERVER)
def test_a_fault_is_told_in_a_line_and_leaves_the_database_as_it_was(postgres_url: str, name: str):
    assert faults.outcome(postgres_url, name)["wrong"] == []


def test_the_checks_see_what_is_lost_what_is_twice_and_what_differs(tmp_path: Path):
    with Ledger.create(tmp_path / "ledger.db") as ledger:
        ledger.record(arrivals(0, 3))
        there, gone = (id_of(one.report) for one in arrivals(2, 2))
        head = ledger.seal()
        told = [Told("recorded", (there,), head.count, head.hash), Told("recorded", (gone,), head.count, head.hash),
                Told("decided", ("dec-000000000000",)), Told("recorded", (there,), head.count, "another")]  # fmt: skip
        with ledger.store.writing() as connection:
            connection.exec_driver_sql("DELETE FROM account")
        found = check(ledger, told, 20, rebuilt=True)
    assert (found.acknowledged, found.lost, found.doubled, found.differing, found.stuck) == (4, 3, 0, 1, 0)
    assert "not as rebuilt: account" in found.lines
