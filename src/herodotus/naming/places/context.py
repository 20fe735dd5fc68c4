"""What a whole report says about where it plays: the countries it names, and what its other places have in common.

A place in a report is likely to lie near the report's other places. Every distinct name casts one vote, shared among
what it may stand for, for a country, a first- and second-order unit and a patch of the globe; none votes for itself.
"""

from __future__ import annotations

import functools
import math
from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from herodotus.naming.places.candidates import exact
from herodotus.naming.places.countries import country_named, country_of_demonym
from herodotus.naming.places.find import find
from herodotus.naming.places.gazetteer import Entry
from herodotus.naming.places.phrases import phrases

Cell = tuple[str, object]
MOST_TEXT = 200_000  # characters of a text that are searched for context; longer texts repeat themselves
ROUNDS = 2  # votes are cast by size alone, then once more in the light of the others' votes


class Context(msgspec.Struct, frozen=True):
    """The votes of a report, and the country of its outlet (`home`).

    `own` holds each name's own votes, to be taken off when that name is weighed.
    """

    countries: dict[str, float]
    votes: dict[Cell, float]
    own: dict[str, dict[Cell, float]]
    home: str | None = None

    def names_country(self, code: str | None, name: str) -> bool:
        """Tell whether the report names a country, or places in it other than `name`; True where it names none."""
        votes = self.votes.get(("country", code), 0.0) - self.own.get(name, {}).get(("country", code), 0.0)
        return code in self.countries or votes > 0.4 or not self.countries

    def country_shares(self, name: str, least: float = 0.0) -> dict[str, float]:
        """Share the report out among the countries that it names and in which its places other than `name` may lie.

        Nothing where mentions and votes together weigh no more than `least`: one country named once weighs 1.
        """
        own = self.own.get(name, {})
        heard = dict(self.countries)
        for (kind, code), votes in self.votes.items():
            if kind == "country":
                heard[str(code)] = heard.get(str(code), 0.0) + votes - own.get((kind, code), 0.0)
        total = sum(heard.values())
        return {code: weight / total for code, weight in heard.items()} if total > least else {}

    def support(self, name: str, entry: Entry) -> dict[str, float]:
        """Say how the report's other words speak for an entry, by kind of vote (the keys of `rank.HALF`)."""
        mine = self.own.get(name, {})
        heard = {kind: 0.0 for kind in ("country", "admin1", "admin2", "patch")}
        for cell in cells(entry):
            heard[cell[0]] += max(0.0, self.votes.get(cell, 0.0) - mine.get(cell, 0.0))
        itself = country_named(name)
        counts = {c: n for c, n in self.countries.items() if itself is None or c != itself.iso2}
        total = sum(counts.values())
        return heard | {"mentions": counts.get(entry.country or "", 0.0) / total if total else 0.0}


def cells(entry: Entry) -> list[Cell]:
    """Name what an entry votes for; a patch is one of the four overlapping 2-degree squares around it."""
    found: list[Cell] = []
    if entry.country:
        found.append(("country", entry.country))
    if entry.kind in ("admin1", "admin2", "town", "capital", "site", "region"):
        lat, lon = math.floor(entry.lat), math.floor(entry.lon)
        found += [("patch", (lat - i, lon - j)) for i in (0, 1) for j in (0, 1)]
    if (first := entry.number if entry.kind == "admin1" else entry.admin1) is not None:
        found.append(("admin1", first))
    if (second := entry.number if entry.kind == "admin2" else entry.admin2) is not None:
        found.append(("admin2", second))
    return found


@functools.lru_cache(maxsize=32)
def context_of(
    text: str, names: tuple[str, ...] = (), hints: tuple[str, ...] = (), home: str | None = None
) -> Context:
    """Gather the context of a text, once for each report; `names` are places already known to be mentioned.

    `hints` are country names, codes or demonyms from outside the text, each counted as one mention; `home` is the
    country of the outlet.
    """
    from herodotus.naming.places.rank import all_reasons, shares

    mentions = find(text[:MOST_TEXT])
    countries = _countries([m.name for m in mentions], hints)
    distinct = dict.fromkeys([*names, *(m.name for m in mentions if m.kind == "place")])
    options = {name: entries for name in distinct if (entries := _entries(name))}
    context = Context(countries, {}, {}, home)
    for _ in range(ROUNDS):
        own = {name: _votes(entries, shares(all_reasons(name, entries, context))) for name, entries in options.items()}
        context = Context(countries, _sum(own.values()), own, home)
    return context


def _entries(name: str) -> tuple[Entry, ...]:
    return next((found for phrase in phrases(name) if (found := exact(phrase.core))), ())


def _countries(names: Iterable[str], hints: Sequence[str]) -> dict[str, float]:
    """Count the countries that are named or whose people are; a tenth mention adds less than the second."""
    counts: Counter[str] = Counter()
    for name in [*names, *hints]:
        country = country_named(name) or country_of_demonym(name)
        if country is not None:
            counts[country.iso2] += 1
    return {code: math.log2(1 + n) for code, n in counts.items()}


def _votes(entries: Sequence[Entry], weights: Sequence[float]) -> dict[Cell, float]:
    votes: dict[Cell, float] = {}
    for entry, weight in zip(entries, weights, strict=True):
        for cell in cells(entry):
            votes[cell] = votes.get(cell, 0.0) + weight
    return votes


def _sum(votes: Iterable[dict[Cell, float]]) -> dict[Cell, float]:
    total: dict[Cell, float] = {}
    for one in votes:
        for cell, weight in one.items():
            total[cell] = total.get(cell, 0.0) + weight
    return total
