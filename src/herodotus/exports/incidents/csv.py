"""Incidents as CSV, one row an incident, and their accounts as a second table, one row an account.

The columns are `flat.COLUMNS` and `accounts.ACCOUNT_COLUMNS`, always all of them and in that order. UTF-8, comma, CRLF,
double quotes (RFC 4180); cells that a spreadsheet would run are guarded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from herodotus.exports.incidents.accounts import ACCOUNT_COLUMNS, account_rows
from herodotus.exports.incidents.context import Context
from herodotus.exports.incidents.flat import COLUMNS, flat
from herodotus.exports.incidents.tables import write_rows
from herodotus.ledger.views import IncidentRecord

__all__ = ["ACCOUNT_COLUMNS", "COLUMNS", "write", "write_accounts"]


def write(records: Iterable[IncidentRecord], out: BinaryIO, context: Context) -> int:
    """Write the table of incidents; give how many were written.

    >>> import io
    >>> out = io.BytesIO()
    >>> write([], out, Context()), out.getvalue()[:15]
    (0, b'id,link,type,st')
    """
    return write_rows(COLUMNS, (flat(record, context) for record in records), out)


def write_accounts(records: Iterable[IncidentRecord], out: BinaryIO, context: Context) -> int:
    """Write the table of accounts; give how many incidents it speaks of, those without an account too."""
    seen = [0]
    write_rows(ACCOUNT_COLUMNS, _rows(records, context, seen), out)
    return seen[0]


def _rows(records: Iterable[IncidentRecord], context: Context, seen: list[int]) -> Iterator[dict[str, Any]]:
    for record in records:
        seen[0] += 1
        yield from account_rows(record, context)
