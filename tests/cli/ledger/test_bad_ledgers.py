"""Ledgers that cannot be opened or written: one clear line, exit status 1, and nothing is changed."""

import sqlite3

import pytest

from herodotus.ledger.schema import places

ASKING, WRITING = ["list"], ["add", "reports"]


@pytest.mark.parametrize("command", [ASKING, WRITING])
def test_a_ledger_of_a_newer_version(refused, ledger, folder, command):
    with sqlite3.connect("herodotus.db") as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    database.close()
    assert refused(*command) == (
        "herodotus.db: was made by a newer Herodotus (tables of revision 9999); update Herodotus")  # fmt: skip


@pytest.mark.parametrize("command", [ASKING, WRITING, ["init"]])
def test_a_file_that_is_no_ledger(refused, folder, command):
    (folder / "herodotus.db").write_text("Remember the milk.\n")
    assert refused(*command).startswith("herodotus.db: is no ledger of Herodotus; name another")
    assert (folder / "herodotus.db").read_text() == "Remember the milk.\n"


def test_a_database_of_something_else(refused, folder):
    with sqlite3.connect("herodotus.db") as database:
        database.execute("CREATE TABLE milk (litres)")
    database.close()
    assert refused("list").startswith("herodotus.db: is no ledger of Herodotus")


def test_a_folder_in_the_place_of_a_ledger(refused, folder):
    assert refused("list", "--ledger", "reports") == "reports: is no file; name the file of a ledger"
    assert refused("init", "none/herodotus.db") == "none/herodotus.db: its folder does not exist; make it first"


def test_a_ledger_that_another_program_holds_for_long(refused, ledger, unchanged, monkeypatch):
    def impatient(connection, record):
        connection.isolation_level = None
        connection.execute("PRAGMA busy_timeout = 1")

    before = unchanged()
    holding = sqlite3.connect("herodotus.db", isolation_level=None)
    holding.execute("BEGIN IMMEDIATE")
    monkeypatch.setattr(places, "_set_up_sqlite", impatient)
    assert refused("tag", ledger[0], "market") == (
        "herodotus.db: is being written to by another program for a long time (database is locked); "
        "try again when it is done")  # fmt: skip
    holding.close()
    assert unchanged() == before


def test_a_ledger_that_may_not_be_written(refused, ledger, unchanged, monkeypatch):
    def forbidden(connection, record):  # permissions of the file would not stop tests that run as root
        connection.isolation_level = None
        connection.execute("PRAGMA query_only = ON")

    before = unchanged()
    monkeypatch.setattr(places, "_set_up_sqlite", forbidden)
    assert refused("tag", ledger[0], "market") == (
        "herodotus.db: cannot be written or opened (attempt to write a readonly database); "
        "check the permissions of the file and of its folder")  # fmt: skip
    assert unchanged() == before


@pytest.mark.parametrize(("address", "told"), [
    ("postgresql://ann:secret@127.0.0.1:1/wars", "the database cannot be reached"),
    ("mysql://ann:secret@host/wars", "mysql: no such kind of ledger"),
])
def test_a_database_that_cannot_be_reached_is_told_without_the_password(refused, folder, address, told):
    said = refused("list", "--ledger", address)
    assert told in said and "secret" not in said


def test_a_head_that_cannot_be_noted_is_a_warning(run, ledger, folder):
    (folder / "herodotus.db.head").unlink()
    (folder / "herodotus.db.head").mkdir()
    warned = run("tag", ledger[0], "market")
    assert warned.stdout.startswith("tagged ") and "herodotus.db.head" in warned.stderr
