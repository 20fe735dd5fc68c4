"""What the words of a mention say by themselves: a country, role nouns, bodies and people of the register within it.

"a former Iraqi police officer" holds the country IQ (demonym), the role noun COP, and the mark of a former office.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import msgspec

from herodotus.naming.actors.loading import Entry
from herodotus.naming.actors.register import data_rows, entries_named, longest_name
from herodotus.naming.places.countries import country_of
from herodotus.naming.places.normal import plain

_TOKEN = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*\.?", re.UNICODE)
_POSSESSIVE = re.compile(r"['’]s?$")
_FORMER = frozenset(("former", "ex", "disgraced", "ousted", "deposed", "retired", "exiled",
                     "onetime", "erstwhile", "late"))
# Capitals of three letters that are countries by their code as well as in running text; other codes are words ("AND").
_CODES = frozenset(("USA", "UAE", "DRC", "CAR", "FRG", "GDR", "USSR", "PRC", "ROK"))
_CODE_COUNTRY = {"DRC": "CD", "CAR": "CF", "FRG": "DE", "GDR": "DE", "USSR": "RU", "PRC": "CN", "ROK": "KR"}
_PRONOUNS = frozenset(("he", "she", "they", "it", "him", "her", "them"))
_BREAKS = frozenset(("of", "in", "from", "at", "for", "who", "that", "on", "by", "with", "near", "against"))


class Noun(msgspec.Struct, frozen=True):
    """A role noun in a mention: its phrase, role code, weight, and whether it stands in the mention's head."""

    phrase: str
    role: str
    weight: int
    head: bool
    at: int


class Seat(msgspec.Struct, frozen=True):
    """A capital (`kind` seat) or another town or region (`kind` place) with its country."""

    name: str
    country: str
    kind: str


def tokens(mention: str) -> list[str]:
    """Split a mention into words without possessive endings.

    >>> tokens("Northland’s defence ministry")
    ['Northland', 'defence', 'ministry']
    """
    return [_POSSESSIVE.sub("", word).rstrip(".") if "." not in word[:-1] else word for word in _TOKEN.findall(mention)]


def is_former(mention: str) -> bool:
    """Say whether a mention speaks of a former office."""
    return any(w.lower() in _FORMER or w.lower().startswith(("ex-", "then-ex")) for w in tokens(mention))


def nouns(mention: str) -> tuple[Noun, ...]:
    """Find the role nouns of a mention, the longest phrase at each word, in order.

    >>> [(n.phrase, n.role, n.head) for n in nouns("an officer of the riot police")]
    [('riot police', 'COP', False)]
    """
    lower = [plain(t) for t in tokens(mention)]
    head_end = next((i for i, w in enumerate(lower) if i and w in _BREAKS), len(lower))
    found, at = [], 0
    while at < len(lower):
        size, row = _longest(lower, at)
        if row and (len(lower) == 1 or lower[at] not in _PRONOUNS):
            found.append(Noun(" ".join(lower[at : at + size]), row[0], row[1], at < head_end, at))
        at += max(size, 1)
    return tuple(found)


def _longest(lower: list[str], at: int) -> tuple[int, tuple[str, int] | None]:
    """Give the longest role phrase that begins at a word, and its length in words."""
    for size in range(min(4, len(lower) - at), 0, -1):
        row = _role_of(" ".join(lower[at : at + size]))
        if row:
            return size, row
    return 0, None


def _role_of(phrase: str) -> tuple[str, int] | None:
    """Look a phrase up in the role table, as it stands or without a plural ending."""
    table = _roles()
    forms = (phrase, phrase.removesuffix("s"), phrase.removesuffix("es"), re.sub("ies$", "y", phrase),
             re.sub("men$", "man", phrase))
    return next((table[f] for f in forms if f in table), None)


@cache
def _roles() -> dict[str, tuple[str, int]]:
    return {plain(r["phrase"]): (r["role"], int(r["weight"])) for r in data_rows("roles.tsv")}


