"""Incidents in the shape of ACLED's CSV: its 31 columns, its codes by the crosswalk of the codebook.

Not ACLED data and not coded by ACLED: a row is one incident of the ledger, so that it can be read by what reads ACLED.
Fatalities are the lowest figure told, as ACLED takes them, and empty where none is told. `EMPTY` lists the columns that
a ledger cannot fill; `left_out` says why an incident has no row. Codes follow the ACLED codebook, 2024 edition.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, BinaryIO

from herodotus.exports.incidents.acled_events import Event, event_of, tables
from herodotus.exports.incidents.columns import Column
from herodotus.exports.incidents.context import Context, link_to
from herodotus.exports.incidents.countries import codes_of, name_of
from herodotus.exports.incidents.places import admin_units
from herodotus.exports.incidents.sentence import sentence
from herodotus.exports.incidents.sides import acled_type, actors_of
from herodotus.exports.incidents.spans import Stretch, stretch
from herodotus.exports.incidents.tables import joined, write_rows
from herodotus.exports.incidents.tolls import bounds
from herodotus.exports.incidents.voices import outlets
from herodotus.ledger.views import IncidentRecord
from herodotus.records import Actor, Place

COLUMNS = (
    Column("event_id_cnty", "id of the incident in this ledger, not a number of ACLED"),
    Column("event_date", "ISO day; where only a stretch is known, the day in its middle", "day"),
    Column("year", "year of event_date", "int"),
    Column("time_precision", "1 the day is known, 2 up to a week, 3 up to a month", "int"),
    Column("disorder_type", "Political violence, Demonstrations, both, or Strategic developments"),
    Column("event_type", "by the crosswalk"),
    Column("sub_event_type", "by the crosswalk; `tags` says how one of several was chosen"),
    Column("actor1", "first initiator, empty where nobody is named"),
    Column("assoc_actor_1", "further initiators", "texts"),
    Column("inter1", "actor type of actor1 by its role, empty where the role does not tell"),
    Column("actor2", "first target that is an actor; things that were hit stand in the notes"),
    Column("assoc_actor_2", "further targets that are actors", "texts"),
    Column("inter2", "actor type of actor2 by its role"),
    Column("interaction", 'both actor types, or the first with "only" where there is no second actor'),
    Column("civilian_targeting", "Civilian targeting, where all targets of a known type are civilians"),
    Column("iso", "ISO 3166 numeric code of the country"),
    Column("region", "ACLED's region"),
    Column("country", "English name"),
    Column("admin1", "first-order unit by the gazetteer"),
    Column("admin2", "second-order unit by the gazetteer"),
    Column("admin3", "always empty"),
    Column("location", "name of the place"),
    Column("latitude", "latitude of its middle, not of the unit's chief town", "float"),
    Column("longitude", "longitude of its middle", "float"),
    Column("geo_precision", "1 the place, 2 part of a region, 3 a larger region", "int"),
    Column("source", "outlets", "texts"),
    Column("source_scale", "always empty"),
    Column("notes", "one sentence of cells and words, each claim with its claimant"),
    Column("fatalities", "lowest number of dead that is told; empty, not 0, where none is", "int"),
    Column("tags", "link to the record; how the sub-event was chosen; status, review and tags of the ledger"),
    Column("timestamp", "time of the record's last change, seconds since 1970", "int"),
)
# What a ledger cannot fill, and why.
EMPTY = {
    "admin3": "the gazetteer holds no third-order units",
    "source_scale": "the reach of an outlet is not recorded",
}
# ACLED's actor types in the order of their old numbers 1 to 8, which orders the two of an interaction.
INTERS = ("State forces", "Rebel group", "Political militia", "Identity militia", "Rioters", "Protesters", "Civilians",
          "External/Other forces")  # fmt: skip
CROWDS = {"Protests": "Protesters", "Riots": "Rioters"}
LONGEST = (1, 7, 31)  # days of a stretch that has time precision 1, 2, 3; ACLED records nothing coarser than a month


def write(records: Iterable[IncidentRecord], out: BinaryIO, context: Context) -> int:
    """Write the table; give how many incidents have a row. `left_out` tells why the others have none."""
    return write_rows(COLUMNS, _rows(records, context), out)


def left_out(record: IncidentRecord) -> str | None:
    """Say why ACLED's scheme cannot hold an incident, None where it can."""
    place, told = record.where, stretch(record.when.edtf)
    if event_of(record) is None:
        return f"ACLED has no event for {record.type.replace('_', ' ')}, {record.status}"
    if told.first is None and told.last is None:
        return "it has no date, and ACLED records no event without one"
    if told.length is None:
        return "its date has an open end, which ACLED cannot hold"
    if told.length > LONGEST[-1]:
        return "its date is coarser than a month, the coarsest that ACLED holds"
    if place is None or not place.name or not place.country:
        return "no place within a country is known, and ACLED records no event without one"
    if place.precision not in (0, *map(int, tables()["geo_precision"])):
        return "only the country is known, and ACLED places no event by its country alone"
    return None


