"""A published report as it enters: its text and what is known of its publication."""

from __future__ import annotations

import hashlib

import msgspec


class Report(msgspec.Struct, frozen=True):
    """One published report.

    `text` is the extracted text, never changed after intake; all offsets are code points into it. `published` is an ISO
    day ("2019-08-27") or None. `extractor` names what made the text, `sha256` is the digest of the captured bytes.
    """

    id: str
    text: str
    published: str | None = None
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    language: str | None = None
    extractor: str = "plain"
    sha256: str | None = None

    @classmethod
    def of(cls, text: str, *, id: str | None = None, published: str | None = None,
           outlet: str | None = None, title: str | None = None, url: str | None = None) -> Report:
        """Make a report of a bare text; without an id it takes the first 12 hex digits of the text's SHA-256.

        >>> Report.of("Shells fell.").id
        '016661ea3bf4'
        """
        return cls(id or short_id(text), text, published, outlet, title, url)


def short_id(text: str) -> str:
    """Name a text by the first 12 hex digits of the SHA-256 of its UTF-8 bytes."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def utf16_offset(text: str, offset: int) -> int:
    r"""Turn a code-point offset into the UTF-16 offset that browsers count in.

    >>> utf16_offset("a\U0001F600b", 2)
    3
    """
    return offset + sum(ord(c) > 0xFFFF for c in text[:offset])
