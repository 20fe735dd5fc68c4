"""Where a ledger lies: a file for SQLite, an address for PostgreSQL; and its engine, set up the same on both."""

from __future__ import annotations

import os
import random
import sqlite3
import time
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError

from herodotus.errors import LedgerError, MissingExtra

MARK = 0x4845524F  # "HERO": SQLite's application_id of a ledger
WAIT_S = 60  # how long a writer waits for the one before it
MAGIC = b"SQLite format 3\x00"
POSTGRESQL = ("postgresql", "postgres")
LOCK = 0x48455244  # "HERD": number of the advisory lock that a writer holds in PostgreSQL


def is_address(where: str) -> bool:
    """Tell the address of a database from the path of a file.

    >>> is_address("postgresql://team@host/ledger"), is_address("iraq.db")
    (True, False)
    """
    return "://" in where


def engine_of(where: str) -> Engine:
    """Make the engine of a ledger; it connects when it is first used. Raises `LedgerError` for an unknown address."""
    if is_address(where):
        return _postgresql(_address(where))
    engine = create_engine(URL.create("sqlite", database=os.fspath(where)), connect_args={"timeout": WAIT_S})
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def lock_for_writing(connection: Connection) -> None:
    """Hold the one write lock of the ledger until the transaction ends."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})


def check_file(where: str) -> None:
    """Raise `LedgerError` where a path holds no ledger."""
    path = Path(where)
    try:
        if not path.exists():
            raise LedgerError(f"{where}: there is no ledger; make one with: herodotus init {where}")
        if not path.is_file():
            raise LedgerError(f"{where}: is no file; name the file of a ledger")
        with path.open("rb") as file:
            start = file.read(72)
    except OSError as error:
        raise LedgerError(_unreadable(where, error)) from None
    if not start.startswith(MAGIC) or int.from_bytes(start[68:72], "big") != MARK:
        raise LedgerError(f"{where}: is no ledger of Herodotus; name another, or make one with: herodotus init FILE")


def holds_something(where: str) -> bool:
    """Tell whether a path leads to something that is not empty; raises `LedgerError` where it cannot be followed."""
    try:
        return Path(where).exists() and Path(where).stat().st_size > 0
    except OSError as error:
        raise LedgerError(_unreadable(where, error)) from None


def _unreadable(where: str, error: OSError) -> str:
    return f"{where}: cannot be read ({error.strerror}); check the permissions of the file and of its folder"


def shown(where: str) -> str:
    """Write an address without its password.

    >>> shown("postgresql://ann:secret@host/ledger")
    'postgresql://ann:***@host/ledger'
    """
    return make_url(where).render_as_string(hide_password=True) if is_address(where) else where


def _address(where: str) -> URL:
    try:
        url = make_url(where)
    except (ArgumentError, ValueError):
        raise LedgerError("the address of the ledger cannot be read; write postgresql://USER@HOST/DATABASE") from None
    if url.get_backend_name() not in POSTGRESQL:
        raise LedgerError(f"{url.drivername}: no such kind of ledger; name a file, or postgresql://USER@HOST/DATABASE")
    return url.set(drivername="postgresql+psycopg")


def _postgresql(url: URL) -> Engine:
    try:
        import psycopg  # noqa: F401
    except ImportError:
        raise MissingExtra("a ledger in PostgreSQL", "postgres") from None
    return create_engine(url, connect_args={"connect_timeout": 10})


def _set_up_sqlite(connection: sqlite3.Connection, _: Any) -> None:
    """Let SQLAlchemy begin transactions, and make a commit outlive a power cut."""
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout = {WAIT_S * 1000}")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA secure_delete = ON")  # what is erased is written over at once
    connection.execute("PRAGMA temp_store = MEMORY")
    connection.execute("PRAGMA cache_size = -65536")
    connection.execute("PRAGMA case_sensitive_like = ON")


def _begin_sqlite(connection: Connection) -> None:
    """Take the write lock at once where a transaction will write: a reader that turns writer could not wait for it."""
    if not connection.get_execution_options().get("writes", False):
        connection.exec_driver_sql("BEGIN")
    else:
        _begin_writing(connection)


def _begin_writing(connection: Connection) -> None:
    """Wait for the write lock, looking often and at random times.

    SQLite itself looks ten times a second in the end: of eight writers one then waited for twelve seconds, not three.
    """
    raw: Any = connection.connection.driver_connection
    raw.execute("PRAGMA busy_timeout = 0")
    try:
        if not _locked(raw):
            connection.exec_driver_sql("BEGIN IMMEDIATE")  # raises what is in the way, as SQLAlchemy tells it
    finally:
        raw.execute(f"PRAGMA busy_timeout = {WAIT_S * 1000}")


def _locked(raw: sqlite3.Connection) -> bool:
    """Tell whether the lock was had before the time was over."""
    deadline = time.monotonic() + WAIT_S
    while time.monotonic() < deadline:
        try:
            raw.execute("BEGIN IMMEDIATE")
            return True
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                return False
        time.sleep(random.uniform(0.002, 0.015))
    return False
