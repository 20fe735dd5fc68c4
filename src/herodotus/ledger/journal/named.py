"""The addresses that the entries of a journal name, held in some 50 bytes each (80 while they are put in order)."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

BLOB, ERASED = 0x40, 0x80  # what an entry says of an address, beside the number of its kind; neither: it is its body


class Naming(NamedTuple):
    """An entry names an address: as its body, as a text or capture that it brought (`blob`), or as `erased`."""

    seq: int
    kind: int
    blob: bool
    erased: bool


class Named:
    """Collects namings in the order of the entries; after `close`, finds them by address."""

    def __init__(self) -> None:
        """Start with none."""
        self._bytes, self._seqs, self._roles = bytearray(), array("q"), bytearray()

    def add(self, address: bytes, naming: Naming) -> None:
        """Note that an entry names an address (32 bytes)."""
        self._bytes += address
        self._seqs.append(naming.seq)
        self._roles.append(naming.kind | BLOB * naming.blob | ERASED * naming.erased)

    def close(self) -> None:
        """Put all in order by address."""
        unordered = np.frombuffer(self._bytes, dtype="S32") if self._bytes else np.zeros(0, dtype="S32")
        self._order = np.argsort(unordered)
        self._addresses = unordered[self._order]
        self._met = np.zeros(len(unordered), dtype=bool)
        self._bytes = bytearray()

    def meet(self, address: bytes) -> list[Naming]:
        """Give what entries say of an address at which a payload lies, in their order, and note that one does."""
        key = np.bytes_(address)
        first, last = (int(self._addresses.searchsorted(key, side)) for side in ("left", "right"))
        self._met[first:last] = True
        return self._between(first, last)

    def unmet(self) -> Iterator[tuple[bytes, list[Naming]]]:
        """Yield the addresses at which no payload was met, with what is said of them."""
        missing, at = np.flatnonzero(~self._met), 0
        while at < len(missing):
            first = last = int(missing[at])
            while last < len(self._addresses) and self._addresses[last] == self._addresses[first]:
                last += 1
            yield bytes(self._addresses[first]).ljust(32, b"\0"), self._between(first, last)
            at += last - first

    def _between(self, first: int, last: int) -> list[Naming]:
        places = self._order[first:last]
        found = ((self._seqs[place], self._roles[place]) for place in map(int, places))
        return sorted(Naming(seq, role & 0x3F, bool(role & BLOB), bool(role & ERASED)) for seq, role in found)
