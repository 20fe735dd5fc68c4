"""The countries of the world: codes, names, short forms, demonyms and a centre, from `data/countries.tsv`.

Territories with an ISO code of their own and contested states stand beside the members of the United Nations. Former
states (Soviet Union, Zaire, Yugoslavia) are aliases of the state that holds their capital today.
"""

from __future__ import annotations

import csv
import functools
from importlib import resources

import msgspec

from herodotus.naming.places.normal import country_key


class Country(msgspec.Struct, frozen=True):
    """One country; `lat`, `lon` in degrees are the centre of its land, not its capital."""

    iso2: str
    iso3: str
    name: str
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]
    lat: float
    lon: float


@functools.cache
def countries() -> tuple[Country, ...]:
    """Give all countries in the order of the file, which is by name.

    >>> len(countries()) > 240
    True
    """
    source = resources.files("herodotus.naming.places") / "data" / "countries.tsv"
    rows = csv.DictReader(source.read_text(encoding="utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return tuple(_country(row) for row in rows)


def country_of(word: str) -> Country | None:
    """Find the country that a name, alias, code of three letters or demonym stands for, or None.

    A word in capitals such as "US" is told from "us". Congolese, which fits two, goes to the larger.

    >>> country_of("Iraqis").iso2, country_of("the Netherlands").iso2, country_of("U.S.").iso2
    ('IQ', 'NL', 'US')
    >>> country_of("us") is None
    True
    """
    return country_named(word) or country_of_demonym(word)


def country_named(word: str) -> Country | None:
    """Find a country by name, alias or three-letter code alone; a demonym gives None.

    >>> country_named("Burma").name, country_named("Burmese")
    ('Myanmar', None)
    """
    return _by_name().get(country_key(word))


def country_of_demonym(word: str) -> Country | None:
    """Find a country by demonym or adjective alone; a name gives None.

    >>> country_of_demonym("Burmese").name, country_of_demonym("Myanmar")
    ('Myanmar', None)
    """
    return _by_demonym().get(country_key(word))


def country_by_code(code: str) -> Country | None:
    """Find a country by its ISO 3166 alpha-2 code, or None.

    >>> country_by_code("SY").name
    'Syria'
    """
    return _by_code().get(code)


@functools.cache
def _by_code() -> dict[str, Country]:
    return {c.iso2: c for c in countries()}


@functools.cache
def _by_name() -> dict[str, Country]:
    found = {country_key(c.iso3): c for c in countries()}
    found.update({country_key(alias): c for c in countries() for alias in c.aliases})
    found.update({country_key(c.name): c for c in countries()})
    return found


@functools.cache
def _by_demonym() -> dict[str, Country]:
    pairs = ((country_key(word), c) for c in reversed(countries()) for word in c.demonyms)
    return dict(pairs)


def _country(row: dict[str, str]) -> Country:
    aliases, demonyms = (tuple(filter(None, row[k].split(";"))) for k in ("aliases", "demonyms"))
    return Country(row["iso2"], row["iso3"], row["name"], aliases, demonyms, float(row["lat"]), float(row["lon"]))
