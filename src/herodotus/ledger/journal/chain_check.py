"""Checks the entries of a journal one by one: numbers, hashes, the chain, times, kinds, and what they name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import get_args

import msgspec

from herodotus.ledger.journal.canonical import NOTHING_BEFORE, canonical, digest
from herodotus.ledger.journal.chain import Head
from herodotus.ledger.journal.entries import VERSION, AnyBody, Header, Withdrawn
from herodotus.ledger.journal.named import Named, Naming
from herodotus.ledger.journal.raw import JournalRow
from herodotus.ledger.journal.verdict import Broken, Findings, titled

KINDS = tuple(str(body.__struct_config__.tag) for body in get_args(AnyBody))
UNKNOWN = 63  # stands for a kind that is none of `KINDS`
WITHDRAWN = str(Withdrawn.__struct_config__.tag)
ADDRESS = re.compile(r"[0-9a-f]{64}")


class ChainCheck:
    """Takes the rows of a journal in order.

    `withdrawals` holds the entries that may have erased payloads, with the addresses of their bodies; `suspect` the
    last entry that may have been one but cannot be read.
    """

    def __init__(self, findings: Findings, named: Named) -> None:
        """Tell problems to `findings`, and what the entries name to `named`."""
        self._findings, self._named = findings, named
        self._before: set[str] | None = {NOTHING_BEFORE}  # None after a gap: there is nothing to compare with
        self._latest = ""
        self.rows, self.last = 0, Head(0, NOTHING_BEFORE)
        self.withdrawals: list[tuple[Broken, str]] = []
        self.suspect: Broken | None = None

    def take(self, row: JournalRow) -> None:
        """Check the next row; afterwards `last` holds its number, and the hash that its header has."""
        self.rows += 1
        if row.seq is None:
            self._findings.tell("a row of the journal has no number")
            return
        self._number(row.seq)
        line = row.header or b""
        stored, found = (row.hash or b"").decode("utf-8", "replace"), digest(line)
        header = _header(line)
        broken = Broken(row.seq, header.kind if header and header.kind in KINDS else None)
        own = self._faults(row.seq, header, line) if header else ("its header cannot be read",)
        if faults := [*_bytes_faults(row, found), *own]:
            self._findings.tell(f"{titled(broken)}: {'; '.join(faults)}", broken)
        if broken.kind is None:
            self.suspect = broken
        if header:
            self._name(header, broken)
        self._before = {found, stored}  # where both differ that was told; the next entry is not to blame
        self.last = Head(row.seq, found)

    def cut_short(self, count: int, told_by: str) -> None:
        """Tell that entries are missing at the end: there should be `count`."""
        missing = Broken(self.last.count + 1, None)
        self._findings.tell(f"{_span(missing.seq, count)} missing at the end: {told_by} counts {count}", missing)
        self.suspect = Broken(count, None)

    def _number(self, seq: int) -> None:
        expected = self.last.count + 1
        if seq > expected:
            self._findings.tell(f"{_span(expected, seq - 1)} missing", Broken(expected, None))
            self._before, self.suspect = None, Broken(seq - 1, None)
        elif seq < expected:
            self._findings.tell(f"entry {seq} stands out of order", Broken(seq, None))

    def _faults(self, seq: int, header: Header, line: bytes) -> Iterator[str]:
        if header.seq != seq:
            yield f"its header is that of entry {header.seq}"
        if canonical(header) != line:
            yield "its header is not written as Herodotus writes it"
        if self._before is not None and header.previous not in self._before:
            yield "it does not follow on the entry before"
        if header.at < self._latest:
            yield f"its time {header.at!r} lies before that of the entry before"
        if header.kind not in KINDS or not 1 <= header.version <= VERSION:
            yield f"its kind {header.kind!r}, version {header.version}, is unknown; a newer Herodotus may know it"
        for address in (header.payload, *header.blobs):
            if not ADDRESS.fullmatch(address):
                yield f"it names {address[:12]!r}, which is no address"
        self._latest = max(self._latest, header.at)

    def _name(self, header: Header, broken: Broken) -> None:
        kind = KINDS.index(header.kind) if broken.kind else UNKNOWN
        for address, blob in ((header.payload, False), *((blob, True) for blob in header.blobs)):
            if ADDRESS.fullmatch(address):
                self._named.add(bytes.fromhex(address), Naming(broken.seq, kind, blob, erased=False))
        if header.kind == WITHDRAWN:
            self.withdrawals.append((broken, header.payload))


def _bytes_faults(row: JournalRow, found: str) -> Iterator[str]:
    if row.header is None:
        yield "its header is no text"
    if row.hash is None:
        yield "its hash is no text"
    elif row.header is not None and row.hash != found.encode():
        yield "its header does not have the hash that stands beside it"


def _header(line: bytes) -> Header | None:
    try:
        return msgspec.json.decode(line, type=Header)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def _span(first: int, last: int) -> str:
    return f"entry {first} is" if first == last else f"entries {first} to {last} are"
