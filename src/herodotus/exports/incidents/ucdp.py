"""Incidents in the shape of UCDP GED's CSV: its 49 columns, the type of violence by the rules of the codebook.

Not UCDP data and not coded by UCDP: a row is one incident of the ledger, so that it can be read by what reads GED.
Events with no death, or without two sides, have no row; `left_out` says why. `low` and `best` are the lowest figure
told (UCDP takes the conservative one where sources differ), `high` the highest, empty where it is open. `EMPTY` lists
the columns that a ledger cannot fill. Names and codes follow the UCDP GED codebook, version 23.1.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, BinaryIO

from herodotus.exports.incidents.columns import Column
from herodotus.exports.incidents.context import Context, link_to
from herodotus.exports.incidents.countries import codes_of, name_of
from herodotus.exports.incidents.places import TOLD, admin_units, point, priogrid
from herodotus.exports.incidents.sides import STATE, ucdp_class
from herodotus.exports.incidents.spans import Stretch, stretch
from herodotus.exports.incidents.tables import write_rows
from herodotus.exports.incidents.tolls import bounds, deaths
from herodotus.exports.incidents.ucdp_rules import NON_STATE, ONE_SIDED, Sides, sides_of
from herodotus.exports.incidents.voices import claimants, outlets, reports, sources
from herodotus.ledger.views import IncidentRecord, Source
from herodotus.records import Actor, Place

NUMBERED = "UCDP's own number, always empty"
COLUMNS = (
    Column("id", "id of the incident in this ledger, not a number of UCDP"),
    Column("relid", "link back to the record in the ledger"),
    Column("year", "year of date_end", "int"),
    Column("active_year", "always empty"),
    Column("code_status", "Clear where a person accepted or corrected the incident, else Check"),
    Column("type_of_violence", "1 state-based, 2 non-state, 3 one-sided, by the crosswalk's rules", "int"),
    Column("conflict_dset_id", NUMBERED),
    Column("conflict_new_id", NUMBERED),
    Column("conflict_name", "always empty"),
    Column("dyad_dset_id", NUMBERED),
    Column("dyad_new_id", NUMBERED),
    Column("dyad_name", "both sides, with a hyphen between"),
    Column("side_a_dset_id", NUMBERED),
    Column("side_a_new_id", NUMBERED),
    Column("side_a", "the government in state-based, the killers in one-sided violence, else the initiators"),
    Column("side_b_dset_id", NUMBERED),
    Column("side_b_new_id", NUMBERED),
    Column("side_b", "the other side, Civilians in one-sided violence"),
    Column("number_of_sources", "reports and tables that were not taken back", "int"),
    Column("source_article", "outlet, day and title of each", "texts"),
    Column("source_office", "outlets", "texts"),
    Column("source_date", "ISO day of the first of them"),
    Column("source_headline", "titles", "texts"),
    Column("source_original", "claimants: on whose word it is told", "texts"),
    Column("where_prec", "1 the place itself to 7 sea or air", "int"),
    Column("where_coordinates", "name of the place"),
    Column("where_description", "what the point stands for, in words, with its radius"),
    Column("adm_1", "first-order unit by the gazetteer"),
    Column("adm_2", "second-order unit by the gazetteer"),
    Column("latitude", "latitude of the middle of the place", "float"),
    Column("longitude", "longitude of the middle of the place", "float"),
    Column("geom_wkt", "the same as POINT (longitude latitude)"),
    Column("priogrid_gid", "cell of PRIO-GRID that the point lies in", "int"),
    Column("country", "English name"),
    Column("country_id", "number of Gleditsch and Ward"),
    Column("region", "UCDP's region"),
    Column("event_clarity", "1 one event, 2 a row that stands for several", "int"),
    Column("date_prec", "1 the day, 2 up to 6 days, 3 a week, 4 up to a month, 5 up to a year", "int"),
    Column("date_start", "first day that the date may mean, with the hour 00:00:00.000 as GED has it"),
    Column("date_end", "last day that the date may mean"),
    Column("deaths_a", "lowest told number of dead of side a, empty where none is told", "int"),
    Column("deaths_b", "lowest told number of dead of side b", "int"),
    Column("deaths_civilians", "lowest told number of dead civilians", "int"),
    Column("deaths_unknown", "lowest told number of dead of whom nothing is told, or no side", "int"),
    Column("best", "the same as low, which is the sum of the four", "int"),
    Column("high", "highest told number of dead, empty where open", "int"),
    Column("low", "lowest told number of dead, empty where only a highest is told", "int"),
    Column("gwnoa", "number of Gleditsch and Ward of side a, where a state"),
    Column("gwnob", "number of Gleditsch and Ward of side b, where a state"),
)
# What a ledger cannot fill, and why.
EMPTY = {
    "active_year": "it takes the deaths of a whole year in a dyad, 25 or more",
    "conflict_name": "UCDP names conflicts by its own list",
    **dict.fromkeys((c.name for c in COLUMNS if c.meaning == NUMBERED), "numbers that UCDP gives out"),
}
LONGEST = ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5))  # days of a stretch, with UCDP's date_prec


def write(records: Iterable[IncidentRecord], out: BinaryIO, context: Context) -> int:
    """Write the table; give how many incidents have a row. `left_out` tells why the others have none."""
    return write_rows(COLUMNS, _rows(records, context), out)


def left_out(record: IncidentRecord) -> str | None:
    """Say why UCDP GED cannot hold an incident, None where it can."""
    sides, told = sides_of(record), stretch(record.when.edtf)
    if isinstance(sides, str):
        return sides
    if told.first is None and told.last is None:
        return "it has no date, and UCDP GED records no event without one"
    if told.length is None:
        return "its date has an open end, which UCDP GED cannot hold"
    if told.length > LONGEST[-1][0]:
        return "its date is coarser than a year, the coarsest that UCDP GED holds"
    if record.where is None or not record.where.name or not record.where.country:
        return "no country is known, and UCDP GED records no event without one"
    return None


def _rows(records: Iterable[IncidentRecord], context: Context) -> Iterator[dict[str, Any]]:
    for record in records:
        sides = sides_of(record)
        if isinstance(sides, Sides) and record.where and left_out(record) is None:
            yield _row(record, sides, record.where, context)


def _row(record: IncidentRecord, sides: Sides, place: Place, context: Context) -> dict[str, Any]:
    return {
        "id": record.id,
        "relid": link_to(context, record.id),
        "code_status": "Clear" if record.review in ("accepted", "corrected") else "Check",
        **_who(sides),
        **_sources(record),
        **_where(place),
        **_when(stretch(record.when.edtf)),
        "event_clarity": 2 if record.count else 1,
        **_deaths(record, sides),
    }


def _who(sides: Sides) -> dict[str, Any]:
    a = _names(sides.a)
    b = "Civilians" if sides.violence == ONE_SIDED else _names(sides.b)
    first, second = (b, a) if sides.violence == NON_STATE and b < a else (a, b)
    return {
        "type_of_violence": sides.violence,
        "dyad_name": f"{first} - {second}",
        "side_a": a,
        "side_b": b,
        "gwnoa": _state(sides.a),
        "gwnob": _state(sides.b),
    }


def _names(actors: tuple[Actor, ...]) -> str:
    return ", ".join(actor.name for actor in actors)


def _state(actors: tuple[Actor, ...]) -> str | None:
    """Give the number of the first state of a side whose country is known."""
    states = [actor.country for actor in actors if ucdp_class(actor) == STATE and actor.country]
    return codes_of(states[0]).gw if states else None


def _sources(record: IncidentRecord) -> dict[str, Any]:
    standing = sources(record)
    days = sorted(source.published for source in standing if source.published)
    return {
        "number_of_sources": len(standing),
        "source_article": [_article(source) for source in standing],
        "source_office": outlets(record),
        "source_date": days[0] if days else None,
        "source_headline": [source.title for source in reports(record) if source.title],
        "source_original": claimants(record),
    }


def _article(source: Source) -> str:
    parts = (source.outlet, source.published, source.title)
    return ", ".join(part for part in parts if part) or source.given_id


def _where(place: Place) -> dict[str, Any]:
    codes, (first, second), at = codes_of(place.country), admin_units(place), point(place)
    radius = f" within {place.radius_km:g} km" if place.radius_km else ""
    return {
        "where_prec": place.precision or None,
        "where_coordinates": place.name,
        "where_description": TOLD.get(place.precision, "") + radius,
        "adm_1": first,
        "adm_2": second,
        "latitude": place.lat,
        "longitude": place.lon,
        "geom_wkt": f"POINT ({at[1]} {at[0]})" if at else None,
        "priogrid_gid": priogrid(*at) if at else None,
        "country": name_of(place.country),
        "country_id": codes.gw,
        "region": codes.ucdp_region,
    }


def _when(told: Stretch) -> dict[str, Any]:
    precision = next(grade for most, grade in LONGEST if (told.length or 0) <= most)
    return {
        "year": told.last.year if told.last else None,
        "date_prec": precision,
        "date_start": _midnight(told.first),
        "date_end": _midnight(told.last),
    }


def _midnight(day: date | None) -> str | None:
    return f"{day.isoformat()} 00:00:00.000" if day else None


def _deaths(record: IncidentRecord, sides: Sides) -> dict[str, Any]:
    low, high = bounds(record, "killed")
    by = deaths(record, sides.a, sides.b)
    return {
        "deaths_a": by.a,
        "deaths_b": by.b,
        "deaths_civilians": by.civilians,
        "deaths_unknown": by.unknown,
        "best": low,
        "high": high,
        "low": low,
    }
