"""The verbs that keep a ledger safe: verify, seal, rebuild, back up, and write it out whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select

from herodotus.errors import LedgerError
from herodotus.ledger import copying, dumping, moments, writing
from herodotus.ledger.base import Base
from herodotus.ledger.journal import chain, head, sealing
from herodotus.ledger.schema import tables
from herodotus.ledger.store import Store

if TYPE_CHECKING:
    from herodotus.ledger.journal import verifying


class Keeping(Base):
    """Proofs and copies of a ledger."""

    def verify(self, *, seal: str | None = None, progress: verifying.Progress | None = None) -> verifying.Verdict:
        """Prove chain, head and payloads; `seal` is what `seal` gave earlier."""
        from herodotus.ledger.journal import verifying

        with self.store.reading() as connection:
            noted = head.read(self.store.where, self.id)
            return verifying.verify(connection, head_file=noted, seal=seal, progress=progress)

    def seal(self) -> sealing.Seal:
        """Return the count and the hash of the last entry, to be published or kept elsewhere."""
        with self.store.reading() as connection:
            return sealing.seal(connection)

    def rebuild(self, told: writing.Told | None = None) -> int:
        """Work out all projections anew from the journal; returns how many entries it has."""
        with self.store.writing() as connection:
            return writing.rebuild(connection, told)

    def backup(self, file: str | Path, told: writing.Told | None = None) -> int:
        """Copy the ledger into a new file of SQLite, which is a ledger itself; returns how many entries it has."""
        path = Path(file)
        if path.exists():
            raise LedgerError(f"{path}: is there already; name a new file")
        with self.store.reading() as connection:
            return _copied(connection, Store(path), told)

    def lines(self, *, texts: bool = False, recorded_by: str | int | None = None) -> Iterator[bytes]:
        """Yield the whole ledger as JSON lines, up to a moment; report texts are left out unless asked for."""
        with self.store.reading() as connection:
            yield from dumping.lines(connection, texts=texts, upto=moments.entry_at(connection, recorded_by))


def restore(backup: str | Path, where: str | Path, told: writing.Told | None = None) -> int:
    """Bring a backup back as the ledger `where`, which must not be there yet; returns how many entries it has.

    Raises `LedgerError` where the backup does not verify.
    """
    from herodotus.ledger.journal import verifying

    source = Store(backup)
    try:
        source.open()
        with source.reading() as connection:
            verdict = verifying.verify(connection, head_file=None)
            if not verdict.ok:
                raise LedgerError(f"{backup}: does not verify: {verdict.problems[0]}; take another backup")
            return _copied(connection, Store(where), told)
    finally:
        source.close()


def load(lines: Iterable[bytes], source: str, where: str | Path, told: writing.Told | None = None) -> int:
    """Make the ledger `where` from the lines of another, which must be whole; returns how many entries it has."""
    target = Store(where)
    try:
        with target.making() as connection:
            dumping.load(connection, lines, source)
            count = writing.rebuild(connection, told)
        _note(target)
    finally:
        target.close()
    return count


def _copied(connection: Connection, target: Store, told: writing.Told | None) -> int:
    try:
        with target.making() as copied:
            count = copying.copy(connection, copied, told)
        _note(target)
    finally:
        target.close()
    return count


def _note(store: Store) -> None:
    """Note the head of a ledger that was just filled."""
    with store.reading() as connection:
        at = chain.head(connection)
        moment = chain.header_of(connection, at.count).at
        ledger = str(connection.execute(select(tables.state.c.ledger)).scalar())
    head.write(store.where, ledger, at, moment)
