"""The same commands on a ledger in PostgreSQL, and what is told where it cannot be reached."""

import re

import pytest

from benchmarks.postgres import server


@pytest.fixture(scope="module")
def running():
    with server(durable=False) as found:
        yield found


@pytest.fixture
def address(running, monkeypatch, folder):
    monkeypatch.setenv("XDG_DATA_HOME", str(folder / "data"))  # where the head of such a ledger is noted
    url = running.create()
    yield url
    running.drop(url)


def test_a_team_works_on_one_ledger_and_copies_it_into_a_file(run, address, monkeypatch):
    monkeypatch.setenv("HERODOTUS_LEDGER", address)
    made = run("init", "--as", "ann").stdout
    assert ":***@" in made and address not in made
    assert run("add", "reports").stdout.startswith("added 2 reports with 3 incidents")
    ids = run("list", "--format", "ids").stdout.split()
    run("decide", "correct", ids[1], "killed=4", "--no-evidence", "--why", "list of the morgue", "--as", "ben")
    assert "list of the morgue" in run("history", ids[1]).stdout and "whole" in run("verify").stdout
    run("backup", "copy.db")
    shown = [run("show", *ids, "--ledger", where).stdout for where in (address, "copy.db")]
    assert shown[0] == shown[1]


def test_a_wrong_password_and_a_wrong_database_are_one_line(refused, address):
    wrong = re.sub(r":[^:@/]+@", ":wrong-secret@", address)
    told = refused("list", "--ledger", wrong)
    assert "refused the user or the password" in told and "wrong-secret" not in told
    assert "does not exist" in refused("list", "--ledger", address.rpartition("/")[0] + "/nowhere")


def test_a_database_without_a_ledger_is_told_the_way_to_one(refused, address):
    assert "there is no ledger in it; make one with: herodotus init" in refused("list", "--ledger", address)
