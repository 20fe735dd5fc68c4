"""The fullest form in which a report names an actor: acronyms spelt out, last names completed, titles left away.

It looks only into the report; what the report never spells out stays as it is.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from herodotus.naming.actors.acronyms import acronyms
from herodotus.naming.actors.loading import OFFICE
from herodotus.naming.actors.parts import country_word, nouns, seat
from herodotus.naming.actors.register import entries_named
from herodotus.naming.actors.tidy import in_ordinary_case, tidied, without_titles
from herodotus.naming.actors.words import words
from herodotus.naming.places.normal import plain

SHORTEST_PART = 5  # letters of a word that may stand for the body whose name it is a part of
# A capitalised run: up to six words, with particles between ("Ana de la Rosa", "Omar al-Hadi", "Jean-Marc Roe").
_CAP = r"[^\W\d_a-zß-öø-ÿ][\w'’-]*\w|[A-Z]\."
_PARTICLE = r"(?:al|el|bin|ibn|de|del|de la|la|da|dos|van|von|der|den|di|du|ag|ould|y)"
_ARTICLE = r"(?:al-|el-|ash-|as-)?"
_RUN = re.compile(rf"{_ARTICLE}(?:{_CAP})(?: (?:{_PARTICLE} )?{_ARTICLE}(?:{_CAP})){{1,5}}")
_POSSESSIVE = re.compile(r"['’]s? |['’]s$")
_CAPITAL_WORD = re.compile(r"[A-Z][A-Z'-]+")


def fullest(name: str, text: str) -> str:
    """Give the fullest form in which the text names the same actor, without article, title or trailing clause.

    >>> fullest("Roe", "Jane Roe, the mayor, spoke. Roe denied it.")
    'Jane Roe'
    >>> fullest("the CAW", "The Coastal Air Wing (CAW) flew. The CAW said so.")
    'Coastal Air Wing'
    """
    bare = tidied(name, text)
    if not bare:
        return name.strip()
    long = _spelt_out(bare, text) or _around(bare, text)
    if long:
        return tidied(long, text)
    person = without_titles(bare)
    if _may_be_surname(person):
        full = _completed(person, text)
        return full if full and (not _is_body(person) or entries_named(full)) else person
    return _without_bracket(person, text)


def _spelt_out(bare: str, text: str) -> str | None:
    """Spell out an acronym that the text introduces."""
    wanted = bare.replace(".", "")
    return next((a.long for a in acronyms(text) if a.short.replace(".", "") == wanted), None)


def _around(bare: str, text: str) -> str | None:
    """Give the only long form of an acronym that a word stands in: "the Tigers" of the Liberation Tigers (LT)."""
    if " " in bare or len(bare) < SHORTEST_PART or not bare[:1].isupper() or _is_body(bare):
        return None
    around = {a.long for a in acronyms(text) if bare in a.long.split()[1:]}
    return around.pop() if len(around) == 1 else None


def _without_bracket(name: str, text: str) -> str:
    """Drop an acronym in brackets after its long form: "Coastal Air Wing (CAW)"."""
    return re.sub(r"\s*[(\[][A-Z][\w-]{1,11}[)\]]$", "", name)


def _may_be_surname(name: str) -> bool:
    """Say whether a name may be a last name alone, with or without a title, and no country, body or role noun."""
    spelt = [w for w in name.split() if w.lower().strip(".") not in words("titles")]
    if len(spelt) != 1 or spelt[0] != name.split()[-1]:
        return False
    word = spelt[0]
    if not word[:1].isupper() and not word.startswith(("al-", "el-")):
        return False
    if word.lower() in words("generic") or (word.isupper() and len(word) < 5):
        return False
    return not (country_word(word) or seat(word) or nouns(word))


def _is_body(name: str) -> bool:
    """Say whether the register has a body of just this name ("Tigers (Macedonia)" is none of the name "Tigers")."""
    word = plain(name.split()[-1])
    return any(e.kind != OFFICE and word in map(plain, e.names) for e in entries_named(name.split()[-1]))


def _completed(name: str, text: str) -> str | None:
    """Complete a last name from the runs of capitalised words that end with it, else a first name that begins one."""
    word = name.split()[-1]
    runs = _in_capitals(word, text) if _mostly_capitals(text) else _runs(text).get(plain(word), Counter())
    if not runs:
        return None
    best = max(runs, key=lambda run: (runs[run] + min(len(run.split()), 4), len(run), run))
    return best if plain(best) != plain(word) else None


@lru_cache(maxsize=64)
def _runs(text: str) -> dict[str, Counter[str]]:
    """Index the capitalised runs of a text, titles off, by their last word, and by the first where no run ends so."""
    last: dict[str, Counter[str]] = {}
    first: dict[str, Counter[str]] = {}
    for match in _RUN.finditer(text):
        for piece in _POSSESSIVE.split(match[0]):
            run = _person(piece)
            spelt = run.split()
            if len(spelt) < 2:
                continue
            last.setdefault(plain(spelt[-1]), Counter())[run] += 1
            first.setdefault(plain(spelt[0]), Counter())[run] += 1
    often = {word: runs for word, runs in first.items() if word in words("given") or max(runs.values()) > 1}
    return {**often, **last}


def _person(run: str) -> str:
    """Take openers, titles, countries and bodies off the front of a run, so that a person's name is left.

    What stands before the last title goes too: "Harbour Police Superintendent Jane Roe".
    """
    spelt = run.split()
    titles = [i for i, w in enumerate(spelt[:-1]) if w.lower().strip(".") in words("titles")]
    spelt = spelt[titles[-1] + 1 :] if titles else spelt
    while len(spelt) > 1 and _no_name(spelt[0]):
        spelt = spelt[1:]
    return " ".join(spelt)


def _no_name(word: str) -> bool:
    """Say whether the first word of a run is no part of a person's name."""
    return (word.lower() in words("openers") or bool(country_word(word) or nouns(word)) or word[:1].isdigit()
            or "-year-" in word)


def _mostly_capitals(text: str) -> bool:
    """Say whether a text is a wire set in capitals."""
    letters = [c for c in text[:2000] if c.isalpha()]
    return sum(c.isupper() for c in letters) > 0.85 * len(letters)


def _in_capitals(word: str, text: str) -> Counter[str]:
    """Complete a last name in a text of capitals, where only given names tell how far a name reaches back."""
    found: Counter[str] = Counter()
    for match in re.finditer(rf"\b{re.escape(word.upper())}\b", text.upper()):
        if text[match.start() : match.end()].upper() != match[0]:
            continue
        before = list(_CAPITAL_WORD.finditer(text, max(0, match.start() - 60), match.start()))[-4:]
        start = _given_start(text, [(m.start(), m.end()) for m in before], match.start())
        after = re.match(r"(?: DE| DEL| Y)? ([A-Z'-]+)", text[match.end() : match.end() + 30])
        if start is not None:
            found[in_ordinary_case(" ".join(text[start : match.end()].split()))] += 1
        elif after and word.lower() in words("given"):
            found[in_ordinary_case(word.upper() + after[0])] += 1
    return found


def _given_start(text: str, before: list[tuple[int, int]], end: int) -> int | None:
    """Find where a name begins: the farthest given name among the words that stand unbroken before a last name."""
    start, following = None, end
    for left, right in reversed(before):
        if text[right:following].strip():
            break
        if text[left:right].lower() in words("given"):
            start = left
        following = left
    return start

