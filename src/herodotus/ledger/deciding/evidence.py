"""Finding the words that a person gives as evidence in the report they were taken from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, select

from herodotus.errors import LedgerError
from herodotus.ledger.journal import payloads
from herodotus.ledger.schema.tables import report
from herodotus.ledger.views import Quote


def text_of(connection: Connection, report_id: str) -> str | None:
    """Return the text of a report, None where it was erased or withheld."""
    address = connection.execute(select(report.c.text).where(report.c.id == report_id)).scalar()
    data = payloads.get(connection, address) if address else None
    return None if data is None else data.decode("utf-8", "surrogatepass")


def located(connection: Connection, words: str, reports: Sequence[str]) -> Quote:
    """Find words in one of some reports; line breaks and blanks may differ.

    Raises `LedgerError` where no report has them.
    """
    for report_id in reports:
        found = next(_places(text_of(connection, report_id) or "", words), None)
        if found is not None:
            start, end, quote = found
            return Quote(report_id, start, end, quote)
    raise LedgerError(
        f"the words {_short(words)!r} are in no report of this incident ({', '.join(reports) or 'it has none'}); "
        "copy them from the report, or say --no-evidence"
    )


def _places(text: str, words: str) -> Iterator[tuple[int, int, str]]:
    parts = words.split()
    if parts:
        for hit in re.finditer(r"\s+".join(map(re.escape, parts)), text):
            yield hit.start(), hit.end(), hit.group()


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= 60 else flat[:57] + "…"
