"""Toponyms found without a model: capitalised runs that the gazetteer knows, less people, bodies and common words."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

import msgspec

from herodotus.naming.places.countries import country_named, country_of_demonym
from herodotus.naming.places.gazetteer import Entry, named
from herodotus.naming.places.normal import key
from herodotus.naming.places.tokens import Token, run_length, tokens
from herodotus.naming.places.words import words

LONGEST = 6  # words in a name: "Democratic Republic of the Congo" has five
SURE = 60_000  # a name with so many people needs no cue before it (tuned on lgl and geovirus)
FIRST = 4  # times as many where the word begins a sentence, for there every word has a capital
LONG = 30  # a name of several words needs so many times fewer
UNITS = ("admin_first", "admin_second")


class Mention(msgspec.Struct, frozen=True):
    """A toponym in a text: `text[start:end] == name`; `kind` is "place" or "demonym"."""

    start: int
    end: int
    name: str
    kind: str = "place"


class _Spot(msgspec.Struct, frozen=True):
    """A run of words of a text that is weighed as a name, with what the whole text tells."""

    name: str
    row: Sequence[Token]
    at: int
    size: int
    lower: frozenset[str]
    family: frozenset[str]

    def near(self, offset: int) -> Token | None:
        """Give the word so far before (negative) or after (positive) the run, or None."""
        where = self.at + offset if offset < 0 else self.at + self.size - 1 + offset
        return self.row[where] if 0 <= where < len(self.row) else None

    @property
    def head(self) -> Token:
        return self.row[self.at]


def find(text: str) -> tuple[Mention, ...]:
    """Find the place names of a text in order; country adjectives are found too, as kind "demonym".

    >>> [m.name for m in find("Mr Paris said shells fell near Damascus and in the Syrian town of Douma.")]
    ['Damascus', 'Syrian', 'Douma']
    """
    row = tokens(text)
    lower = frozenset(t.text for t in row if t.text.islower())
    return tuple(_mentions(text, row, lower, _family_names(row)))


def _family_names(row: Sequence[Token]) -> frozenset[str]:
    """Gather words that follow a title or given name somewhere: elsewhere they are likely the same person."""
    pairs = itertools.pairwise(row)
    return frozenset(b.text for a, b in pairs if b.joined and b.capital and a.capital
                     and (a.bare in words("given") or a.bare in words("titles")))


def _mentions(text: str, row: Sequence[Token], lower: frozenset[str], family: frozenset[str]) -> Iterator[Mention]:
    at = 0
    while at < len(row):
        size = 0
        for size in range(run_length(row, at, LONGEST) if _may_begin(row, at) else 0, 0, -1):
            name = text[row[at].start:row[at + size - 1].end]
            if (kind := _kind(_Spot(name, row, at, size, lower, family))):
                yield Mention(row[at].start, row[at + size - 1].end, name, kind)
                break
        else:
            size = 1
        at += size


def _may_begin(row: Sequence[Token], at: int) -> bool:
    """Tell whether a name may begin here: with a capital, or an Arabic article tied to one."""
    if row[at].capital:
        return True
    after = row[at + 1] if at + 1 < len(row) else None
    return row[at].bare in words("articles") and after is not None and after.hyphen and after.capital


def _kind(spot: _Spot) -> str:
    if spot.head.bare == "the" or (spot.size == 1 and not spot.head.capital):
        return ""
    if country_of_demonym(spot.name) is not None and country_named(spot.name) is None:
        return "" if _named_after(spot, words("private")) else "demonym"
    if spot.size == 1 and spot.head.bare in words("never") and country_named(spot.name) is None:
        return ""
    return "place" if _is_place(spot) else ""


def _is_place(spot: _Spot) -> bool:
    entries = _entries(spot)
    if not entries or _named_after(spot, words("private")):
        return False
    if country_named(spot.name) is not None:
        return spot.head.bare not in words("given") or not _personal(spot)
    if _common(spot) or _personal(spot):
        return False
    return _cue(spot) or _dateline(spot) or _placed(spot) or _large(spot, entries)


def _entries(spot: _Spot) -> list[Entry]:
    found = [e for e in named(key(spot.name)) if e.rank < 2]
    last = spot.row[spot.at + spot.size - 1].bare
    if not found and spot.size > 1 and any(last in words(u) for u in UNITS) and not _goes_on(spot):
        found = [e for e in named(key(spot.name.rpartition(" ")[0])) if e.kind.startswith("admin")]
    if spot.name.isupper() and len(spot.name) <= 5:
        found = [e for e in found if e.rank == 0 and e.kind in ("country", "admin1", "region")]
    return found if len(key(spot.name)) > 2 or spot.name.endswith(".") or spot.name.isupper() else []


def _goes_on(spot: _Spot) -> bool:
    """Tell whether the run's last word belongs to a longer name: "Ohio Department of Health"."""
    after = spot.near(1)
    return after is not None and after.joined and (after.capital or after.bare in ("of", "for"))


