"""Seals: the count and the hash of the last entry, to be printed or sent away and asked for when a ledger is verified.

What was kept out of reach of whoever can change the ledger and its head file proves that all entries up to it are
still the same.
"""

from __future__ import annotations

import re

import msgspec
from sqlalchemy import Connection

from herodotus.errors import LedgerError
from herodotus.ledger.journal import chain

FORM = re.compile(r"(?:(?P<count>[0-9]{1,18})-)?(?P<hash>[0-9a-f]{64})")


class Seal(msgspec.Struct, frozen=True):
    """All entries up to number `count`, the last of which has `hash` and was made `at` ("" in an empty journal).

    >>> str(Seal(12, "ab" * 32, "2024-05-01T08:00:00Z"))[:9]
    '12-ababab'
    """

    count: int
    hash: str
    at: str

    def __str__(self) -> str:
        return f"{self.count}-{self.hash}"


class Asked(msgspec.Struct, frozen=True):
    """A seal as a person gives it back; `count` is None where only the hash was kept."""

    count: int | None
    hash: str


def seal(connection: Connection) -> Seal:
    """Seal the journal as it stands. Raises `LedgerError` where its last entry cannot be read."""
    head = chain.head(connection)
    try:
        at = chain.header_of(connection, head.count).at if head.count else ""
    except (msgspec.DecodeError, TypeError, ValueError):
        raise LedgerError(f"entry {head.count} is damaged and cannot be sealed; run: herodotus verify") from None
    return Seal(head.count, head.hash, at)


def parse(text: str) -> Asked:
    """Read a seal, or the bare hash of one. Raises `LedgerError` for what is none.

    >>> parse(" 12-" + "AB" * 32).count, parse("ab" * 32).count
    (12, None)
    """
    found = FORM.fullmatch(text.strip().lower())
    if found is None:
        raise LedgerError(f"{text.strip()[:80]!r} is no seal; give it as it was printed: a number, a dash and "
                          "64 digits from 0 to f")
    return Asked(None if found["count"] is None else int(found["count"]), found["hash"])
