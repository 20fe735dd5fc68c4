"""Faults of a store: whatever lies where a ledger should be, and whatever the machine lacks, is one clear line."""

# ruff: noqa: F401 -- fixtures are imported by their names
from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from benchmarks.postgres import Server
from herodotus.errors import LedgerError
from herodotus.ledger import store
from herodotus.ledger.ledger import Ledger
from herodotus.ledger.schema import places
from tests.house.tree import ROOT
from tests.ledger.samples import depot, heads_aside, ledger, mill, put, unchanged, wire

NOBODY = 65534  # the user number of "nobody", who may not write where root made a file

# Tries, as a user who may not write, to read and then to write; tells what came of it. Everything is imported before
# root turns into nobody, who may not even read where Python lies.
TRIES = """
import os, sys
from herodotus.errors import LedgerError
from herodotus.ledger.ledger import Ledger

def tries(where):
    try:
        with Ledger.open(where, who="guest") as ledger:
            print(ledger.stats().incidents)
            ledger.note(ledger.list().lines[0].id, "I was here")
    except LedgerError as error:
        print(error)

tries(sys.argv[2])
if os.geteuid() == 0:
    os.setgroups([]); os.setgid(int(sys.argv[3])); os.setuid(int(sys.argv[3]))
print("now")
tries(sys.argv[1])
"""


def _one_line(error: LedgerError) -> str:
    assert "\n" not in str(error)
    return str(error)


def _foreign(path: Path) -> None:
    with sqlite3.connect(path) as raw:
        raw.execute("CREATE TABLE journal (seq INTEGER, header TEXT)")
    raw.close()


@pytest.mark.parametrize("content", [b"", b"dear diary", b"SQLite format 3\x00", b"SQLite format 3\x00" + bytes(4000)])
def test_a_file_that_is_no_ledger_is_refused_and_left_as_it_was(tmp_path: Path, content: bytes):
    path = tmp_path / "diary.txt"
    path.write_bytes(content)
    attempts = (Ledger.open,) if not content else (Ledger.open, Ledger.create)  # an empty file can become one
    for attempt in attempts:
        with pytest.raises(LedgerError, match=r"diary\.txt: is no ledger of Herodotus") as caught:
            attempt(path)
        assert _one_line(caught.value)
    assert path.read_bytes() == content


def test_somebody_elses_database_is_refused_and_left_as_it_was(tmp_path: Path):
    path = tmp_path / "other.db"
    _foreign(path)
    before = path.read_bytes()
    for attempt in (Ledger.open, Ledger.create):
        with pytest.raises(LedgerError, match="is no ledger of Herodotus"):
            attempt(path)
    assert path.read_bytes() == before


