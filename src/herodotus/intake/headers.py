"""The small header that a text file may carry: who published it, when, under which title.

Two spellings are read, with the keys of a JSON line (`id`, `published`, `outlet`, `url`, `title`) in any case:

- plain lines at the very top, each one `Key: value` with a known key, closed by a blank line;
- a fence of `---` lines, as static site builders write it; unknown keys in it are passed over.

The header is cut from the text. Where the top of a file is not wholly a header it is text, and stays.
"""

from __future__ import annotations

import re

import msgspec

KEYS = ("id", "published", "outlet", "url", "title")
# A header has five keys; a fence may have others, such as a list of tags. More lines than this are no header.
MOST_LINES = 50
_ENTRY = re.compile(r"([A-Za-z][A-Za-z_-]{0,30})[ \t]*:[ \t]*(.*)")
_FENCED = re.compile(r"[A-Za-z][\w-]{0,30}[ \t]*:.*|[ \t]*-[ \t].*|[ \t]+\S.*|#.*|\s*")


class Entry(msgspec.Struct, frozen=True):
    """One value of a header and the line it stands on, counted from 1."""

    value: str
    line: int


def split_header(text: str) -> tuple[dict[str, Entry], str]:
    r"""Split a text into its header, by key in lower case, and the rest.

    >>> header, rest = split_header("Title: Shells fall\nPublished: 2019-08-27\n\nTwo died.")
    >>> header["published"].value, header["published"].line, rest
    ('2019-08-27', 2, 'Two died.')
    >>> split_header("Warning: shells fall.\n\nTwo died.")[0]
    {}
    """
    lines = text.split("\n", MOST_LINES + 1)[: MOST_LINES + 1]
    end = _fence_end(lines) if lines[0].rstrip() == "---" else _plain_end(lines)
    if end is None:
        return {}, text
    return _entries(lines[:end]), text[sum(len(line) + 1 for line in lines[: end + 1]) :]


def _plain_end(lines: list[str]) -> int | None:
    for at, line in enumerate(lines):
        if not line.strip():
            return at or None
        match = _ENTRY.fullmatch(line)
        if match is None or match[1].lower() not in KEYS:
            return None
    return None


def _fence_end(lines: list[str]) -> int | None:
    for at, line in enumerate(lines[1:], start=1):
        if line.rstrip() == "---":
            return at if at > 1 else None
        if _FENCED.fullmatch(line) is None:
            return None
    return None


def _entries(lines: list[str]) -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for number, line in enumerate(lines, start=1):
        match = _ENTRY.fullmatch(line)
        if match and match[1].lower() in KEYS and (value := _unquoted(match[2].strip())):
            found.setdefault(match[1].lower(), Entry(value, number))
    return found


def _unquoted(value: str) -> str:
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value