def _common(spot: _Spot) -> bool:
    """Tell whether the word is also written small in the text, or is a person of the text."""
    if spot.size > 1:
        return False
    return spot.name.casefold() in spot.lower or (spot.name in spot.family and not _placed(spot))


def _large(spot: _Spot, entries: Sequence[Entry]) -> bool:
    """Tell whether a name is known well enough to need no cue."""
    after = spot.near(1)
    if after is not None and after.joined and after.bare in words("speech") and spot.size == 1:
        return False
    if any(e.kind in ("region", "water", "continent", "site") for e in entries):
        return True
    weight = max(e.people if e.rank == 0 else e.people // 10 for e in entries)
    if spot.size > 1:
        return weight >= SURE // LONG
    return weight >= (SURE * FIRST if spot.head.first else SURE)


def _cue(spot: _Spot) -> bool:
    """Tell whether "in", "near", "from" or the like stands before."""
    before, earlier = spot.near(-1), spot.near(-2)
    if before is None or spot.head.first:
        return False
    if before.bare == "the" and earlier is not None:
        return earlier.bare in words("cues")
    return before.bare in words("cues") or (before.joined and not before.capital and before.bare in words("directions"))


def _dateline(spot: _Spot) -> bool:
    """Tell whether capitals open a story: "CHARLESTON, W.Va. -- …"."""
    return spot.name.isupper() and len(spot.name) > 5 and spot.head.first


def _placed(spot: _Spot) -> bool:
    """Tell whether a unit word or a larger place follows: "Idlib province", "Paris, Texas"."""
    after = spot.near(1)
    if after is None:
        return False
    if after.joined and any(after.bare in words(u) for u in (*UNITS, "settlement_after", "public")):
        return True
    if after.joined or not after.capital or after.start - spot.row[spot.at + spot.size - 1].end != 2:
        return False
    return country_named(after.text) is not None or any(e.kind == "admin1" for e in named(key(after.text)))


def _named_after(spot: _Spot, kinds: frozenset[str]) -> bool:
    """Tell whether the capitalised run goes on to a body's head word ("Hama Football Club") without a public one."""
    for offset in range(1, 5):
        after = spot.near(offset)
        if after is None or not after.joined or not after.capital or after.bare in words("public"):
            return False
        if after.bare in kinds:
            return True
    return False


def _personal(spot: _Spot) -> bool:
    """Tell whether a title, given name or initial stands before, or an unknown capitalised word on either side."""
    before = spot.near(-1) if spot.head.joined else None
    if before is not None and before.capital and _names_person(before):
        return True
    after = spot.near(1)
    if after is not None and after.joined and after.capital and spot.size == 1:
        return not _harmless(after) and (spot.head.bare in words("given") or not _cue(spot))
    return before is not None and before.capital and not before.first and not _harmless(before)


def _names_person(token: Token) -> bool:
    initial = len(token.bare) == 1 and token.bare not in ("a", "i")
    return initial or token.bare in words("titles") or token.bare in words("given")


def _harmless(token: Token) -> bool:
    """Tell whether a capitalised neighbour says nothing against a place."""
    lists = ("never", "things", "public", "directions", "cues", "lead_nouns", *UNITS)
    return any(token.bare in words(name) for name in lists) or country_of_demonym(token.text) is not None
