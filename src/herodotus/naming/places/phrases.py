"""The ways in which the words for a place can be read: what is the name, and what the words around it add.

"the Syrian capital, Damascus" names Damascus; "30 km south of Baghdad" a place near Baghdad; "northern Syria" a part of
Syria; "Wadi al-Qadi, Taiz" something within Taiz if it cannot be found itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from herodotus.naming.places.countries import country_of_demonym
from herodotus.naming.places.words import words

_SPACES = re.compile(r"\s+")
_EDGES = " \t\n,;:'\"()[]“”‘’"
_ABBREVIATION = re.compile(r"(?:^|[ .])[A-Z][A-Za-z]{0,4}\.$")
_POSSESSIVE = re.compile(r"^(?P<whole>[^,]{3,40}?)['’]s? (?P<part>.+)$")
_PARENTHESIS = re.compile(r"\s*\([^)]*\)\s*")
_CONTINENTAL = frozenset(("american", "african", "asian", "european"))
_NUMBER = re.compile(r"^[\d.,]+(?:km|mi)?$")


class Phrase(msgspec.Struct, frozen=True):
    """One way to read the words: `core` is looked up; `relation` is "is", "near", "part" or "within" that core.

    `unit` is "admin1", "admin2", "town" or "" as the words say; `container` names what the core lies in, or is "".
    """

    core: str
    relation: str = "is"
    unit: str = ""
    container: str = ""


def phrases(name: str) -> Iterator[Phrase]:
    """Give the readings of a name, the most literal first; each core occurs once.

    >>> [p.core for p in phrases("the village of Amirli")][-1]
    'Amirli'
    >>> list(phrases("northern Syria"))[-1]
    Phrase(core='Syria', relation='part', unit='', container='')
    """
    seen: set[tuple[str, str]] = set()
    for phrase in _readings(_trim(_SPACES.sub(" ", name)), Phrase(""), 0):
        if phrase.core and (phrase.core, phrase.container) not in seen:
            seen.add((phrase.core, phrase.container))
            yield phrase


def _trim(text: str) -> str:
    """Take marks off both ends, but leave the stop of an abbreviation ("Ala.", "D.C.")."""
    text = text.strip(_EDGES)
    return text if _ABBREVIATION.search(text) else text.strip(_EDGES + ".")


def _readings(text: str, so_far: Phrase, depth: int) -> Iterator[Phrase]:
    """Peel one layer of words at a time; eight layers are more than any name has."""
    if not text or depth > 8:
        return
    yield msgspec.structs.replace(so_far, core=text)
    for rest, change in _peeled(text):
        relation = change.pop("relation", so_far.relation)
        if so_far.relation in ("near", "within"):
            relation = so_far.relation
        kept = {"unit": so_far.unit, "container": so_far.container} | change
        yield from _readings(_trim(rest), Phrase("", relation, **kept), depth + 1)


def _peeled(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    for peel in (_parenthesis, _comma, _middle, _possessive, _suffix, _prefix):
        if (found := list(peel(text))):
            yield from found
            return


def _parenthesis(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    bare = _PARENTHESIS.sub(" ", text).strip()
    if bare != text:
        yield bare, {}


def _comma(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    head, comma, tail = text.partition(",")
    if not comma:
        return
    if _generic(head):
        yield tail, {}
        return
    yield head, {"container": tail.strip(_EDGES)}
    yield tail, {"relation": "within", "container": ""}


def _generic(text: str) -> bool:
    """Tell whether words only announce a name: "the Syrian capital", "the northern city"."""
    last = text.split()[-1:]
    return bool(last) and last[0].casefold() in words("lead_nouns") and not _proper_pair(text)


def _proper_pair(text: str) -> bool:
    """Tell whether a name proper stands before its kind: "Idlib province" but not "Syrian city" or "the city"."""
    before = [w for w in text.split()[:-1] if w[:1].isupper() and w not in ("The", "A")]
    return any(country_of_demonym(w) is None for w in before)


def _middle(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Split at an inner "of", "near", "in": what stands before is a lead-in, or a name within what follows."""
    tokens = text.split()
    for at in range(len(tokens) - 2, 0, -1):
        word = tokens[at].casefold()
        if word not in words("near") and word not in words("inside"):
            continue
        head, tail = " ".join(tokens[:at]), " ".join(tokens[at + 1:])
        if not any(t[:1].isupper() for t in tail.split()):
            continue
        if any(t[:1].isupper() and t.casefold() != "the" for t in tokens[:at]):
            yield head, {"container": tail}
            yield tail, {"relation": "near" if word in words("near") else "within", "container": ""}
        else:
            yield tail, _lead(head, word)
        return


def _lead(head: str, joint: str) -> dict[str, str]:
    last = head.split()[-1].casefold()
    if joint == "of" and last in words("lead_nouns"):
        return {"unit": _unit(last)}
    return {"relation": "near"}


def _unit(word: str) -> str:
    for unit, name in (("admin1", "admin_first"), ("admin2", "admin_second"), ("town", "settlement_after")):
        if word.casefold() in words(name):
            return unit
    return ""


def _suffix(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    head, _, last = text.rpartition(" ")
    if not head:
        return
    if (unit := _unit(last)):
        yield head, {"unit": unit}
    elif last.casefold() in words("things"):
        yield head, {"relation": "near"}


def _prefix(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    first, _, rest = text.partition(" ")
    low = first.casefold()
    if not rest:
        return
    if rest.split()[0].casefold() in _CONTINENTAL:  # "Central American University" is not American
        return
    if low in words("directions") or low.rpartition("-")[2] in words("held"):
        yield rest, {"relation": "part"}
    elif low in words("near"):
        yield rest.removeprefix("to "), {"relation": "near"}
    elif _says_nothing(low):
        yield rest, {}
    elif low in words("lead_nouns"):
        yield rest, {"unit": _unit(low)}
    else:
        yield from _demonym_first(first, rest)


def _says_nothing(word: str) -> bool:
    lists = ("inside", "adjectives", "near_nouns")
    return word in ("the", "a", "an") or any(word in words(name) for name in lists) or bool(_NUMBER.match(word))


def _demonym_first(first: str, rest: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Read "Honduran northern mountains" as a part of Honduras, "Syrian Aleppo" as Aleppo in Syria."""
    country = country_of_demonym(first)
    if country is None:
        return
    if rest[:1].isupper() or any(w[:1].isupper() for w in rest.split()):
        yield rest, {"container": country.name}
    else:
        yield country.name, {"relation": "part"}


def _possessive(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    if (found := _POSSESSIVE.match(text)):
        part = found["part"]
        if any(w[:1].isupper() for w in part.split()):
            yield part, {"container": found["whole"]}
        yield found["whole"], {"relation": "part", "container": ""}
