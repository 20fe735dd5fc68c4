"""What a shown cell rests on: quotes with their report and offsets, and the decision with its author."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.text import Text

from herodotus.exports.incidents.layout import one_line, safe
from herodotus.ledger.views import Quote

Authors = Mapping[str, str]  # by the id of a decision, who took it
Gone = frozenset[str]  # ids of reports that were taken back


def quoted(quotes: Sequence[Quote], gone: Gone) -> Iterator[Text]:
    """Give each quote with its report and offsets; a report that was taken back is marked so."""
    for quote in quotes:
        mark = " (withdrawn)" if quote.report in gone else ""
        where = f" {one_line(quote.report)} {quote.start}-{quote.end}"
        yield Text.assemble(safe(f"“{quote.quote}”"), (where, "dim"), (mark, "red"))


def decided(decision: str, authors: Authors) -> str:
    """Name a decision with its author, where the history tells one.

    >>> decided("dec-4", {"dec-4": "mira"}), decided("dec-5", {})
    ('decided by mira, dec-4', 'decided, dec-5')
    """
    return f"decided by {authors[decision]}, {decision}" if decision in authors else f"decided, {decision}"


def time_words(at: str) -> str:
    """Say a time of the journal to the minute.

    >>> time_words("2026-03-05T18:00:00Z")
    '2026-03-05 18:00 UTC'
    """
    return f"{at[:10]} {at[11:16]} UTC" if at.endswith("Z") and len(at) > 16 else at


def dim(words: str) -> Text:
    """Give words as a remark beside what is said."""
    return safe(words, "dim italic")
