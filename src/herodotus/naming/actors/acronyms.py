"""Acronyms that a text introduces beside their long form, in round or square brackets, either way round.

"the Northern Ridge Brigade (NRB)", "NRB (Northern Ridge Brigade)", "NORTHERN RIDGE BRIGADE [NRB]". A pair is taken only
if the register knows it, or the letters of the short form can be read from the words of the long form, or the words are
a body's name in capitals; remarks in brackets ("(right)", "(42)", "[WORD INDISTINCT]") pair with nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import msgspec

from herodotus.naming.actors.register import entries_named
from herodotus.naming.actors.words import words
from herodotus.naming.places.normal import plain

# A bracket holds at most 90 characters; what stands before it is searched over at most 12 words (160 characters).
_BRACKET = re.compile(r"[(\[]([^()\[\]\n]{2,90})[)\]]")
_WORD = re.compile(r"[\w'’&.]+(?:-[\w'’]+)*", re.UNICODE)
_SHORT = re.compile(r"(?:[A-Z]\.){2,}|[A-Z][A-Za-z0-9]*(?:[-/][A-Z0-9]+)*")
_REACH, _MOST_WORDS = 160, 12
_BREAK = re.compile(r"[.;:!?\n\"“”]\s|[,;]\s|[(\[)\]]")


class Acronym(msgspec.Struct, frozen=True):
    """A short form and its long form; `start`, `end` bound the whole introduction in code points."""

    short: str
    long: str
    start: int
    end: int


@lru_cache(maxsize=256)
def acronyms(text: str) -> tuple[Acronym, ...]:
    """Find the acronyms that the text introduces, in order.

    >>> [(a.short, a.long) for a in acronyms("Planes of the Coastal Air Wing (CAW) took off.")]
    [('CAW', 'Coastal Air Wing')]
    >>> acronyms("The minister (right) is 61 (born in March).")
    ()
    """
    found: list[Acronym] = []
    for match in _BRACKET.finditer(text):
        pair = _before(text, match) or _inside(text, match)
        if pair:
            found.append(pair)
    return tuple(found)


def short_forms(long: str, text: str) -> tuple[str, ...]:
    """Give the acronyms introduced in the text for a long form, compared without case."""
    wanted = long.casefold()
    return tuple(a.short for a in acronyms(text) if a.long.casefold() == wanted)


def _before(text: str, match: re.Match[str]) -> Acronym | None:
    """Read "Long Form (SHORT ...)": the long form stands before the bracket."""
    for short in _shorts(match[1]):
        low = max(0, match.start() - _REACH)
        stretch = text[low : match.start()]
        cut = max((m.end() for m in _BREAK.finditer(stretch)), default=0)
        before = list(_WORD.finditer(stretch, cut))[-_MOST_WORDS:]
        spelt = [m[0] for m in before]
        at = next((at for find in _READINGS if (at := find(short, spelt)) is not None), None)
        if at is not None and text[low + before[-1].end() : match.start()].strip() == "":
            start = low + before[at].start()
            return Acronym(short, text[start : low + before[-1].end()], start, match.end())
    return None


def _inside(text: str, match: re.Match[str]) -> Acronym | None:
    """Read "SHORT (Long Form)": the short form stands before the bracket."""
    before = re.search(r"([\w.-]{2,12})\s?$", text[max(0, match.start() - 14) : match.start()])
    if not before or not _is_short(before[1]):
        return None
    inner = [m[0] for m in _WORD.finditer(match[1])]
    if len(inner) < 2 or _long_start(before[1], inner) != 0:
        return None
    start = match.start() - len(before[0])
    return Acronym(before[1], match[1].strip(), start, match.end())


def _shorts(inner: str) -> Iterator[str]:
    """Give the short forms that a bracket may hold: "PMF or Hashd", "ISIL, also known as ISIS"."""
    first = re.split(r",|;| or |/", inner)[0].strip().strip("“”\"'")
    if _is_short(first):
        yield first


def _is_short(word: str) -> bool:
    """Say whether a word looks like an acronym: mostly capitals, two to ten characters, no remark of a wire."""
    if not 2 <= len(word) <= 12 or not _SHORT.fullmatch(word) or word.lower() in words("remarks"):
        return False
    letters = [c for c in word if c.isalpha()]
    return len(letters) >= 2 and (sum(c.isupper() for c in letters) >= 2 or word in ("Isis", "Nato", "Unrwa"))


def _long_start(short: str, before: list[str]) -> int | None:
    """Find where the long form starts among the words before: the nearest word from which the initials read.

    Every letter of the short form must be an initial, or a further letter, of the words in order, the first letter an
    initial of the first word; words of three letters or more may be passed over only once.
    """
    letters = [c.lower() for c in short if c.isalnum()]
    fit = [at for at in range(len(before) - 1) if before[at][:1].lower() == letters[0]
           and before[at].lower() not in words("small") and _reads(letters, before[at:])]
    return fit[-1] if fit else None


def _reordered(short: str, before: list[str]) -> int | None:
    """Find a long form whose initials are the letters in another order, as many words of weight or two more."""
    heavy = [i for i, w in enumerate(before) if w.lower() not in words("small")]
    letters = sorted(c.lower() for c in short if c.isalpha())
    for size in range(len(letters), len(letters) + 3):
        initials = [before[i][:1].lower() for i in heavy[-size:]]
        if len(letters) > 2 and len(initials) == size and all(initials.count(c) >= letters.count(c) for c in letters):
            return heavy[-size]
    return None


def _registered(short: str, before: list[str]) -> int | None:
    """Find a name that the register gives for the short form at the end of the words before."""
    names = {plain(n) for e in entries_named(short) for n in (e.name.split(" (")[0], *e.aliases) if " " in n}
    starts = [i for i in range(max(0, len(before) - 9), len(before) - 1) if before[i].lower() != "the"]
    return next((i for i in starts if plain(" ".join(before[i:])) in names), None)


def _capital_run(short: str, before: list[str]) -> int | None:
    """Find a run of capitalised words, particles between, that holds a word for a body."""
    if not short.isupper() or all(w.isupper() for w in before):
        return None
    start = len(before)
    for at in range(len(before) - 1, -1, -1):
        if before[at][:1].isupper():
            start = at
        elif before[at].lower() not in words("small"):
            break
    run = before[start:]
    if run and run[0].lower() == "the":
        start, run = start + 1, run[1:]
    return start if len(run) > 1 and any(w.lower() in words("bodies") for w in run) else None


# How a long form before its bracket is looked for: known pairs, initials in any order, letters in order, a body's name.
_READINGS = (_registered, _reordered, _long_start, _capital_run)


def _reads(letters: list[str], long: list[str]) -> bool:
    """Say whether the letters can be read from the words, each word of weight giving its initial, one at most none."""
    parts = [p.lower() for word in long for p in word.split("-") if p]
    states = {(0, 0)}  # letters read, words of weight that gave none
    for part in parts:
        states = {new for state in states for new in _step(state, part, letters)}
    return any(read == len(letters) and passed <= 1 for read, passed in states)


def _step(state: tuple[int, int], part: str, letters: list[str]) -> Iterator[tuple[int, int]]:
    """Let one word give none, its first, or its first and up to three later letters."""
    read, passed = state
    light = part in words("small") or len(part) <= 2
    if passed + (not light) <= 1:
        yield read, passed + (not light)
    at = -1
    for taken, char in enumerate(letters[read : read + 4], start=1):
        at = part.find(char, at + 1)
        if at < 0 or (taken == 1 and at > 0):
            return
        yield read + taken, passed
