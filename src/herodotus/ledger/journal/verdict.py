"""What verifying a ledger found, and the collecting of it: however much is broken, the first twenty lines are kept."""

from __future__ import annotations

import bisect
from typing import NamedTuple

import msgspec

from herodotus.ledger.journal.chain import Head

MOST = 20
LAST = 2**63  # a problem that belongs to no entry stands after all that do


class Broken(NamedTuple):
    """The first broken entry: its number, and its kind where its header tells one; a missing entry has none."""

    seq: int
    kind: str | None


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """Whether a ledger holds what was written to it.

    `entries` and `payloads` count rows, `erased` the payloads that were erased on request, `withheld` those that an
    export left out. `head` is the last entry. `problems` holds lines, by number of entry, at most `MOST`; `more`
    counts those that did not fit. `notes` say what is no fault but should be known. `first_broken` is None where all is
    well, and where what is wrong belongs to no entry, such as a payload that none names.
    """

    ok: bool
    entries: int
    payloads: int
    erased: int
    withheld: int
    head: Head
    first_broken: Broken | None = None
    problems: tuple[str, ...] = ()
    more: int = 0
    notes: tuple[str, ...] = ()


class Findings:
    """Collects problems and notes."""

    def __init__(self) -> None:
        """Start with none."""
        self._kept: list[tuple[int, int, Broken | None, str]] = []
        self.count = 0
        self.notes: list[str] = []

    def tell(self, line: str, broken: Broken | None = None) -> None:
        """Add a problem of an entry, or of none."""
        bisect.insort(self._kept, (broken.seq if broken else LAST, self.count, broken, line), key=lambda one: one[:2])
        del self._kept[MOST:]
        self.count += 1

    def note(self, line: str) -> None:
        """Add what is no fault."""
        self.notes.append(line)

    @property
    def problems(self) -> tuple[str, ...]:
        """The first problems by number."""
        return tuple(line for _, _, _, line in self._kept)

    @property
    def first_broken(self) -> Broken | None:
        """The first entry that a problem belongs to, with its kind where any problem of it tells one."""
        entries = [broken for _, _, broken, _ in self._kept if broken]
        if not entries:
            return None
        kinds = (one.kind for one in entries if one.seq == entries[0].seq and one.kind)
        return Broken(entries[0].seq, next(kinds, None))


def titled(broken: Broken) -> str:
    """Name an entry in a line.

    >>> titled(Broken(7, "reading.made")), titled(Broken(7, None))
    ('entry 7 (reading.made)', 'entry 7')
    """
    return f"entry {broken.seq} ({broken.kind})" if broken.kind else f"entry {broken.seq}"
