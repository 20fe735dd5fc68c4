"""Place names to places: the words of a report to one entry of the gazetteer, with its runners-up and the reason.

An answer is never a guess: where nothing fits, the name stays as reported, without coordinates, and `why` says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from herodotus.naming.places.answers import answer
from herodotus.naming.places.candidates import alike, exact
from herodotus.naming.places.containment import lies_in, outer_places
from herodotus.naming.places.context import Context, context_of
from herodotus.naming.places.countries import country_named, country_of_demonym
from herodotus.naming.places.gazetteer import Entry
from herodotus.naming.places.phrases import Phrase, phrases
from herodotus.naming.places.rank import Reasons, all_reasons, shares
from herodotus.naming.places.relative import between, two_ends
from herodotus.naming.places.surroundings import Beside, beside
from herodotus.records import Place

LARGE = 100_000  # people from which a place may be meant in a report that never names its country
FAMOUS = 500_000  # people from which a town tells the country of what lies in it
ALIKE_SHARE = 0.35  # of what a report says on countries, before a name that only sounds like a place is that place
MAIN_SHARE, MAIN_LEAST = 0.8, 2.5  # of it, and how much it has to be, before a name in no gazetteer is put there
LONGEST = 300  # characters of a name that are read; a longer one is no place name
UNITS = {"admin1": ("admin1", "region"), "admin2": ("admin2", "town", "region"), "town": ("town", "capital")}
SAID = {"container": "the words beside it name where it lies", "unit": "the word for its kind stands beside it"}
WIDE = ("country", "admin1", "region")  # kinds of container that place a name that is not in the gazetteer
_LIST = re.compile(r",? and |, ?")


def resolve(name: str, *, text: str, start: int | None = None, home: str | None = None,
            hints: Sequence[str] = ()) -> Place:
    """Resolve one name of a report; `start` is its offset in the text where it is known.

    `hints` are country names, codes or demonyms known from elsewhere, `home` is the ISO code of the outlet's country.

    >>> place = resolve("the Syrian capital, Damascus", text="A blast shook the Syrian capital, Damascus.")
    >>> place.name, place.country, place.id, place.precision
    ('Damascus', 'SY', 'geonames:170654', 1)
    """
    return _resolved(name[:LONGEST], context_of(text, (), tuple(hints), home), beside(text, name, start))


def resolve_report(text: str, mentions: Sequence[tuple[int, int]], *, home: str | None = None,
                   hints: Sequence[str] = ()) -> tuple[Place, ...]:
    """Resolve all mentions of a report, given as [start, end); the shared context is gathered once.

    >>> [p.country for p in resolve_report("Shells fell on Hama and Homs.", [(15, 19), (24, 28)])]
    ['SY', 'SY']
    """
    names = [text[start:end] for start, end in mentions]
    distinct = tuple(dict.fromkeys(names))
    context = context_of(text, distinct, tuple(hints), home)
    elsewhere = {name: beside(text, name, None).containers for name in distinct}
    found: list[Place] = []
    for name, (start, _) in zip(names, mentions, strict=True):
        here = beside(text, name, start)
        if not here.containers:  # a bare mention takes the containers of the name's other mentions
            here = msgspec.structs.replace(here, containers=elsewhere[name])
        found.append(_resolved(name[:LONGEST], context, here))
    return tuple(found)


def _resolved(name: str, context: Context, near: Beside) -> Place:
    if country_of_demonym(name) is not None and country_named(name) is None:
        return Place(name, why=f"“{name}” names people or an origin, not a place")
    if (middle := _between(name, context, near)) is not None:
        return middle
    if " and " in name and not exact(name.strip()) and (several := _several(name, context)) is not None:
        return several
    readings = list(phrases(name))
    for phrase in readings:
        for look_up in (exact, alike):
            entries = [e for e in look_up(phrase.core) if fits(e, phrase, context, near)]
            if entries:
                return _chosen(name, phrase, entries, context, near)
    return _unknown(name, readings, near, context)


def _between(name: str, context: Context, near: Beside) -> Place | None:
    """Read "the road between A and B"; None where either end is not known."""
    ends = two_ends(name)
    return between(_resolved(ends[0], context, near), _resolved(ends[1], context, near), name.strip()) if ends else None


def fits(entry: Entry, phrase: Phrase, context: Context, near: Beside) -> bool:
    """Leave out what the words contradict, and small places in countries that the report never names."""
    if phrase.container and outer_places(phrase.container):
        return lies_in(entry, [phrase.container])
    if entry.kind not in ("town", "admin2") or (entry.rank < 2 and phrase.relation == "within"):
        return True
    inside = lies_in(entry, near.containers)
    placed = any(outer_places(name) for name in near.containers)  # then a country named elsewhere is no reason
    if entry.rank >= 2:  # a name that is only like it has to lie where the report plays
        return inside or context.country_shares(phrase.core).get(entry.country or "", 0.0) >= ALIKE_SHARE
    known = inside or (not placed and context.names_country(entry.country, phrase.core))
    return known or entry.people >= LARGE


def _chosen(name: str, phrase: Phrase, entries: Sequence[Entry], context: Context, near: Beside) -> Place:
    """Weigh the entries that fit one reading and answer with the likeliest."""
    found = weighed(name, phrase, entries, context, near)
    parts = shares(found)
    order = sorted(range(len(entries)), key=lambda i: (-parts[i], entries[i].number))
    said = [words for reason, words in SAID.items() if reason in found[order[0]]]
    return answer(name, phrase, [(entries[i], parts[i]) for i in order], said)


def weighed(name: str, phrase: Phrase, entries: Sequence[Entry], context: Context, near: Beside) -> list[Reasons]:
    """Give the reasons for each entry: those of the report, and of the words beside the name."""
    containers = [*filter(None, [phrase.container]), *near.containers]
    unit = phrase.unit or (near.unit if phrase.relation == "is" else "")
    found = all_reasons(name, entries, context)
    for entry, reasons in zip(entries, found, strict=True):
        if lies_in(entry, containers):
            reasons["container"] = 1.0
        if unit and entry.kind in UNITS[unit]:
            reasons["unit"] = 1.0
        if context.home and entry.country == context.home:
            reasons["outlet"] = 1.0
    return found


def _several(name: str, context: Context) -> Place | None:
    """Read "Iraq and Syria" as several places: no point, and a country only if they share it."""
    places = [_resolved(part, context, Beside()) for part in _LIST.split(name.strip()) if part and " and " not in part]
    codes = {p.country for p in places}
    if len(places) < 2 or None in codes or any(p.id is None for p in places):
        return None
    return Place(name.strip(), country=codes.pop() if len(codes) == 1 else None, precision=6,
                 score=min(p.score for p in places), why="several places: " + "; ".join(p.name for p in places))


def _unknown(name: str, readings: Sequence[Phrase], near: Beside, context: Context) -> Place:
    """Keep a name that nothing fits; its country only where the words tie the mention to one."""
    for container in [*(p.container for p in readings if p.container), *near.containers]:
        codes = {e.country for e in outer_places(container) if e.kind in WIDE or e.people >= FAMOUS}
        if len(codes) == 1 and (code := codes.pop()):
            return Place(name.strip(), country=code, score=0.5,
                         why=f"not in the gazetteer; the words put it in {container}")
    shares = context.country_shares(name, MAIN_LEAST)
    if shares and (main := max(shares, key=lambda code: shares[code])) and shares[main] >= MAIN_SHARE:
        return Place(name.strip(), country=main, score=round(shares[main] / 2, 3),
                     why="not in the gazetteer; what else the report says on places lies in this country")
    return Place(name.strip(), why="not in the gazetteer, and no words beside it say where it lies")
