"""What all verbs of a ledger stand on: who writes, transactions, and noting the head after each commit."""

from __future__ import annotations

import getpass
import os
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, select

from herodotus.ledger import moments, writing
from herodotus.ledger.adding import Pen
from herodotus.ledger.journal import chain, head
from herodotus.ledger.journal.chain import Draft
from herodotus.ledger.journal.entries import Entry
from herodotus.ledger.schema import tables
from herodotus.ledger.store import Store

Then = Callable[[Connection, Entry], None]
Make = Callable[[Connection, Pen], Sequence[Draft]]


class Base:
    """An open ledger and the person who writes in it."""

    def __init__(self, store: Store, who: str | None = None) -> None:
        """Work on an opened store; `who` signs what is written, else HERODOTUS_USER or the name at the login."""
        self.store = store
        self.who = signature(who)
        self.warnings: list[str] = []
        with store.reading() as connection:
            self.id = str(connection.execute(select(tables.state.c.ledger)).scalar() or "")

    @property
    def where(self) -> str:
        """The path or address of the ledger, without a password."""
        return self.store.shown

    def close(self) -> None:
        """Give the database back."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _pen(self) -> Pen:
        return Pen(self.who, moments.now())

    def _write(self, make: Make, then: Then | None = None) -> list[Entry]:
        """Append the entries that `make` finds right under the write lock; when it returns they are safe.

        `then` is done with the last entry in the same transaction.
        """
        with self.store.writing() as connection:
            drafts = make(connection, self._pen())
            entries = writing.commit(connection, drafts) if drafts else []
            if then and entries:
                then(connection, entries[-1])
        if entries:
            self._note(entries[-1])
        return entries

    def _note(self, entry: Entry) -> None:
        """Note the head in the side file; where that fails, what was written stands and a warning is kept."""
        at = chain.Head(entry.header.seq, entry.hash)
        warning = head.write(self.store.where, self.id, at, entry.header.at)
        if warning and warning not in self.warnings:
            self.warnings.append(warning)


def signature(who: str | None) -> str:
    """Say who writes: whoever is named, else HERODOTUS_USER or the name at the login."""
    return who or os.environ.get("HERODOTUS_USER") or _login()


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a user number without a name
        return f"user {os.getuid()}"