def _rows(records: Iterable[IncidentRecord], context: Context) -> Iterator[dict[str, Any]]:
    for record in records:
        event = event_of(record)
        if event and record.where and left_out(record) is None:
            yield _row(record, event, record.where, context)


def _row(record: IncidentRecord, event: Event, place: Place, context: Context) -> dict[str, Any]:
    return {
        "event_id_cnty": record.id,
        **_when(stretch(record.when.edtf)),
        "disorder_type": event.disorder,
        "event_type": event.event,
        "sub_event_type": event.sub_event,
        **_who(record, event, place),
        **_where(place),
        "source": outlets(record),
        "notes": sentence(record),
        "fatalities": bounds(record, "killed")[0],
        "tags": _tags(record, event, context),
        "timestamp": int(datetime.fromisoformat(record.changed.at).timestamp()),
    }


def _when(told: Stretch) -> dict[str, Any]:
    precision = next(grade for grade, most in enumerate(LONGEST, start=1) if (told.length or 0) <= most)
    middle = told.middle
    return {"event_date": middle, "year": middle.year if middle else None, "time_precision": precision}


def _who(record: IncidentRecord, event: Event, place: Place) -> dict[str, Any]:
    first, second = list(record.initiators), actors_of(record.targets)
    inter1, inter2 = _crowd(_type(first, place), event), _type(second, place)
    types = {acled_type(actor, place.country) for actor in second} - {""}
    return {
        "actor1": first[0].name if first else None,
        "assoc_actor_1": [actor.name for actor in first[1:]],
        "inter1": inter1,
        "actor2": second[0].name if second else None,
        "assoc_actor_2": [actor.name for actor in second[1:]],
        "inter2": inter2,
        "interaction": _interaction(inter1, inter2, bool(second)),
        "civilian_targeting": "Civilian targeting" if types == {"Civilians"} else None,
    }


def _type(actors: list[Actor], place: Place) -> str:
    return acled_type(actors[0], place.country) if actors else ""


def _crowd(inter: str, event: Event) -> str:
    """Say what those who make up a crowd are: ACLED has actor types of their own for them."""
    return CROWDS.get(event.event, inter) if inter in ("", "Civilians") else inter


def _interaction(inter1: str, inter2: str, two: bool) -> str:
    """Join the actor types in ACLED's order; of a second actor of no known type nothing can be said."""
    if not inter1 or (two and not inter2):
        return ""
    return "-".join(sorted((inter1, inter2), key=INTERS.index)) if two else f"{inter1} only"


def _where(place: Place) -> dict[str, Any]:
    codes, (first, second) = codes_of(place.country), admin_units(place)
    return {
        "iso": codes.numeric,
        "region": codes.acled_region,
        "country": name_of(place.country),
        "admin1": first,
        "admin2": second,
        "location": place.name,
        "latitude": place.lat,
        "longitude": place.lon,
        "geo_precision": tables()["geo_precision"].get(str(place.precision)),
    }


def _tags(record: IncidentRecord, event: Event, context: Context) -> str:
    told = (f"record={link_to(context, record.id)}", f"sub_event={event.chosen}", f"status={record.status}",
            f"review={record.review}")  # fmt: skip
    return joined([*told, *record.tags])
