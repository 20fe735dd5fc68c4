"""Words of a sentence that tell an act or stand for a side, with their PLOVER types and ISO 3166 alpha-3 codes."""

from __future__ import annotations

import functools
import re

import msgspec

from benchmarks.adapters.data import rules

# A noun right after a name belongs to the side: "Peruvian officials".
GROUP = re.compile(
    r"(?:'s)?\s(?:government|authorities|officials?|rebels?|forces|troops|army|police|soldiers|students|workers|militants"
    r"|aircraft|minister)\b"
)


class Hit(msgspec.Struct, frozen=True):
    """A word that tells an act: its PLOVER type and offset."""

    type: str
    at: int


class Side(msgspec.Struct, frozen=True):
    """A side as the sentence names it, with its code."""

    start: int
    text: str
    code: str


@functools.cache
def _pattern(section: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """Compile a section of the data file; the code that each form stands for."""
    codes = {form: code for code, forms in _forms(section).items() for form in forms}
    choices = "|".join(re.escape(form) for form in sorted(codes, key=lambda f: (-len(f), f)))
    return re.compile(rf"(?<![\w-])(?:{choices})(?![\w])", re.I), codes


def _forms(section: str) -> dict[str, list[str]]:
    if section == "strong":
        coming = _to_come()
        return {code: [*coming.get(code, []), *forms] for code, forms in rules("plover")["strong"].items()}
    if section != "sides":
        return dict(rules("plover")[section])
    return _countries() | {code: list(forms) for code, forms in _own_sides().items()}


def _to_come() -> dict[str, list[str]]:
    """Join each modal with each base form: "will visit", "may suspend"."""
    table = rules("plover")["to_come"]
    return {code: [f"{m} {base}" for m in table["modals"] for base in table[code]] for code in ("AGREE", "THREATEN")}


@functools.cache
def _countries() -> dict[str, list[str]]:
    from herodotus.naming.places.countries import countries

    short = {"us", "who"}  # words of the language; "US" is told from "us" by its case in `sides`
    return {
        c.iso3: [n.lower() for n in (c.name, *c.aliases, *c.demonyms) if n and n.lower() not in short and len(n) > 2]
        for c in countries()
    }


def _own_sides() -> dict[str, list[str]]:
    table = rules("plover")
    merged: dict[str, list[str]] = {code: list(forms) for code, forms in table["bodies"].items()}
    for code, forms in table["standing_for"].items():
        merged[code] = [*forms, *_countries().get(code, [])]
    return merged


def cue(text: str, tier: str) -> Hit | None:
    """Find the first word of a tier, "strong" or "weak".

    >>> cue("Peru rejected the offer of talks.", "strong")
    Hit(type='REJECT', at=5)
    """
    pattern, codes = _pattern(tier)
    match = pattern.search(text)
    return Hit(codes[match.group().lower()], match.start()) if match else None


def sides(text: str) -> list[Side]:
    """Find the sides of a sentence from left to right, each code once.

    >>> [(s.text, s.code) for s in sides("Peruvian officials met a UN envoy; us they did not.")]
    [('Peruvian officials', 'PER'), ('UN', 'IGO')]
    """
    pattern, codes = _pattern("sides")
    found: dict[str, Side] = {}
    for match in pattern.finditer(text):
        word = match.group()
        if word[0].isupper() and (len(word) > 2 or word.isupper()):
            group = GROUP.match(text, match.end()) or match
            code = codes[word.lower()]
            found.setdefault(code, Side(match.start(), text[match.start() : group.end()], code))
    return list(found.values())


def code_of_country(iso2: str | None) -> str | None:
    """Give the three-letter code of a two-letter one."""
    from herodotus.naming.places.countries import countries

    return next((c.iso3 for c in countries() if c.iso2 == iso2), None) if iso2 else None


def code_in(name: str) -> str | None:
    """Give the code of the first side named in a phrase."""
    return next((side.code for side in sides(name[:1].upper() + name[1:])), None)
