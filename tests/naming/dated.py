"""What the tests of dates share: the day of publication, and the date of a text that holds one expression."""

from __future__ import annotations

from herodotus.naming.dates import resolve_all

PUBLISHED = "2019-08-27"  # a Tuesday


def edtf(text: str, published: str | None = PUBLISHED) -> str | None:
    """The date of the only expression of a text."""
    ((_, when),) = resolve_all(text, published)
    return when.edtf
