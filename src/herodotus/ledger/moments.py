"""Moments of a ledger: the number of an entry, or a time, to the last entry made by then."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from sqlalchemy import Connection

from herodotus.errors import LedgerError
from herodotus.ledger.journal import chain


def now() -> str:
    """Return the time as a ledger writes it: ISO 8601, UTC, milliseconds."""
    return stamp(datetime.now(UTC))


def stamp(moment: datetime) -> str:
    """Write a time as a ledger does.

    >>> stamp(datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC))
    '2026-01-02T03:04:05.000Z'
    """
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def entry_at(connection: Connection, moment: str | int | None) -> int | None:
    """Return the number of the entry meant: given as such, or as a day or a time by which it was made.

    A day means its end. Returns None for None, which is now. Raises `LedgerError` for what is no moment of the ledger.
    """
    if moment is None:
        return None
    words = str(moment).strip()
    if words.isascii() and words.isdigit():
        last = chain.head(connection).count
        if not 1 <= int(words) <= last:
            raise LedgerError(f"{words}: the ledger has entries 1 to {last}")
        return int(words)
    found = chain.at_time(connection, _time(words))
    if found == 0:
        raise LedgerError(f"{words}: the ledger did not exist then")
    return found


def _time(words: str) -> str:
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", words):
            words = f"{words}T23:59:59.999+00:00"
        moment = datetime.fromisoformat(words)
        return stamp(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
    except (ValueError, OverflowError):
        raise LedgerError(f"{words}: is no moment; give the number of an entry, a day such as 2026-11-25, or a time "
                          "such as 2026-11-25T14:30Z") from None