@cache
def _seats() -> dict[str, Seat]:
    return {plain(r["name"]): Seat(r["name"], r["country"], r["kind"]) for r in reversed(data_rows("seats.tsv"))}


def seat(name: str) -> Seat | None:
    """Find a capital, town or region by its whole name.

    >>> seat("Kyiv").country, seat("Kyiv").kind
    ('UA', 'seat')
    """
    return _seats().get(plain(name))


def country_word(word: str) -> str | None:
    """Give the country that a word or phrase stands for, or None; three capitals count only if they are in use.

    >>> country_word("Iraqi"), country_word("FRANCE"), country_word("AND")
    ('IQ', 'FR', None)
    """
    bare = word.replace(".", "")
    if bare in _CODE_COUNTRY:
        return _CODE_COUNTRY[bare]
    if bare.isupper() and len(bare) == 3 and bare not in _CODES:
        return None
    if (len(bare) < 4 and not bare.isupper()) or not word[:1].isupper():
        return None
    spelt = word.title() if word.isupper() and len(bare) > 3 else word
    found = country_of(spelt)
    return found.iso2 if found else None


def countries_in(mention: str) -> tuple[str, ...]:
    """Find the countries named in a mention by name, demonym, capital, town or region, in order.

    >>> countries_in("South Sudanese officers in Juba")
    ('SS', 'SS')
    """
    found, spelt, at = [], tokens(mention), 0
    while at < len(spelt):
        size, code = _country_at(spelt, at)
        if code:
            found.append(code)
        at += size
    return tuple(found)


def _country_at(spelt: list[str], at: int) -> tuple[int, str | None]:
    """Give the longest country phrase at a word, with its length (1 where there is none)."""
    if not spelt[at][:1].isupper() and "-" not in spelt[at]:
        return 1, None
    for size in range(min(4, len(spelt) - at), 0, -1):
        phrase = " ".join(spelt[at : at + size])
        place = seat(phrase) if phrase[:1].isupper() else None
        code = country_word(phrase) or (place.country if place else None) or _hyphened(phrase)
        if code:
            return size, code
    return 1, None


def _hyphened(word: str) -> str | None:
    """Read "Somalia-based" and "Iraqi-Kurdish"; a backer ("Turkish-backed") is not the country of the actor."""
    first, dash, rest = word.partition("-")
    if not dash or (not rest[:1].isupper() and rest.lower() not in ("based", "born", "held", "controlled", "ruled")):
        return None
    place = seat(first)
    return country_word(first) or (place.country if place else None)


def registered_in(mention: str) -> tuple[tuple[Entry, ...], ...]:
    """Find names of the register within a mention, the longest at each word, as the rows that bear each name.

    >>> [rows[0].id for rows in registered_in("gunmen of Boko Haram")]
    ['boko-haram']
    """
    return tuple(_names_in(tokens(mention)))


def _names_in(spelt: list[str]) -> Iterator[tuple[Entry, ...]]:
    at = 0
    while at < len(spelt):
        size, rows = _name_at(spelt, at)
        if rows:
            yield rows
        at += size


def _stands_alone(word: str, rows: tuple[Entry, ...]) -> bool:
    """Say whether one word within a mention is a body's name: no initial, and no word that some paper is called by."""
    if len(word) <= 2 and not word.isupper():
        return False
    return word.isupper() or any(row.role != "JRN" for row in rows)


def _name_at(spelt: list[str], at: int) -> tuple[int, tuple[Entry, ...]]:
    """Give the longest registered name at a word; a single word must be capitalised, a short one wholly."""
    for size in range(min(longest_name(), len(spelt) - at), 0, -1):
        words = spelt[at : at + size]
        if not words[0][:1].isupper() and not (size > 1 and words[-1][:1].isupper()):
            continue
        rows = entries_named(" ".join(words))
        if rows and (size > 1 or _stands_alone(words[0], rows)):
            return size, rows
    return 1, ()
