"""Incidents as PLOVER events, one JSON object a line, by the crosswalk of the codebook.

Field names follow the manual of PLOVER (Open Event Data Alliance), with `actor` and `recipient` as in its 2021 edition;
objects for actors, places and texts are the manual's too. Fields that are not known are left out of a line, as the
manual has it; `left_out` says why an incident has no line.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, BinaryIO

from herodotus.codebook import crosswalk, version
from herodotus.exports.incidents.columns import Column
from herodotus.exports.incidents.context import Context, link_to
from herodotus.exports.incidents.sentence import sentence
from herodotus.exports.incidents.sides import actors_of
from herodotus.exports.incidents.spans import stretch
from herodotus.exports.incidents.tolls import bounds
from herodotus.exports.incidents.voices import outlets
from herodotus.ledger.views import IncidentRecord, Quote, Source
from herodotus.naming.places.countries import country_by_code
from herodotus.records import Actor, Place

FIELDS = (
    Column("id", "id of the incident in this ledger"),
    Column("date", "first ISO day that the date may mean", "day"),
    Column("enddate", "last ISO day that the date may mean, absent where open", "day"),
    Column("event", "event type by the crosswalk"),
    Column("mode", "mode by the crosswalk, absent where the type has none"),
    Column("actor", "initiators: `code` (ISO alpha-3 country), `sector` (role), `identifier`, `actorText`", "json"),
    Column("recipient", "targets that are actors, in the same form", "json"),
    Column("location", "`name`, `latitude`, `longitude`, `country code`, `cc3`, `geonameid`, `radius_km`, `where_prec`",
           "json"),
    Column("dead", "lowest and highest number of dead that is told, null for an open end", "json"),
    Column("injured", "the same of the injured", "json"),
    Column("size", "`min` and `max` number of events that the line stands for, absent where one", "json"),
    Column("text", "the words that show the event", "texts"),
    Column("textInfo", "report, start and end (code points) of each of these words, in the same order", "json"),
    Column("cite_info", "outlet, title, day, url and id of each report", "json"),
    Column("publication", "outlets", "texts"),
    Column("comment", "one sentence of cells and words, each claim with its claimant"),
    Column("link", "link back to the record in the ledger"),
    Column("codebook", "version of the codebook whose crosswalk gave event and mode"),
    Column("version", "id of the ledger and entry of its journal"),
)  # fmt: skip


def write(records: Iterable[IncidentRecord], out: BinaryIO, context: Context) -> int:
    """Write the lines; give how many incidents have one. `left_out` tells why the others have none."""
    count = 0
    for record in records:
        if left_out(record) is None:
            out.write(json.dumps(event(record, context), ensure_ascii=False).encode("utf-8") + b"\n")
            count += 1
    return count


def left_out(record: IncidentRecord) -> str | None:
    """Say why PLOVER cannot hold an incident, None where it can."""
    if crosswalk(record.type, record.status).plover is None:
        return f"PLOVER has no event for {record.type.replace('_', ' ')}, {record.status}"
    if stretch(record.when.edtf).first is None:
        return "the first day that its date may mean is not known, and PLOVER records no event without a date"
    return None


def event(record: IncidentRecord, context: Context) -> dict[str, Any]:
    """Write one incident as a PLOVER event; fields without a value are left out."""
    told, plover = stretch(record.when.edtf), crosswalk(record.type, record.status).plover
    row = {
        "id": record.id,
        "date": told.first.isoformat() if told.first else None,
        "enddate": told.last.isoformat() if told.last else None,
        "event": plover.type if plover else None,
        "mode": plover.mode if plover else None,
        "actor": [_actor(actor) for actor in record.initiators],
        "recipient": [_actor(actor) for actor in actors_of(record.targets)],
        "location": _location(record.where),
        "dead": _range(bounds(record, "killed")),
        "injured": _range(bounds(record, "injured")),
        "size": _range((record.count.min, record.count.max)) if record.count else None,
        **_texts(record),
        "comment": sentence(record),
        "link": link_to(context, record.id),
        "codebook": version(),
        "version": f"{context.ledger}@{context.seq}" if context.ledger else None,
    }
    return {name: value for name, value in row.items() if value not in (None, "", [])}


def _actor(actor: Actor) -> dict[str, str]:
    country = country_by_code(actor.country) if actor.country else None
    parts = {
        "code": country.iso3 if country else None,
        "sector": actor.role,
        "identifier": actor.id,
        "actorText": actor.name,
    }
    return {name: value for name, value in parts.items() if value}


def _location(place: Place | None) -> dict[str, Any] | None:
    if place is None or not place.name:
        return None
    country = country_by_code(place.country) if place.country else None
    scheme, _, number = (place.id or "").partition(":")
    parts = {
        "geonameid": int(number) if scheme == "geonames" and number.isdecimal() else None,
        "name": place.name,
        "latitude": place.lat,
        "longitude": place.lon,
        "country code": place.country,
        "cc3": country.iso3 if country else None,
        "radius_km": place.radius_km,
        "where_prec": place.precision or None,
    }
    return {name: value for name, value in parts.items() if value is not None}


def _range(ends: tuple[int | None, int | None]) -> dict[str, int | None] | None:
    return None if ends == (None, None) else {"min": ends[0], "max": ends[1]}


def _texts(record: IncidentRecord) -> dict[str, Any]:
    return {
        "text": [quote.quote for quote in record.words],
        "textInfo": [_info(quote) for quote in record.words],
        "cite_info": [_cited(source) for source in record.sources],
        "publication": outlets(record),
    }


def _info(quote: Quote) -> dict[str, Any]:
    return {"report": quote.report, "start": quote.start, "end": quote.end}


def _cited(source: Source) -> dict[str, str]:
    parts = {
        "id": source.id,
        "outlet": source.outlet,
        "title": source.title,
        "date": source.published,
        "url": source.url,
        "withdrawn": source.withdrawn,
    }
    return {name: value for name, value in parts.items() if value}
