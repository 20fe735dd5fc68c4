"""Bodies of entries, decoded once: readings and decisions, by address."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection

from herodotus.ledger.journal import payloads
from herodotus.ledger.journal.entries import AnyBody, Decided, Read, body_of
from herodotus.records import Reading


class Bodies:
    """Holds decoded bodies for as long as one piece of work lasts; those `want`ed come with one query."""

    def __init__(self, connection: Connection, known: Mapping[str, AnyBody] | None = None) -> None:
        """Read from a connection; `known` holds bodies that are at hand already."""
        self._connection = connection
        self._known: dict[str, AnyBody | None] = dict(known or {})

    def want(self, addresses: Iterable[str]) -> None:
        """Fetch bodies that will be asked for."""
        missing = [address for address in addresses if address not in self._known]
        found = payloads.get_many(self._connection, missing)
        for address in missing:
            self._known[address] = body_of(found[address]) if address in found else None

    def reading(self, address: str) -> Reading | None:
        """Return the reading at an address, None where it was erased or withheld."""
        body = self._get(address)
        return body.reading if isinstance(body, Read) else None

    def decision(self, address: str) -> Decided | None:
        """Return the decision at an address."""
        body = self._get(address)
        return body if isinstance(body, Decided) else None

    def _get(self, address: str) -> AnyBody | None:
        if address not in self._known:
            self.want([address])
        return self._known[address]
