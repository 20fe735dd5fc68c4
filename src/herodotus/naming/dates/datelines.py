"""The head of a report says when it was published, not when anything happened: "KABUL, Afghanistan (Aug. 23, 2012)"."""

from __future__ import annotations

import re

HEAD = 700  # code points in which datelines and title lines stand; releases have up to five lines before them
PARTICLES = frozenset(("of", "the", "and", "for", "de", "la", "el", "in", "to", "on"))
LONGEST_LINE = 140  # a longer line without a stop is a sentence
_AGENCY = r"[^\S\n]{0,2}\([A-Z][\w /.-]{1,30}\)[^\S\n]{0,2}[-–—:]"
_AFTER = re.compile(rf"[^\S\n]{{0,2}}(?:\)|\]|[^\S\n]?[-–—]{{1,2}}[^\S\n])|{_AGENCY}")
_BEFORE = re.compile(r"[(\[][^\S\n]{0,2}$")


def in_dateline(text: str, start: int, end: int) -> bool:
    """Say whether `text[start:end]`, a date, stands in the head of a report: in brackets, before a dash, or in a title.

    >>> head = "KABUL, Afghanistan (Aug. 23, 2012) Two men were held yesterday."
    >>> in_dateline(head, 20, 33), in_dateline(head, 52, 61)
    (True, False)
    >>> in_dateline("BOGOTA, 12 APR 89 (AFP) -- Guerrillas struck.", 8, 17)
    True
    """
    if start > HEAD or not any(c.isdigit() for c in text[start:end]):
        return False
    if not _of_a_head(text[text.rfind("\n", 0, start) + 1 : start]):
        return False
    after = _AFTER.match(text, end)
    if after and (after[0].strip() not in (")", "]") or _BEFORE.search(text, max(0, start - 4), start)):
        return True
    return _title_line(text, start, end)


def _of_a_head(before: str) -> bool:
    """Say whether the words of a line before a date are those of a head: names and titles, no running text."""
    return all(word[:1] != word[:1].lower() or not word.isalpha() or word in PARTICLES for word in before.split())


def _title_line(text: str, start: int, end: int) -> bool:
    """Say whether a date stands in a line that is no sentence: a short one, without a stop, above the body."""
    low = text.rfind("\n", 0, start) + 1
    high = text.find("\n", end)
    line = text[low : high if high >= 0 else len(text)].strip()
    return high >= 0 and len(line) <= LONGEST_LINE and line[-1:] not in ".!?…”\"'" and line[:1].isupper()
