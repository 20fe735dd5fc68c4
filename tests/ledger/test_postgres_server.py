"""The server that the tests and benchmarks bring along: databases apart, crashes survived, nothing left behind."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import psutil
import psycopg
import pytest
import sqlalchemy

from benchmarks.postgres import Server, server
from tests.house.tree import ROOT

# Starts a server, tells its process, and dies without a chance to stop it.
DIES = """
import os, psutil
from benchmarks.postgres import server
with server(durable=False) as running:
    (server,) = [child.pid for child in psutil.Process().children() if child.name() == "postgres"]
    print(server, running.folder, flush=True)
    os.kill(os.getpid(), 9)
"""


def _ask(url: str, question: str) -> list[tuple[object, ...]]:
    with psycopg.connect(url) as connection:
        cursor = connection.execute(question.encode())
        return cursor.fetchall() if cursor.description else []


def _servers() -> list[psutil.Process]:
    return [child for child in psutil.Process().children() if child.name() == "postgres"]


def test_the_server_says_its_version(postgres: Server):
    ((version,),) = _ask(postgres.url, "select version()")
    assert str(version).startswith("PostgreSQL ")


def test_sqlalchemy_finds_a_fresh_database_empty(fresh_database: str):
    engine = sqlalchemy.create_engine(fresh_database)
    assert sqlalchemy.inspect(engine).get_table_names() == []
    engine.dispose()


def test_two_databases_are_apart(postgres: Server, postgres_url: str):
    other = postgres.create()
    _ask(postgres_url, "create table told (word text)")
    assert _ask(postgres_url, "select to_regclass('told')::text") == [("told",)]
    assert _ask(other, "select to_regclass('told')::text") == [(None,)]
    postgres.drop(other)


def test_a_database_is_dropped_from_under_an_open_connection(postgres: Server):
    url = postgres.create()
    with closing(psycopg.connect(url)) as left_open:
        postgres.drop(url)
        with pytest.raises(psycopg.OperationalError):
            left_open.execute("select 1")
    with pytest.raises(psycopg.OperationalError, match="does not exist"):
        psycopg.connect(url)


def test_a_wrong_password_is_refused(postgres: Server):
    secret = postgres.url.split(":")[2].split("@")[0]
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(postgres.url.replace(secret, "guessed"))


def test_a_place_is_a_file_or_an_address(where: str, tmp_path: Path):
    assert where == str(tmp_path / "ledger.sqlite") or where.startswith("postgresql://")


@pytest.mark.parametrize("durable", [True, False])
def test_a_killed_server_comes_back_with_what_was_committed(durable: bool):
    with server(durable=durable) as running:
        url = running.create()
        assert _ask(url, "show fsync") == [("on" if durable else "off",)]
        _ask(url, "create table told (word text)")
        _ask(url, "insert into told values ('kept')")
        with closing(psycopg.connect(url)) as cut_off:
            cut_off.execute("insert into told values ('never committed')")
            running.kill()
            with pytest.raises(psycopg.OperationalError):
                cut_off.commit()
        running.start()
        assert _ask(url, "select word from told") == [("kept",)]


def test_a_folder_is_kept_and_used_again(postgres: Server):
    folder = postgres.folder / "another"  # a folder that the user who runs PostgreSQL for root can enter
    with server(folder, durable=False) as running:
        _ask(running.create("wars"), "create table told (word text)")
    with server(folder, durable=False) as again:
        assert _ask(again.url.replace("/postgres", "/wars"), "select to_regclass('told')::text") == [("told",)]


def test_the_server_is_stopped_and_its_folder_gone_also_after_a_failure():
    before = _servers()
    with pytest.raises(ZeroDivisionError), server(durable=False) as running:
        assert len(_servers()) == len(before) + 1
        running.url.index("postgresql") / 0
    assert _servers() == before
    assert not running.folder.exists()


def test_the_server_ends_with_a_process_that_dies_without_a_word():
    died = subprocess.run([sys.executable, "-c", DIES], cwd=ROOT, capture_output=True, text=True)
    assert died.returncode == -9, died.stderr
    pid, folder = died.stdout.split()
    _wait_for_end(int(pid))
    assert "database system is shut down" in (Path(folder) / "server.log").read_text("utf-8")
    shutil.rmtree(folder)


def _wait_for_end(pid: int) -> None:
    """Wait until a process has ended, though nobody may have asked after it yet (a zombie)."""
    for _ in range(6000):
        if not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE:
            return
        time.sleep(0.02)
    pytest.fail(f"process {pid} goes on")
