"""Phrases of MUC-4 wires judged by their words: things, people, names, bodies, countries. All upper case."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable

import msgspec

from benchmarks.adapters.data import rules
from herodotus.records import Actor, Incident, Reading

WORD = re.compile(r"[A-Z0-9][A-Z0-9.'-]*")


class Target(msgspec.Struct, frozen=True):
    """A target: the mention to predict and its kind: physical, people, fighter or name."""

    mention: str
    kind: str


@functools.cache
def known(group: str) -> frozenset[str]:
    """Give one list of words of the data file as a set."""
    return frozenset(rules("muc4")["words"][group])


def mention(actor: Actor) -> str:
    """Give the phrase as the text has it, without articles, numbers and brackets before it.

    >>> mention(Actor("about nine peasants"))
    'PEASANTS'
    """
    phrase = (actor.evidence[0].quote if actor.evidence else actor.name).upper()
    tokens = re.sub(r"\s*[\[(].*", "", phrase).split()
    while len(tokens) > 1 and (tokens[0].strip('",') in known("quantities") or tokens[0].isdigit()):
        tokens.pop(0)
    return " ".join(tokens).strip(" \",'")


def head(phrase: str) -> str:
    """Give the last word before the first preposition, seen through "a group of".

    >>> head("RESIDENCE OF THE HONORARY CONSUL"), head("GROUP OF ARMED MEN WEARING MASKS")
    ('RESIDENCE', 'MEN')
    """
    last = ""
    phrase = re.sub(r"^(?:\w+ ){0,3}(?:GROUP|BAND|GANG|NUMBER) OF ", "", phrase)
    for token in WORD.findall(phrase):
        if token in known("prepositions") and last:
            break
        last = token
    return last


def classify_target(actor: Actor) -> Target:
    """Tell things from people, and names from descriptions.

    >>> classify_target(Actor("Mayor Elvira Chocue")), classify_target(Actor("two post offices")).kind
    (Target(mention='ELVIRA CHOCUE', kind='name'), 'physical')
    """
    phrase = mention(actor)
    top = head(phrase)
    if top in known("physical") or top.removesuffix("S") in known("physical"):
        return Target(phrase, "physical")
    if top in known("fighters"):
        return Target(phrase, "fighter")
    if top in known("people") or top in known("perpetrators"):
        return Target(phrase, "people")
    if set(WORD.findall(phrase)) & known("prepositions"):
        return Target(phrase, "people" if top in known("titles") else "physical")
    return Target(without_titles(phrase), "name")


def without_titles(phrase: str) -> str:
    """Take titles off the front of a name, all but a last word."""
    tokens = phrase.split()
    titled = [i for i, token in enumerate(tokens[:-1]) if token in known("titles")]
    return " ".join(tokens[titled[-1] + 1 :]) if titled else phrase


def perpetrators(actors: Iterable[Actor]) -> tuple[list[str], list[str]]:
    """Split perpetrators into individuals and bodies; "FMLN guerrillas" gives one of each.

    >>> perpetrators([Actor("FMLN guerrillas"), Actor("three men")])
    (['GUERRILLAS', 'MEN'], ['FMLN'])
    """
    individuals, bodies = [], []
    for actor in actors:
        phrase = mention(actor)
        top, named = head(phrase), named_body(phrase)
        persons = top in known("people") | known("perpetrators")
        if persons:
            individuals.append(top if named else phrase)
        if named or not persons:
            bodies.append(named or phrase)
    return list(dict.fromkeys(individuals)), list(dict.fromkeys(bodies))


def named_body(phrase: str) -> str | None:
    """Find a known body in a phrase, or take the whole phrase where its head marks a body."""
    bodies = rules("muc4")["organisations"]
    for name in bodies["known"]:
        if re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", phrase):
            return str(name)
    return phrase if head(phrase) in bodies["marks"] else None


def said_words(incident: Incident) -> set[str]:
    """Collect the words of an incident's evidence and means."""
    phrases = [e.quote for e in incident.evidence] + [a.name for a in incident.means]
    return {word for phrase in phrases for word in WORD.findall(phrase.upper())}


def is_authority(name: str) -> bool:
    """Tell whether a claimant speaks for the state."""
    return bool(set(WORD.findall(name.upper())) & known("authorities"))


def dateline_country(place_line: str | None) -> str | None:
    """Give the country of a dateline, by its bracket or its city.

    >>> dateline_country("TOKYO (JAPAN), 7 DEC 89"), dateline_country("LIMA, 9 JAN 90")
    ('JAPAN', 'PERU')
    """
    line = (place_line or "").upper()
    bracket = re.match(r"[A-Z .'-]+\(([A-Z .'-]+)\)", line)
    if bracket:
        return bracket.group(1)
    city = line.split(",")[0].strip()
    found: str | None = rules("muc4")["datelines"].get(city)
    return found


def usual_country(reading: Reading) -> str | None:
    """Give the country that most incidents of a reading lie in."""
    codes = Counter(i.where.country for i in reading.incidents if i.where and i.where.country)
    return country_name(codes.most_common(1)[0][0]) if codes else None


def country_name(code: str | None) -> str | None:
    """Give the English name of a country by its two-letter code, upper case."""
    from herodotus.naming.places.countries import countries

    return next((c.name.upper() for c in countries() if c.iso2 == code), None) if code else None
