"""Text to word pieces with offsets and a case mark each; the encoder itself is uncased."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

SHIPPED = Path(__file__).parent / "weights"
# Another folder may stand in for what ships, such as that of `make model CLEAN=1`; the tokenizer stays the same.
WEIGHTS = Path(os.environ.get("HERODOTUS_WEIGHTS") or SHIPPED)
# Case of the word that a piece belongs to. A text that is nearly all capitals (old wires) says nothing by its case.
UNKNOWN, LOWER, INITIAL, UPPER, OTHER = range(5)
CAPITAL_TEXT = (
    0.7  # share of capitals among letters above which case is marked unknown; MUC wires have .99, news under .1
)


class Pieces(msgspec.Struct, frozen=True):
    """The word pieces of a text, all arrays of one length.

    Ids, case marks, code-point offsets, and for each piece the number of the first piece of its word.
    """

    ids: NDArray[np.int64]
    case: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    firsts: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.ids)


@cache
def tokenizer() -> Tokenizer:
    """Open the word-piece tokenizer that lies beside the weights."""
    opened = Tokenizer.from_file(str(SHIPPED / "tokenizer.json"))
    opened.no_truncation()
    opened.no_padding()
    return opened


def cut(text: str, using: Tokenizer | None = None) -> Pieces:
    """Cut a text into word pieces without special tokens; `starts` and `ends` are offsets into the text."""
    encoding = (using or tokenizer()).encode(text, add_special_tokens=False)
    offsets = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)
    ids = np.array(encoding.ids, dtype=np.int64)
    return Pieces(ids, _cases(text, offsets), offsets[:, 0], offsets[:, 1], _firsts(text, offsets.tolist()))


def _firsts(text: str, offsets: list[list[int]]) -> NDArray[np.int64]:
    """Find first pieces: a piece goes on with the word before where both touch, hyphens included."""
    firsts: list[int] = []
    for at, (start, _) in enumerate(offsets):
        touches = at > 0 and offsets[at - 1][1] == start and _in_word(text[start - 1 : start + 1])
        firsts.append(firsts[at - 1] if touches else at)
    return np.array(firsts, dtype=np.int64)


def _in_word(border: str) -> bool:
    """Whether a word runs across a border of two characters; a hyphen between spaces is a dash, not part of a word."""
    return len(border) == 2 and all(c.isalnum() or c == "-" for c in border) and border != "--"


def _cases(text: str, offsets: NDArray[np.int64]) -> NDArray[np.int64]:
    letters = [c for c in text[:20_000] if c.isalpha()]
    if letters and sum(c.isupper() for c in letters) > CAPITAL_TEXT * len(letters):
        return np.full(len(offsets), UNKNOWN, dtype=np.int64)
    return np.array([_case(text[a:b]) for a, b in offsets.tolist()], dtype=np.int64)


def _case(word: str) -> int:
    if not any(c.isalpha() for c in word):
        return OTHER
    if word.islower():
        return LOWER
    if word.isupper() and len(word) > 1:
        return UPPER
    return INITIAL if word[0].isupper() else OTHER
