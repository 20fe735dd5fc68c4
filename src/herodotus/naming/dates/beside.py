"""The words right beside a place of the text."""

from __future__ import annotations

import re

LAST_WORD = re.compile(r"([^\W\d_]+)[\s‘“\"'(]{1,4}$")
NEXT_WORD = re.compile(r"(?=\s)[^\S\n]{0,4}\n?[^\S\n]{0,4}([^\W_]+)")  # not over an empty line


def word_before(text: str, start: int) -> str:
    """Return the lower-case word right before an offset, "" where there is none.

    >>> word_before("Since March", 6)
    'since'
    """
    found = LAST_WORD.search(text, max(0, start - 24), start)
    return found[1].casefold() if found else ""


def word_after(text: str, end: int) -> str:
    """Return the lower-case word right after an offset (only white space between), "" where there is none."""
    found = NEXT_WORD.match(text, end, end + 24)
    return found[1].casefold() if found else ""