def test_what_is_not_there_is_told_with_what_to_do(tmp_path: Path):
    with pytest.raises(LedgerError, match=r"there is no ledger; make one with: herodotus init") as caught:
        Ledger.open(tmp_path / "nothing.db")
    assert _one_line(caught.value)
    with pytest.raises(LedgerError, match="its folder does not exist; make it first"):
        Ledger.create(tmp_path / "no" / "folder.db")
    for attempt in (Ledger.open, Ledger.create):
        with pytest.raises(LedgerError, match=r"is no file|cannot be written or opened"):
            attempt(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_becomes_a_ledger(tmp_path: Path):
    (tmp_path / "new.db").touch()
    with Ledger.create(tmp_path / "new.db") as made:
        assert put(made, mill()) == [made.list().lines[0].id]


@pytest.mark.parametrize("name", ["Büro ledger.db", "a%20b.db", "what?x=1.db", "#1.db", "ledger"])
def test_any_name_of_a_file_will_do(tmp_path: Path, name: str):
    with Ledger.create(tmp_path / name) as made:
        put(made, mill())
    with Ledger.open(tmp_path / name) as again:
        assert (again.count(), again.verify().ok) == (1, True)
    assert {path.name for path in tmp_path.iterdir()} <= {f"{name}{end}" for end in ("", "-wal", "-shm", ".head",
                                                                                    ".head.lock")}


@pytest.fixture
def shared_folder() -> Iterator[Path]:
    """A folder that other users can enter, as they cannot enter pytest's."""
    with tempfile.TemporaryDirectory(prefix="herodotus-") as folder:
        os.chmod(folder, 0o755)
        yield Path(folder)


def _tried(path: Path, other: Path) -> list[str]:
    """Let a user who is not root try; where these tests run as another user, that is one already."""
    done = subprocess.run([sys.executable, "-c", TRIES, str(path), str(other), str(NOBODY)], capture_output=True,
                          text=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return done.stdout.partition("now\n")[2].splitlines()


def test_a_ledger_that_may_not_be_written_is_told_and_left_as_it_was(shared_folder: Path, tmp_path: Path):
    path, other = shared_folder / "ledger.db", tmp_path / "other.db"
    for one in (other, path):
        with Ledger.create(one) as made:
            put(made, mill())
            seal = made.seal()
    os.chmod(path, 0o444)
    os.chmod(shared_folder, 0o555)
    told = _tried(path, other)
    assert "cannot be written or opened" in told[-1]
    assert "check the permissions of the file and of its folder" in told[-1]
    os.chmod(shared_folder, 0o755)
    with Ledger.open(path) as again:
        assert again.seal() == seal


def test_a_locked_ledger_is_told_after_a_wait(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "ledger.db"
    with Ledger.create(path) as made:
        (id,) = put(made, mill())
    with Ledger.open(path) as waiting, sqlite3.connect(path, isolation_level=None) as other:
        with waiting.store.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA busy_timeout = 50")
        other.execute("BEGIN IMMEDIATE")
        with unchanged(waiting, r"is being written to by another program .*try again when it is done"):
            waiting.tag(id, "urgent")
        assert waiting.show(id).tags == ()  # reading goes on
        other.execute("COMMIT")
        waiting.tag(id, "urgent")
    other.close()


def test_a_full_disk_is_told_and_what_was_written_stands(tmp_path: Path):
    with Ledger.create(tmp_path / "ledger.db") as made:
        (id,) = put(made, mill())
        with made.store.engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        with unchanged(made, r"for want of room, nothing was changed .*make room on the disk"):
            for number in range(50):
                put(made, wire().from_outlet(f"Wire {number}"), capture=os.urandom(20_000))
        assert made.show(id).type == "shelling"
        with made.store.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
        put(made, depot())
        assert made.verify().ok


def test_a_damaged_file_is_told(tmp_path: Path):
    path = tmp_path / "ledger.db"
    with Ledger.create(path) as made:
        put(made, mill())
    data = bytearray(path.read_bytes())
    data[100:] = bytes(len(data) - 100)
    path.write_bytes(data)
    with pytest.raises(LedgerError, match=r"is damaged .*restore the last backup") as caught:
        Ledger.open(path)
    assert _one_line(caught.value)


def _with(url: str, **parts: object) -> str:
    return places._address(url).set(drivername="postgresql", **parts).render_as_string(hide_password=False)


def test_a_wrong_password_host_or_database_is_told_without_the_password(postgres_url: str):
    with Ledger.create(postgres_url):
        pass
    for parts, told in (
        ({"password": "guessed"}, "refused the user or the password"),
        ({"username": "stranger"}, "refused the user or the password"),
        ({"port": 1}, "the database cannot be reached"),
        ({"host": "nowhere.invalid"}, "the database cannot be reached"),
        ({"database": "no_such_ledger"}, "check the name of the database"),
    ):
        for attempt in (Ledger.open, Ledger.create):
            with pytest.raises(LedgerError, match=told) as caught:
                attempt(_with(postgres_url, **parts))
            assert _one_line(caught.value)
            assert str(places._address(postgres_url).password) not in str(caught.value)


@pytest.mark.parametrize("where", ["mysql://host/ledger", "https://host/ledger", "ledger://"])
def test_an_address_of_another_kind_is_refused(where: str):
    with pytest.raises(LedgerError, match="postgresql://USER@HOST/DATABASE") as caught:
        Ledger.open(where)
    assert _one_line(caught.value)


def test_a_server_that_went_away_is_told(postgres: Server):
    url = postgres.create()
    with Ledger.create(url) as made:
        (id,) = put(made, mill())
        postgres.drop(url)
        with pytest.raises(LedgerError) as caught:
            made.tag(id, "urgent")
        assert _one_line(caught.value)


@pytest.mark.parametrize("fault,told", [
    ("attempt to write a readonly database", "check the permissions of the file and of its folder"),
    ("unable to open database file", "check the permissions"),
    ("database or disk is full", "make room on the disk"),
    ("disk I/O error", "make room on the disk"),
    ("could not extend file \"base/1\": No space left on device", "make room on the disk"),
    ("database disk image is malformed", "restore the last backup"),
    ("could not translate host name \"x\" to address", "check host, port and network"),
    ("connection to server failed: timeout expired", "check host, port and network"),
    ("something\n  nobody thought of", "check the ledger with: herodotus verify --ledger a.db"),
])  # fmt: skip
def test_each_fault_of_a_database_says_what_to_do(fault: str, told: str):
    line = store.advice(fault, "a.db")
    assert told in line
    assert "\n" not in line
