"""Runs of capitalised words in a text: what may be the name of a person, a body or a place.

A run ends at words that belong to no name ("In", "Killed", a weekday) and after a possessive, and what stands at its
head without being part of a name ("Colonel", "Resident", "Mr") is left off. Scripts without capitals have no runs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator

import msgspec

from herodotus.codebook.private import privacy

LETTERS = r"(?:[^\W\d_][\u0300-\u036f]*)+"  # with marks that stand as characters of their own (NFD)
WORD = re.compile(rf"{LETTERS}(?:[-'’‘ʼ]{LETTERS})*")
POSSESSIVE = re.compile(r"['’ʼ]s?$", re.IGNORECASE)
BLANK = re.compile(r"[ \t\u00a0]*\r?\n?[ \t\u00a0]*")
MASKED = re.compile(r"\[[a-z ]+\]")  # what stands in place of a name


class Word(msgspec.Struct, frozen=True):
    """One word of a text, `text[start:end]`, without a possessive ending; `possessive` says that it had one."""

    start: int
    end: int
    word: str
    possessive: bool = False

    @property
    def low(self) -> str:
        """The word in small letters, with one kind of apostrophe, marks and letters as one (NFC)."""
        return unicodedata.normalize("NFC", re.sub("[’‘ʼ]", "'", self.word).casefold())


class Run(msgspec.Struct, frozen=True):
    """Words of a text that make one name, from `start` to `end`."""

    words: tuple[Word, ...]

    @property
    def start(self) -> int:
        """Where the first word begins."""
        return self.words[0].start

    @property
    def end(self) -> int:
        """Where the last word ends, without a possessive ending."""
        return self.words[-1].end

    @property
    def key(self) -> tuple[str, ...]:
        """The words in small letters; two spellings of a name that differ in capitals only have one key."""
        return tuple(word.low for word in self.words)


def words_of(text: str) -> list[Word]:
    """Cut a text into words.

    >>> [(w.word, w.possessive) for w in words_of("Badra's al-Hadi")]
    [('Badra', True), ('al-Hadi', False)]
    """
    return [_word(hit) for hit in WORD.finditer(MASKED.sub(lambda hit: " " * len(hit.group()), text))]


def runs(text: str, names: Collection[str] = ()) -> Iterator[Run]:
    """Find the runs of capitalised words, left to right, without overlap; `names` are never left off at their heads.

    >>> [" ".join(w.word for w in run.words) for run in runs("Colonel Anis Badra met Abd al-Rahman Tawil in Karsan.")]
    ['Anis Badra', 'Abd al-Rahman Tawil', 'Karsan']
    """
    row: list[Word] = []
    for word in words_of(text):
        if row and not _joined(text, row[-1], word):
            yield from _run(row, names)
            row = []
        if _in_name(word) or (row and word.low in privacy().particles):
            row.append(word)
        elif row:
            yield from _run(row, names)
            row = []
    yield from _run(row, names)


def _word(hit: re.Match[str]) -> Word:
    ending = POSSESSIVE.search(hit.group())
    size = ending.start() if ending else len(hit.group())
    return Word(hit.start(), hit.start() + size, hit.group()[:size], ending is not None)


def is_capital(word: str) -> bool:
    """Say whether a word is written as a name is, with or without a small article before it.

    >>> is_capital("Badra"), is_capital("al-Hadi"), is_capital("guard")
    (True, True, False)
    """
    first, dash, rest = word.partition("-")
    return word[:1].isupper() or bool(dash and first in privacy().articles and rest[:1].isupper())


def _in_name(word: Word) -> bool:
    return is_capital(word.word) and word.low not in privacy().between


def _joined(text: str, left: Word, right: Word) -> bool:
    """Whether two words stand in one name: only a blank between them, or the full stop of an initial or a title."""
    if left.possessive:
        return False
    gap = text[left.end : right.start]
    if BLANK.fullmatch(gap):
        return bool(gap)
    short = len(left.word) == 1 or privacy().names_nobody(left.low)
    return short and gap.startswith(".") and BLANK.fullmatch(gap[1:]) is not None


def _run(row: list[Word], names: Collection[str]) -> Iterator[Run]:
    """Leave off what heads the row without being a name, and particles at its end."""
    table = privacy()
    while row and table.names_nobody(row[0].low) and row[0].low not in names:
        row = row[1:]
    while row and not is_capital(row[-1].word):
        row = row[:-1]
    if row:
        yield Run(tuple(row))
