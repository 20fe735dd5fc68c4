"""Our own rows: countries, regions and waters, and places of conflict that the extracts lack or call otherwise."""

from __future__ import annotations

import math
from collections import defaultdict

from herodotus.naming.places.building import Row
from herodotus.naming.places.countries import countries
from herodotus.naming.places.normal import key, plain
from training.gazetteer.geonames import country_facts
from training.gazetteer.rows import SETTLEMENTS, TOWN_PEOPLE, own_kind, table

OWN_IDS = 200_000_000  # ids of our own rows begin here
SAME_KM = 20.0  # a row of places_extra within this of a town that shares a name with it is that town


def country_rows(taken: set[str]) -> list[Row]:
    """Make a row for every country; aliases in `taken` (keys) stand for a region of their own and are left out."""
    facts, rows = country_facts(), []
    for n, country in enumerate(countries()):
        fact = facts.get(country.iso2, {})
        radius = max(3.0, math.sqrt(float(fact.get("areakm2") or 30) / math.pi))
        row = Row(OWN_IDS + n, country.name, country.iso2, "country", country.lat, country.lon,
                  int(fact.get("population") or 0), radius,
                  ref=f"geonames:{fact['geonameid']}" if fact else f"country:{country.iso2}")
        spellings = [a for a in country.aliases if key(a) not in taken]
        row.names = dict.fromkeys([country.name, country.iso3, *spellings], 0)
        rows.append(row)
    return rows


def region_rows() -> list[Row]:
    """Make a row for every region, water and contested land of `regions.tsv`."""
    rows = []
    for n, line in enumerate(table("regions.tsv")):
        row = Row(OWN_IDS + 1_000 + n, line["name"], line["country"] or None, own_kind(line["kind"]),
                  float(line["lat"]), float(line["lon"]), radius=float(line["radius_km"]), ref=_slug(line["name"]))
        row.names = dict.fromkeys([line["name"], *filter(None, line["aliases"].split(";"))], 0)
        rows.append(row)
    return rows


def add_places(rows: list[Row]) -> None:
    """Add `places_extra.tsv` to the rows: a known town gains names and its common English name, others are new."""
    by_key: defaultdict[tuple[str | None, str], list[Row]] = defaultdict(list)
    for row in rows:
        if row.kind in ("town", "capital"):
            for name in row.names:
                by_key[row.country, key(name)].append(row)
    for n, line in enumerate(table("places_extra.tsv")):
        names = [line["name"], *filter(None, line["aliases"].split(";"))]
        near = [r for name in names for r in by_key[line["country"], key(name)] if _near(r, line)]
        if near and line["kind"] in SETTLEMENTS:
            known = max(near, key=lambda r: r.people)
        else:
            known = _extra_row(n, line)
            rows.append(known)
        known.name = line["name"]
        known.names.update(dict.fromkeys(names, 0))


def _near(row: Row, line: dict[str, str]) -> bool:
    north = (row.lat - float(line["lat"])) * 111
    east = (row.lon - float(line["lon"])) * 111 * math.cos(math.radians(row.lat))
    return math.hypot(north, east) <= SAME_KM


def _extra_row(n: int, line: dict[str, str]) -> Row:
    kind = own_kind(line["kind"])
    radius = {"site": 2.0, "town": None}.get(kind, 15.0)
    return Row(OWN_IDS + 10_000 + n, line["name"], line["country"], kind, float(line["lat"]), float(line["lon"]),
               TOWN_PEOPLE.get(line["kind"], 1_000), radius, ref=_slug(line["name"]))


def _slug(name: str) -> str:
    return "own:" + plain(name).replace(" ", "-")
