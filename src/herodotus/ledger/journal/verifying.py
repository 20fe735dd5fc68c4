"""Verifying a ledger: whether all that was written to it is still there, unchanged and in order.

It proves that entries are numbered without a gap, that each hashes to its hash and names the hash of the one before,
that times never run back, and that every payload an entry names is there as it was stored, unless a later entry says
that it was erased. What a chain cannot prove by itself, that its end was not cut off and that it was not worked out
anew, is held against the head file and, where one is given, a seal.

Not told, as nothing that was written is lost or changed: a payload that was packed anew, with a right `check`, so that
the same bytes come out. Not to be found: entries that somebody who may write to the database appended in due form.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from herodotus.ledger.journal import raw, sealing
from herodotus.ledger.journal.canonical import NOTHING_BEFORE
from herodotus.ledger.journal.chain_check import ADDRESS, KINDS, WITHDRAWN, ChainCheck
from herodotus.ledger.journal.entries import Withdrawn
from herodotus.ledger.journal.head import HeadFile
from herodotus.ledger.journal.named import Named, Naming
from herodotus.ledger.journal.payload_check import PayloadCheck, content, decoded
from herodotus.ledger.journal.payloads import Damaged
from herodotus.ledger.journal.verdict import Broken, Findings, Verdict, titled

__all__ = ["Progress", "Verdict", "verify"]

Progress = Callable[[int, int], None]  # rows checked, of how many
OFTEN = 500  # rows between two reports of progress


def verify(connection: Connection, *, head_file: HeadFile | None, seal: str | None = None,
           progress: Progress | None = None) -> Verdict:
    """Verify journal and payloads; reads everything once, streaming, and keeps some 50 bytes an address.

    `connection` should see one state of the ledger throughout. Whatever the tables hold, it is told in the verdict;
    raises `LedgerError` only where `seal` is none, and what the database itself raises where it cannot be asked.
    """
    return _Work(connection, head_file, sealing.parse(seal) if seal else None, progress).verdict()


class _Work:
    """One verification."""

    def __init__(self, connection: Connection, head_file: HeadFile | None, seal: sealing.Asked | None,
                 progress: Progress | None) -> None:
        self._connection, self._head_file, self._seal, self._progress = connection, head_file, seal, progress
        self._findings, self._named = Findings(), Named()
        self._chain = ChainCheck(self._findings, self._named)
        self._payloads = PayloadCheck(self._findings, self._named)
        self._hashes: dict[int, str] = {0: NOTHING_BEFORE}  # of the entries that head file and seal speak of
        self._sealed_seen = False
        self._done = self._total = 0

    def verdict(self) -> Verdict:
        try:
            self._check()
        except (DatabaseError, UnicodeDecodeError) as error:  # the second where SQLite's complaint is itself garbled
            if isinstance(error, DatabaseError) and not _tells_damage(error.orig):
                raise  # it is busy, away, or no ledger: nothing is known of the contents
            self._connection.rollback()  # what was read in a transaction that met such a page cannot be committed
            reason = str(error.orig if isinstance(error, DatabaseError) else error).splitlines()[0]
            self._findings.tell(f"the database cannot read all of its rows: {reason}")
        found = self._findings
        if self._payloads.withheld:
            found.note(f"payloads that an export left out (withheld): {self._payloads.withheld}")
        return Verdict(
            ok=not found.count, entries=self._chain.rows, payloads=self._payloads.rows, erased=self._payloads.erased,
            withheld=self._payloads.withheld, head=self._chain.last, first_broken=found.first_broken,
            problems=found.problems, more=found.count - len(found.problems), notes=tuple(found.notes),
        )

    def _check(self) -> None:
        if self._progress:
            self._total = sum(raw.counted(self._connection, table) for table in ("journal", "payload"))
        self._entries()
        self._held_against_head_file()
        self._held_against_seal()
        for broken, address in self._chain.withdrawals:
            self._erasures(broken, address)
        self._named.close()
        for row in raw.payloads(self._connection):
            self._payloads.take(row)
            self._step()
        self._payloads.end(self._chain.suspect)

    def _step(self) -> None:
        """Count a row, and tell now and then."""
        self._done += 1
        if self._progress and (self._done % OFTEN == 0 or self._done == self._total):
            self._progress(self._done, self._total)

    def _entries(self) -> None:
        wanted = {one.count for one in (self._head_file, self._seal) if one}
        for row in raw.journal(self._connection):
            self._chain.take(row)
            seq, hash = self._chain.last.count, self._chain.last.hash
            if seq in wanted:
                self._hashes.setdefault(seq, hash)
            self._sealed_seen |= self._seal is not None and hash == self._seal.hash
            self._step()

    def _held_against_head_file(self) -> None:
        noted = self._head_file
        if noted is None:
            self._findings.note("no head file: that entries were taken away at the end cannot be excluded")
            return
        if noted.fault:
            self._findings.tell(noted.fault)
            return
        self._held_against(noted.count, noted.hash, f"the head file of {noted.at}")
        if noted.count < self._chain.last.count:
            self._findings.note(f"the head file is behind: it counts {noted.count} of {self._chain.last.count} entries")

    def _held_against_seal(self) -> None:
        if self._seal is None:
            return
        if self._seal.count is not None:
            self._held_against(self._seal.count, self._seal.hash, "the seal")
        elif not self._sealed_seen and self._seal.hash != NOTHING_BEFORE:
            self._findings.tell("no entry has the hash of the seal: the ledger was cut short or written anew")
            self._suspect(Broken(self._chain.last.count + 1, None))

    def _held_against(self, count: int, hash: str, told_by: str) -> None:
        if count > self._chain.last.count:
            self._chain.cut_short(count, told_by)
        elif count in self._hashes and self._hashes[count] != hash:
            line = f"entry {count}: {told_by} has another hash; it, or an entry before it, was rewritten"
            self._findings.tell(line, Broken(count, None))
            self._suspect(Broken(count, None))

    def _erasures(self, broken: Broken, address: str) -> None:
        """Note which payloads a withdrawal erased; a withdrawal that cannot be read may have erased any."""
        erased = self._erased_by(address)
        if erased is None:
            self._suspect(broken)
        naming = Naming(broken.seq, KINDS.index(WITHDRAWN), blob=False, erased=True)
        for gone in erased or ():
            if ADDRESS.fullmatch(gone):
                self._named.add(bytes.fromhex(gone), naming)
            else:
                self._findings.tell(f"{titled(broken)}: it erased {gone[:12]!r}, which is no address", broken)

    def _suspect(self, broken: Broken) -> None:
        self._chain.suspect = max(self._chain.suspect or broken, broken, key=lambda one: one.seq)

    def _erased_by(self, address: str) -> tuple[str, ...] | None:
        """Return the addresses that the withdrawal with its body at `address` erased, None where it cannot be read."""
        for row in raw.payloads(self._connection, address):
            try:
                body = decoded(content(row) or b"")
            except Damaged:
                return None
            return body.erased if isinstance(body, Withdrawn) else None
        return None


def _tells_damage(error: BaseException | None) -> bool:
    """Tell damaged contents from a database that cannot be asked, by the error codes of SQLite and PostgreSQL."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is not None:
        return code & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)  # the low byte of an extended code
    return str(getattr(error, "sqlstate", None) or "").startswith("XX")  # internal error, data or index corrupted
