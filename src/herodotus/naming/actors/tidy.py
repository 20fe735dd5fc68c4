"""Names tidied: articles, possessives, trailing clauses and titles off; capitals of a wire set in ordinary case."""

from __future__ import annotations

import re

from herodotus.naming.actors.acronyms import acronyms
from herodotus.naming.actors.register import entries_named
from herodotus.naming.actors.words import words

# Clauses that trail a name: relative ("who …"), appositions in small letters (", the group's leader"), ages (", 41").
_TRAILING = re.compile(r",? (?:who|which|whom|whose)\b.*|, (?:an?|the|its|his|her|their) [a-z].*"
                       r"|, \d{1,3}\b.*|,? based in .*")
_AROUND = " \t\n\"“”‘'’.,;:–—-"
_WORD = re.compile(r"[^\W\d_][\w'’.-]*|\d\w*|\S", re.UNICODE)


def tidied(name: str, text: str = "") -> str:
    """Tidy a name without looking for a fuller one.

    The article "the" goes, "a" stays ("an official"), as annotators of the ledger wrote it.

    >>> tidied("the Coastal Guard, which patrols the bay,"), tidied("GENERAL STAFF OF THE ARMY")
    ('Coastal Guard', 'General Staff of the Army')
    """
    bare = _unquoted(" ".join(name.split()))
    if " and " not in bare and re.search(r"[A-Z]", bare.split(" who")[0][1:]):
        bare = _unquoted(_TRAILING.sub("", bare))
    if bare[:4].lower() == "the " and len(bare) > 4:
        bare = bare[4:]
    bare = re.sub(r"['’]s?$", "", bare) if not bare.endswith(("s’", "s'")) else bare[:-1]
    return in_ordinary_case(bare, text) if is_capitals(bare) else bare


def _unquoted(name: str) -> str:
    """Strip marks around a name, but keep the full stops of "U.S.", and a closing apostrophe only after s."""
    left = name.lstrip(_AROUND)
    right = left.rstrip(" \t\n\"“”‘,;:–—-")
    return right if re.search(r"\b[A-Za-z]\.$", right) else right.rstrip(". ")


def is_capitals(name: str) -> bool:
    """Say whether a name is set wholly in capitals and longer than an acronym."""
    return name.isupper() and (" " in name or len(name) > 6)


def in_ordinary_case(name: str, text: str = "") -> str:
    """Set a line of capitals in title case; acronyms of the text or the register keep their capitals.

    >>> in_ordinary_case("COLONEL ANA DE LA ROSA OF THE FMLN")
    'Colonel Ana de la Rosa of the FMLN'
    """
    known = {a.short for a in acronyms(text)} if text else set()
    return _WORD.sub(lambda m: _cased(m[0], known, first=m.start() == 0), name)


def _cased(word: str, known: set[str], *, first: bool) -> str:
    if word in known or (word.lower() not in words("given") and _is_acronym(word)):
        return word
    if word.lower() in words("small") and not first:
        return word.lower()
    return "-".join(part[:2] + part[2:].capitalize() if part[1:2] in "'’" and part[:1] != "'" and len(part) > 3
                    else part.capitalize() for part in word.split("-"))


def _is_acronym(word: str) -> bool:
    """Say whether a word in capitals is an acronym: of the register, dotted, or without a vowel."""
    if word.lower() in words("small") or len(word) < 2:
        return False
    rows = entries_named(word) if len(word) <= 8 else ()
    spelt = any(word in (e.name, *e.aliases) for e in rows)
    return spelt or re.fullmatch(r"(?:[A-Z]\.)+|[BCDFGHJKLMNPQRSTVWXZ]{2,4}|U[KNS]", word) is not None


def without_titles(name: str) -> str:
    """Drop the titles before a person's name as long as two words of the name remain.

    >>> without_titles("Colonel Jane Roe"), without_titles("President Roe")
    ('Jane Roe', 'President Roe')
    """
    spelt = name.split()
    start = 0
    while len(spelt) - start > 2 and spelt[start].lower().strip(".,") in words("titles"):
        start += 1
    rest = spelt[start:]
    named = all(w[:1].isupper() or w.lower() in words("small") for w in rest)
    return " ".join(rest) if named and rest[0].lower() not in words("small") else name
