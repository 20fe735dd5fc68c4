"""Names that no register holds, known again in another spelling: "Ahrar al-Sharqiya", "Ahrar al-Sharkiya".

Two names are one where they have as many words, each like its counterpart and with the same first letter, and agree in
numbers, single letters and country words ("1st Division", "Command II", "of Iran"). The likeness of the two words that
are least alike has to reach `THRESHOLD`. Tried on 5,000 names of the register, with every other spelling of an actor as
right and every other actor as wrong: .98 right at 80 (731 pairs; half of the others are one actor that stands twice),
.97 at 74, .99 at 90, which two words need, for they may be two people ("James Mitchell", "James Michel").
"""

from __future__ import annotations

import re
from collections import defaultdict

from rapidfuzz import fuzz

from herodotus.naming.actors.parts import country_word
from herodotus.naming.places.normal import plain

THRESHOLD, OF_TWO_WORDS = 80.0, 90.0
SHORTEST = 9  # characters of a name that is compared; shorter ones differ by a letter and are two
_FIXED = re.compile(r"\d+(?:st|nd|rd|th)?|[ivx]+|[a-z]")


def likeness(a: str, b: str) -> float:
    """Say how alike two names are, 0 to 100; 0 where they cannot be one.

    >>> likeness("Ahrar al-Sharqiya", "Ahrar al-Sharkiya") > 80, likeness("Party of Iran", "Party of Iraq")
    (True, 0.0)
    """
    one, other = plain(a).split(), plain(b).split()
    if len(one) != len(other) or len(one) < 2 or _fixed(one) != _fixed(other):
        return 0.0
    pairs = list(zip(one, other, strict=True))
    if any(x[0] != y[0] for x, y in pairs):
        return 0.0
    return min(fuzz.ratio(x, y) for x, y in pairs)


def _fixed(words: list[str]) -> list[str]:
    """List the words that have to be the same in both names."""
    return sorted(w for w in words if _FIXED.fullmatch(w) or country_word(w.title()))


class Sightings:
    """Names seen so far, each with the id that it was given; asking costs no more the more there are.

    Names are kept by the first letters of their first and last word, and only those of one drawer are compared.
    """

    def __init__(self) -> None:
        """Begin with none."""
        self._drawers: defaultdict[tuple[str, ...], dict[str, str]] = defaultdict(dict)

    def id_of(self, name: str, own: str) -> str:
        """Give the id of a name seen before that this one is a spelling of, else remember it with the id `own`.

        >>> seen = Sightings()
        >>> [seen.id_of(n, f"name:{i}") for i, n in enumerate(["Ahrar al-Sharqiya", "Ahrar al-Sharkiya", "Ahrar"])]
        ['name:0', 'name:0', 'name:2']
        """
        key = plain(name)
        words = key.split()
        if len(key) < SHORTEST or len(words) < 2:
            return own
        drawer = self._drawers[tuple(word[0] for word in words)]
        if key not in drawer:
            best = max(drawer, key=lambda known: likeness(known, key), default=None)
            needed = THRESHOLD if len(words) > 2 else OF_TWO_WORDS
            alike = best is not None and likeness(best, key) >= needed
            drawer[key] = drawer[best] if best is not None and alike else own
        return drawer[key]
