"""Plain text and Markdown to a report; Markdown keeps its marks, because the text is never changed."""

from __future__ import annotations

import msgspec

from herodotus.intake.captures import Capture
from herodotus.intake.decoding import check_text, text_of
from herodotus.intake.headers import split_header
from herodotus.intake.making import Desk, Stated
from herodotus.report import Report


def plain_report(taken: Capture, desk: Desk) -> Report:
    """Make the report of a text file, with or without a header; raises `InputError` where it cannot be read."""
    header, text = split_header(text_of(taken))
    check_text(taken, text, desk.options.max_size)
    dated = header.get("published")
    values = {key: entry.value for key, entry in header.items()}
    stated = msgspec.convert({**values, "published_line": dated.line if dated else None}, Stated)
    return desk.make(taken, text, stated)
