"""Write a text in one spelling, letter for letter, so that its words can be looked up and offsets stay true."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

# Letters that are written in two ways: Persian and Arabic ones, the Turkish dotless i, apostrophes.
SAME = {"ı": "i", "ی": "ي", "ى": "ي", "ک": "ك", "ة": "ه", "’": "'", "‘": "'", "ʼ": "'", "`": "'"}


def folded(text: str) -> str:
    """Return a text of the same length in lower case, without accents, its letters and digits in one spelling.

    >>> folded("٣ آذار ۲۰۱۹, 3 Août, 3 МАРТА")
    '3 اذار 2019, 3 aout, 3 марта'
    """
    return "".join(map(_letter, text))


@lru_cache(maxsize=4096)
def _letter(letter: str) -> str:
    if letter.isdecimal():
        return str(unicodedata.decimal(letter))
    plain = unicodedata.normalize("NFD", letter)[0]
    lower = plain.lower() if len(plain.lower()) == 1 else plain
    return SAME.get(lower, lower)


def key(word: str) -> str:
    """Return how a word is looked up: folded, and without a mark at its end, which texts leave out.

    >>> key("Mar\u00e7o"), key("مهٔ")
    ('marco', 'مه')
    """
    bare = folded(" ".join(word.split()))
    return bare[:-1] if unicodedata.combining(bare[-1]) else bare
