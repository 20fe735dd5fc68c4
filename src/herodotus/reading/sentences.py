"""Cut a text into sentences with exact offsets; a line break between paragraphs always ends one."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import msgspec

from herodotus.codebook.store import table

# Possessive, so that a line of nothing but stops costs its length once.
# A stop, its closing quotes or brackets, then space; `[^\S\n]` keeps the search inside a line.
STOP = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+(?=[^\S\n]+\S)")
LINE = re.compile(r"[^\n]+")
WORD_BEFORE = re.compile(r"[\w.]{1,12}$")


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(table("sentences")["abbreviations"])


class Sentence(msgspec.Struct, frozen=True):
    """A sentence as offsets into the text, without the white space around it."""

    start: int
    end: int


@lru_cache(maxsize=8)  # several steps ask for the sentences of the report at hand
def split(text: str) -> tuple[Sentence, ...]:
    r"""Return the sentences of a text in order; blank stretches belong to none.

    >>> [(s.start, s.end) for s in split("Gen. Ali spoke. Then shells fell.\nNight came")]
    [(0, 15), (16, 33), (34, 44)]
    """
    return tuple(s for line in LINE.finditer(text) for s in _split_line(text, line.start(), line.end()))


def _split_line(text: str, start: int, end: int) -> list[Sentence]:
    found, begin = [], start
    for stop in STOP.finditer(text, start, end):
        if _ends_sentence(text, stop):
            found.append((begin, stop.end()))
            begin = stop.end()
    found.append((begin, end))
    return [Sentence(a, b) for a, b in (_trim(text, a, b) for a, b in found) if a < b]


def _ends_sentence(text: str, stop: re.Match[str]) -> bool:
    if stop.group()[0] != ".":
        return True
    before = WORD_BEFORE.search(text[max(0, stop.start() - 12) : stop.start()])
    word = before.group().lower() if before else ""
    if word in _abbreviations() or (len(word) == 1 and word.isalpha()):
        return False
    after = text[stop.end() : stop.end() + 24].lstrip()[:1]
    return not after.islower()


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
