"""Words with their places in a text, as far as finding names needs them: capitals, sentence starts, what joins what."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from herodotus.naming.places.words import words

# Initials ("U.S.", "W. Va.", "J."), or a word with inner apostrophes and perhaps the stop of an abbreviation.
_TOKEN = re.compile(r"[A-Z]\. ?[A-Z][a-z]\.|(?:[A-Z]\.){2,}|[^\W\d_](?:[^\W_]|['’`](?=[^\W_]))*\.?")
_POSSESSIVE = re.compile(r"['’]s$|(?<=s)['’]$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?:;\n\"“‘(•*]|--|—")
_JOINTS = frozenset((" ", "\u00a0", "-", "–", ""))


class Token(msgspec.Struct, frozen=True):
    """A word, `text[start:end]`, and how it stands to the word before.

    `first` where it begins a sentence, line or quotation; `joined` where only a blank or hyphen parts it from the word
    before, `hyphen` where that is a hyphen, `owned` where a possessive ending does.
    """

    start: int
    end: int
    text: str
    first: bool
    joined: bool
    hyphen: bool
    owned: bool

    @property
    def bare(self) -> str:
        """The word in lower case, without its stop."""
        return self.text.rstrip(".").casefold()

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.text[:1].isupper() or (self.text[1:2] in ("'", "’") and self.text[2:3].isupper())


def tokens(text: str) -> list[Token]:
    """Cut a text into words; a possessive ending is left out of its word.

    >>> [t.text for t in tokens("Ohio's north, W.Va. and U.S. forces.")]
    ['Ohio', 'north', 'W.Va.', 'and', 'U.S.', 'forces']
    """
    found: list[Token] = []
    last = 0
    for match in _TOKEN.finditer(text):
        start, end = match.start(), _end(text, match)
        gap = text[last:start]
        bare_gap = _POSSESSIVE.sub("", gap)
        joined = bool(found) and gap in _JOINTS
        first = not found or (bool(_SENTENCE_END.search(bare_gap)) and gap != "")
        found.append(Token(start, end, text[start:end], first, joined, joined and gap in ("-", "–"),
                           gap in ("'s ", "’s ")))
        last = end
    return found


def _end(text: str, match: re.Match[str]) -> int:
    """Leave off the stop that ends a sentence, not one that ends an abbreviation, and a possessive ending."""
    word = match.group()
    if word.endswith(".") and "." not in word[:-1] and not _abbreviates(word):
        word = word[:-1]
    return match.start() + len(_POSSESSIVE.sub("", word) or word)


def _abbreviates(word: str) -> bool:
    return len(word) == 2 or word[:-1].casefold() in words("abbreviations")


def run_length(row: Sequence[Token], at: int, most: int) -> int:
    """Count the words from `at` on that may form one name: capitals with particles between, ending in a capital."""
    size = 1
    for reach in range(1, most):
        if at + reach >= len(row) or not (row[at + reach].joined or row[at + reach].owned):
            break
        if row[at + reach].capital:
            size = reach + 1
        elif row[at + reach].bare not in words("particles"):
            break
    return size
