"""What the words beside a name tell of its bearer: a private role, an office, or nothing.

Only words that stand with the name count: right before it ("the shopkeeper Hasan Tawil", "a spokesman for the Column,
Anis Badra"), in an apposition behind it (", 41, a father of two,"), or as what befell it ("was wounded").
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from herodotus.codebook.private import PRIVATE_PERSON, privacy
from herodotus.exports.incidents.runs import runs

PUBLIC = "public"  # the mark of an office; every other mark is a role that stands in place of the name
REACH = 100  # characters before and after a name that are looked at
APPOSITION = re.compile(r"\s*[,(–—]\s*([^,.;:()!?–—]+)(.?)")
AGE = re.compile(r"\s*(?:,\s*|\()(?:aged\s+|age\s+)?\d{1,3}(?=[,.;)]|\s+(?:and|from|of|who|was|said|told)\b|$)\)?")
HEAD_ENDS = re.compile(r"\b(of|for|to|from|in|at|on|who|that|whose|with|by|and|as)\b", re.IGNORECASE)
ONE_OF = re.compile(r"(?:(?:one|some|two|three) of|among)\s+", re.IGNORECASE)


def mark(text: str, start: int, end: int) -> str | None:
    """Tell what stands beside `text[start:end]`: `PUBLIC`, a role of the table, or None.

    >>> text = "The mayor, Anis Badra, met Hasan Tawil, a shopkeeper, and Layla Tawil, 9."
    >>> [mark(text, at, at + len(name)) for name in ("Anis Badra", "Hasan Tawil", "Layla Tawil")
    ...  if (at := text.index(name)) >= 0]
    ['public', 'private person', 'private person']
    """
    before = _before(text[max(0, start - REACH) : start])
    after = _after(text[end : end + REACH], single=not re.search(r"\s", text[start:end]))
    if PUBLIC in (before, after):
        return PUBLIC
    told = [found for found in (before, after) if found]
    return next((found for found in told if found != PRIVATE_PERSON), told[0] if told else None)


def _before(text: str) -> str | None:
    """Read the nearest head noun that leads up to the name: "a cousin of the minister, " is a cousin's."""
    found = _leading().search(text)
    if found:
        return _meaning(found["cue"])
    return "victim" if _harming().search(text) else None


def _after(text: str, *, single: bool) -> str | None:
    household = _household().match(text)
    if household:
        return "relative"
    age = AGE.match(text)
    rest = text[age.end() :] if age else text
    told = _apposition(rest) or ("victim" if _befallen(single).match(rest) else None)
    return told or (PRIVATE_PERSON if age else None)


def _apposition(text: str) -> str | None:
    found = APPOSITION.match(text)
    if not found:
        return None
    body = found[1].strip()
    if re.match(r"(?:who|whose|whom)\b", body):
        return _clause(body)
    if _harmed_first().match(body):
        return "victim"
    return _noun(ONE_OF.sub("", body))


def _clause(body: str) -> str | None:
    """Read "who …": an office only where that is what somebody does, a private role by its first word."""
    if _doing().match(body):
        return PUBLIC
    if _befallen().match(body.partition(" ")[2]):
        return "victim"
    found = _cue().search(body)
    told = _meaning(found.group()) if found else None
    return None if told == PUBLIC else told


def _noun(body: str) -> str | None:
    """Read an apposition by its head noun, the last word that tells something before "of", "for" and the like."""
    ends = HEAD_ENDS.search(body)
    head = body[: ends.start()] if ends else body
    cues = [hit for hit in _cue().finditer(head) if not re.match(r"['’]s?\b", head[hit.end() :])]
    if not cues or any(True for _ in runs(head[cues[-1].end() :])):  # "Hasan Tawil, Colonel Anis Badra and two others"
        return None
    told = _meaning(cues[-1].group())
    listed = ends is not None and ends[1].lower() == "and"  # "Hasan Tawil, the mayor and two guards" may be three
    return None if told == PUBLIC and listed else told


def _meaning(cue: str) -> str:
    word = " ".join(cue.lower().split())
    return privacy().roles.get(word) or PUBLIC


def any_of(words: Iterable[str]) -> str:
    """Write words as alternatives of a pattern, the longest first, with any white space between their parts."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) + ")"


def _cues() -> str:
    return any_of((*privacy().roles, *privacy().titles))


@cache
def _cue() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w]){_cues()}(?!\w)", re.IGNORECASE)


@cache
def _leading() -> re.Pattern[str]:
    """Match a cue right before a name; "of …," may stand between, in capitals and in words of offices only."""
    of = r"(?:\s+(?:of|for|in|from|at|to)\s+(?:(?:the|a|his|her|defence|defense|foreign|interior|state|army|police|" \
         rf"victim|[A-Z][\w'’-]*|{any_of(privacy().titles)})\s*){{1,5}},)"
    named = r"(?:(?:named|called|identified\s+(?:only\s+)?as|by\s+the\s+name\s+of)\s+)?"
    polite = rf"(?:{any_of(privacy().honorifics)}\.?\s+)*"
    return re.compile(rf"(?<!\w)(?P<cue>(?i:{_cues()}))\.?{of}?[,:]?\s*(?i:{named}{polite})[\"“‘'(]?$")


@cache
def _harming() -> re.Pattern[str]:
    polite = rf"(?:{any_of(privacy().honorifics)}\.?\s+)*"
    return re.compile(rf"(?<!\w){any_of(privacy().harmed_before)}\s+{polite}$", re.IGNORECASE)


@cache
def _household() -> re.Pattern[str]:
    return re.compile(rf"\s+{any_of(privacy().households)}(?!\w)", re.IGNORECASE)


@cache
def _befallen(single: bool = False) -> re.Pattern[str]:
    """Match what befell a person; of a single word, which may be a town's, only what befalls no town."""
    harmed = any_of(privacy().harmed - privacy().things if single else privacy().harmed)
    died = any_of(privacy().died)
    return re.compile(rf"\s*,?\s*(?:(?:was|were|is|has\s+been|had\s+been|being)\s+(?:\w+ly\s+)?{harmed}|{died})(?!\w)",
                      re.IGNORECASE)


@cache
def _harmed_first() -> re.Pattern[str]:
    return re.compile(rf"{any_of(privacy().harmed)}(?!\w)", re.IGNORECASE)


@cache
def _doing() -> re.Pattern[str]:
    return re.compile(rf"who\s+(?:has\s+|had\s+|once\s+|now\s+|\w+ly\s+)?{any_of(privacy().does)}(?!\w)", re.IGNORECASE)
