"""Ways in which the ground under a ledger gives way for a while: each is brought about on entering a block, and ended.

`FILE` holds those of a ledger in SQLite, `SERVER` those of one in PostgreSQL. They belong into a process of their own:
it loses the right of root to pass over permissions (`obey_permissions`) and has its files limited.
"""

from __future__ import annotations

import ctypes
import os
import resource
import stat
import struct
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any
from unittest import mock

import msgspec
from sqlalchemy import Engine, event

from herodotus.ledger.journal import head
from herodotus.ledger.ledger import Ledger

NO_WRITING = stat.S_IRUSR | stat.S_IXUSR  # of a folder
SMALL = 65_536  # bytes that no file may grow beyond; a commit of twenty reports writes ten times as much
CAPABILITIES = 0x20080522  # version 3 of Linux's header of capabilities
PASSING = 0b0110  # CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH


class Fault(msgspec.Struct, frozen=True):
    """A fault; `stops` where a ledger that is opened in it cannot be written, else only its head cannot be noted."""

    bring: Callable[[Ledger], AbstractContextManager[None]]
    stops: bool = True


def obey_permissions() -> None:
    """Take from this process root's right to read and write whatever permissions say; others have none to lose."""
    if os.geteuid() != 0 or not sys.platform.startswith("linux"):
        return
    libc, held = ctypes.CDLL(None, use_errno=True), ctypes.create_string_buffer(24)
    asked = struct.pack("Ii", CAPABILITIES, 0)
    failed = libc.capget(asked, held)
    effective, *others = struct.unpack("6I", held.raw)
    if failed or libc.capset(asked, struct.pack("6I", effective & ~PASSING, *others)):
        raise OSError(ctypes.get_errno(), "root's right to pass over permissions could not be given up")


@contextmanager
def pages_used_up(ledger: Ledger) -> Iterator[None]:
    """Let SQLite have no more pages than it has."""

    def limit(connection: Any, _: object) -> None:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages}")

    ledger.store.engine.dispose()
    event.listen(Engine, "connect", limit)
    try:
        yield
    finally:
        event.remove(Engine, "connect", limit)
        ledger.store.engine.dispose()


@contextmanager
def files_limited(_: Ledger) -> Iterator[None]:
    """Let writing fail beyond the first bytes of every file, as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (SMALL, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@contextmanager
def filled(folder: Path) -> Iterator[None]:
    """Fill the file system of a folder to the last byte; it should be a small one."""
    filling = folder / "filling"
    try:
        with filling.open("wb", buffering=0) as file:
            for size in (2**20, 2**12, 1):
                _fill(file, size)
        yield
    finally:
        filling.unlink()


def _fill(file: Any, size: int) -> None:
    try:
        while file.write(bytes(size)):
            pass
    except OSError:  # it is full, for pieces of this size
        return


def taken_away(mode: int, *which: Callable[[Ledger], Path]) -> Callable[[Ledger], AbstractContextManager[None]]:
    """Leave files or folders no other permissions than those of `mode`."""

    @contextmanager
    def taking(ledger: Ledger) -> Iterator[None]:
        before = {path: stat.S_IMODE(path.stat().st_mode) for path in (one(ledger) for one in which) if path.exists()}
        for path in before:
            path.chmod(mode)
        try:
            yield
        finally:
            for path in before:
                with suppress(FileNotFoundError):  # those that lie beside a file of SQLite come and go
                    path.chmod(before[path])

    return taking


@contextmanager
def folder_taken_away(ledger: Ledger, mode: int) -> Iterator[None]:
    """Take the folder's permissions away while no file of SQLite lies there but the ledger's own."""
    ledger.store.engine.dispose()
    with taken_away(mode, lambda at: Path(at.store.where).parent)(ledger):
        yield


@contextmanager
def failing_fsync(_: Ledger) -> Iterator[None]:
    """Let the disk not take the head file."""
    with mock.patch.object(os, "fsync", side_effect=OSError(5, "Input/output error")):
        yield


@contextmanager
def failing_rename(_: Ledger) -> Iterator[None]:
    """Let the new head file not be moved into the place of the old one."""
    with mock.patch.object(Path, "replace", side_effect=OSError(5, "Input/output error")):
        yield


@contextmanager
def server_read_only(ledger: Ledger) -> Iterator[None]:
    """Let new sessions with the database only read."""
    _run(ledger, "alter database {} set default_transaction_read_only = on")
    try:
        yield
    finally:
        _run(ledger, "alter database {} reset default_transaction_read_only")


@contextmanager
def sessions_cut(ledger: Ledger) -> Iterator[None]:
    """Cut off every session with the database, and let nobody in."""
    _run(ledger, "alter database {} allow_connections false")
    _run(ledger, "select pg_terminate_backend(pid) from pg_stat_activity where datname = {!l}")
    try:
        yield
    finally:
        _run(ledger, "alter database {} allow_connections true")


def _run(ledger: Ledger, statement: str) -> None:
    """Run a statement about a ledger's database from another one."""
    import psycopg
    from psycopg.sql import SQL, Identifier, Literal

    server, _, name = ledger.store.where.rpartition("/")
    asked = SQL(statement.replace("{!l}", "{}")).format(Literal(name) if "{!l}" in statement else Identifier(name))
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(asked)


def _beside(ending: str) -> Callable[[Ledger], Path]:
    return lambda ledger: Path(f"{ledger.store.where}{ending}")


def _head(ledger: Ledger) -> Path:
    return head.file_of(ledger.store.where, ledger.id)


DATA = tuple(_beside(ending) for ending in ("", "-wal", "-shm"))
HEAD: Mapping[str, Fault] = {
    "head file not to be read": Fault(taken_away(0, _head), stops=False),
    "head file cannot be synced": Fault(failing_fsync, stops=False),
    "head file cannot be moved": Fault(failing_rename, stops=False),
}
FILE: Mapping[str, Fault] = {
    "no more pages": Fault(pages_used_up),
    "writes fail": Fault(files_limited),
    "file not to be written": Fault(taken_away(stat.S_IRUSR, *DATA)),
    "file not to be read": Fault(taken_away(0, *DATA)),
    "folder not to be written": Fault(partial(folder_taken_away, mode=NO_WRITING)),
    "folder not to be entered": Fault(partial(folder_taken_away, mode=0)),
    **HEAD,
}
SERVER: Mapping[str, Fault] = {
    "database not to be written": Fault(server_read_only),
    "sessions cut off": Fault(sessions_cut),
    "folder of heads not to be written": Fault(taken_away(NO_WRITING, lambda at: _head(at).parent), stops=False),
    **HEAD,
}  # fmt: skip
