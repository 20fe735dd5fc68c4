"""Checks the payloads of a journal one by one, and afterwards that none is missing."""

from __future__ import annotations

import re

import msgspec

from herodotus.ledger.journal import payloads
from herodotus.ledger.journal.canonical import digest
from herodotus.ledger.journal.chain_check import KINDS, UNKNOWN
from herodotus.ledger.journal.entries import AnyBody, body_of, kind_of
from herodotus.ledger.journal.named import Named, Naming
from herodotus.ledger.journal.payloads import Damaged
from herodotus.ledger.journal.raw import PayloadRow
from herodotus.ledger.journal.verdict import Broken, Findings, titled

CODINGS = (b"plain", b"deflate", payloads.WITHHELD.encode())
ADDRESS = re.compile(rb"[0-9a-f]{64}")


class PayloadCheck:
    """Takes the rows of the payloads in any order, then `end`s."""

    def __init__(self, findings: Findings, named: Named) -> None:
        """Tell problems to `findings`; `named` holds, closed, what all entries name."""
        self._findings, self._named = findings, named
        self.rows = self.withheld = self.erased = 0

    def take(self, row: PayloadRow) -> None:
        """Check one row."""
        self.rows += 1
        self.withheld += row.coding == CODINGS[2]
        shown = _shown(row.address)
        proper = ADDRESS.fullmatch(row.address or b"")
        said = self._named.meet(bytes.fromhex(proper[0].decode())) if proper else []
        namings = [one for one in said if not one.erased]
        if not namings:
            self._findings.tell(f"payload {shown}: no entry names it")
            return
        if said[-1].erased and row.coding != CODINGS[2]:  # one that is withheld is not there either
            self._tell(said[-1], f"payload {shown}, which it erased, is still there")
            return
        try:
            self._bodies(namings, content(row), shown)
        except Damaged as error:
            self._tell(_wanting(said), f"payload {shown} {error}")

    def end(self, suspect: Broken | None) -> None:
        """Tell which payloads are missing; one that `suspect`, an entry that cannot be read, may have erased as its."""
        for address, said in self._named.unmet():
            named = max((one.seq for one in said if not one.erased), default=None)
            erased = max((one.seq for one in said if one.erased), default=None)
            if named is None or (erased is not None and erased > named):
                self.erased += named is not None
                continue
            wanting, line = _wanting(said), f"payload {address.hex()[:12]} is missing"
            if suspect and suspect.seq > named:
                self._findings.tell(f"{_title(wanting)}: {line}; {titled(suspect)} may have erased it", suspect)
            else:
                self._tell(wanting, line)

    def _bodies(self, namings: list[Naming], data: bytes | None, shown: str) -> None:
        """Check that a payload is the body that entries say it is."""
        as_body = [one for one in namings if not one.blob and one.kind != UNKNOWN]
        if not as_body or data is None:
            return
        body = decoded(data)
        for one in as_body:
            if body is None:
                self._tell(one, f"payload {shown} is no body of an entry")
            elif kind_of(body) != KINDS[one.kind]:
                self._tell(one, f"its body {shown} is one of {kind_of(body)}")

    def _tell(self, naming: Naming, line: str) -> None:
        self._findings.tell(f"{_title(naming)}: {line}", _broken(naming))


def content(row: PayloadRow) -> bytes | None:
    """Return the bytes of a payload, None where they are withheld; raises `Damaged` where it is not what was stored."""
    if row.coding is None or row.body is None or row.check is None:
        raise Damaged("has a column of another type")
    if row.coding not in CODINGS:
        raise Damaged(f"has the unknown coding {row.coding[:20].decode('utf-8', 'replace')!r}")
    if payloads.check_of(row.coding.decode(), row.body) != row.check.decode("utf-8", "replace"):
        raise Damaged("is not stored as it was: its check does not hold")
    data = payloads.unfolded("", row.coding.decode(), row.body)
    if data is None and row.body:
        raise Damaged("is said to be withheld, and holds bytes")
    if data is not None and digest(data).encode() != row.address:
        raise Damaged("holds other bytes than those that it is named by")
    return data


def decoded(data: bytes) -> AnyBody | None:
    """Decode a body, None for what is none."""
    try:
        return body_of(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def _wanting(said: list[Naming]) -> Naming:
    """Give the first entry that needs an address, as it now stands: the first that names it after it was erased."""
    erased = max((one.seq for one in said if one.erased), default=said[0].seq)
    named = [one for one in said if not one.erased]
    return next((one for one in named if one.seq >= erased), named[0])


def _broken(naming: Naming) -> Broken:
    return Broken(naming.seq, None if naming.kind == UNKNOWN else KINDS[naming.kind])


def _title(naming: Naming) -> str:
    return titled(_broken(naming))


def _shown(address: bytes | None) -> str:
    return "without an address" if address is None else address[:12].decode("utf-8", "replace")
