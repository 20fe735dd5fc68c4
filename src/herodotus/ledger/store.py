"""An opened ledger: its engine, transactions for reading and for writing, and faults told in one line."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from herodotus.errors import LedgerError
from herodotus.ledger.schema import fulltext, migrating, places

BUSY = ("locked", "busy")
READ_ONLY = ("readonly", "read-only", "unable to open")
FULL = ("disk is full", "disk full", "no space left", "disk i/o error", "could not extend")


class Store:
    """A ledger's database; `where` is the path of a file or an address of PostgreSQL."""

    def __init__(self, where: str | Path) -> None:
        """Prepare it; nothing is opened before it is used."""
        self.where = os.fspath(where)
        self.engine: Engine = places.engine_of(self.where)
        self.shown = places.shown(self.where)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the ledger for as long as it is open."""
        with self._told(), self.engine.connect() as connection:
            if connection.dialect.name == "postgresql":
                connection = connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin():
                yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection that alone may write; what it did is kept at the end, or dropped on an error."""
        with self._told(), self.engine.connect() as fresh:
            connection = fresh.execution_options(writes=True)
            with connection.begin():
                places.lock_for_writing(connection)
                yield connection

    @contextmanager
    def making(self) -> Iterator[Connection]:
        """Make the tables of a new ledger and give a connection to fill them; both are kept at the end, or neither.

        Raises `LedgerError` where a ledger lies there already.
        """
        if not places.is_address(self.where):
            if places.holds_something(self.where):
                places.check_file(self.where)
            self._prepare(Path(self.where))
        with self.writing() as connection:
            if migrating.revision(connection) is not None:
                migrating.check(connection, self.shown)
                raise LedgerError(f"{self.shown}: is a ledger already; nothing was changed")
            migrating.upgrade(connection)
            fulltext.create(connection)
            yield connection

    def open(self) -> None:
        """Check that a ledger lies there, and bring an older one up to date. Raises `LedgerError`."""
        if not places.is_address(self.where):
            places.check_file(self.where)
        with self.reading() as connection:
            newest = migrating.check(connection, self.shown)
        if not newest:
            with self.writing() as connection:
                migrating.upgrade(connection)

    def compact(self) -> None:
        """Write the file of a SQLite ledger anew, without what deleted rows leave behind in it."""
        if places.is_address(self.where):
            return
        with self._told(), self.engine.connect() as connection:
            raw = connection.connection.driver_connection
            if raw is not None:
                raw.execute("VACUUM")
                raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Give the connections back."""
        self.engine.dispose()

    def _prepare(self, file: Path) -> None:
        """Mark a new file as a ledger, and let readers read while somebody writes (WAL)."""
        if not file.absolute().parent.is_dir():
            raise LedgerError(f"{file}: its folder does not exist; make it first")
        with self._told(), self.engine.connect() as connection:
            raw = connection.connection.driver_connection
            if raw is not None:
                # Before WAL, so that the mark stands in the file itself.
                raw.execute(f"PRAGMA application_id = {places.MARK}")
                raw.execute("PRAGMA journal_mode = WAL")

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turn the faults of a database into a line."""
        try:
            yield
        except DBAPIError as error:
            raise LedgerError(f"{self.shown}: {advice(str(error.orig), self.shown)}") from error
        except UnicodeDecodeError as error:  # what SQLite's own tables hold is no text any more
            raise LedgerError(f"{self.shown}: {advice('malformed', self.shown)}") from error
        except SQLAlchemyError as error:
            raise LedgerError(f"{self.shown}: {str(error).splitlines()[0]}") from error


def advice(fault: str, where: str) -> str:
    """Say what went wrong in a database, and what to do.

    >>> advice("database is locked", "a.db")
    'is being written to by another program for a long time (database is locked); try again when it is done'
    """
    first = " ".join(fault.split())[:200]
    low = first.lower()
    for words, what, do in _FAULTS:
        if any(word in low for word in words):
            return f"{what} ({first}); {do}"
    return f"{first}; check the ledger with: herodotus verify --ledger {where}"


_FAULTS = (
    (FULL, "could not be written for want of room, nothing was changed", "make room on the disk and try again"),
    (READ_ONLY, "cannot be written or opened", "check the permissions of the file and of its folder"),
    (BUSY, "is being written to by another program for a long time", "try again when it is done"),
    (("password authentication", "no password"), "refused the user or the password",
     "check both, or give them as PGUSER and PGPASSWORD"),
    (("could not translate", "resolve", "connection refused", "timeout expired", "is the server running"),
     "the database cannot be reached", "check host, port and network"),
    (("terminating connection", "not currently accepting", "server closed the connection", "connection is lost"),
     "the database went away", "see that it runs, and try again"),
    (("does not exist",), "the database answered that something is missing", "check the name of the database"),
    (("malformed", "not a database", "corrupt"), "is damaged", "restore the last backup: herodotus restore BACKUP"),
)
