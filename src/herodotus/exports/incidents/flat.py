"""One incident as one flat row: the columns that CSV, GeoJSON and Parquet share, and how a record fills them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from herodotus.codebook import codebook
from herodotus.exports.incidents.columns import Column
from herodotus.exports.incidents.context import Context, link_to
from herodotus.exports.incidents.places import TOLD, admin_units
from herodotus.exports.incidents.spans import stretch
from herodotus.exports.incidents.tolls import bounds, said
from herodotus.exports.incidents.voices import (
    claimants,
    denials,
    independent_reports,
    origins,
    outlets,
    sources,
    standing,
)
from herodotus.exports.json import plain
from herodotus.ledger.views import IncidentRecord, Quote
from herodotus.records import Actor


def _harm_columns() -> tuple[Column, ...]:
    ends = (("min", "at least so many"), ("max", "at most so many"))
    return tuple(Column(f"{kind}_{end}", f"{kind}: {words}, empty where open or not told", "int")
                 for kind in codebook().harm_kinds for end, words in ends)  # fmt: skip


COLUMNS = (
    Column("id", "id of the incident"),
    Column("link", "link back to the record in the ledger"),
    Column("type", "incident type, code of the codebook"),
    Column("status", "occurred, attempted, prevented or planned"),
    Column("when", "date as EDTF (ISO 8601-2), empty where unknown"),
    Column("day_from", "first ISO day that the date may mean, empty where open or unknown", "day"),
    Column("day_to", "last ISO day that the date may mean, empty where open or unknown", "day"),
    Column("date_precision", "day, month, season, year, decade, interval or unknown"),
    Column("place", "name of the place"),
    Column("country", "ISO 3166 alpha-2 code"),
    Column("admin1", "first-order unit by the gazetteer, where the place lies in one"),
    Column("admin2", "second-order unit by the gazetteer, where the place lies in one"),
    Column("lat", "latitude of the middle of the place, WGS 84 degrees", "float"),
    Column("lon", "longitude of the middle of the place, WGS 84 degrees", "float"),
    Column("radius_km", "radius within which the place lies, in kilometres", "float"),
    Column("where_prec", "precision of the place by UCDP, 1 (the place itself) to 7; empty where unknown", "int"),
    Column("where_told", "what the point stands for, in words"),
    Column("initiators", "who did it, as told by anybody; accounts may contest it", "texts"),
    Column("initiator_ids", "their ids in the same order, an unknown one empty", "texts"),
    Column("targets", "who or what was hit or meant", "texts"),
    Column("target_ids", "their ids in the same order, an unknown one empty", "texts"),
    Column("means", "weapons, vehicles and tools", "texts"),
    *_harm_columns(),
    Column("harm", "every harm in words, with who was harmed", "texts"),
    Column("count_min", "the row stands for at least so many events; empty where for one", "int"),
    Column("count_max", "the row stands for at most so many events; empty where for one or open", "int"),
    Column("score", "calibrated probability that the incident is right, 0 to 1; empty where a person set it", "float"),
    Column("accounts", "number of accounts that were not taken back", "int"),
    Column("claimants", "who makes the claims, each once", "texts"),
    Column("origins", "number of different claimants; `unattributed` is none", "int"),
    Column("denials", "number of accounts that deny or dismiss", "int"),
    Column("independent_reports", "number of standing reports, the same captured bytes counted once", "int"),
    Column("reports", "ids of the reports and tables that it rests on, those taken back left out", "texts"),
    Column("outlets", "who published them, each once", "texts"),
    Column("first_published", "ISO day of the first of its reports"),
    Column("last_published", "ISO day of the last of its reports"),
    Column("review", "unreviewed, accepted, corrected or rejected"),
    Column("state", "live, dropped, merged or withdrawn"),
    Column("origin", "read from reports, added by a person, or from somebody else's table"),
    Column("tags", "tags that people gave it", "texts"),
    Column("merged", "ids of other incidents that lead here", "texts"),
    Column("quotes", "the words that each cell rests on: cell, report, start, end (code points), quote", "quotes"),
    Column("decided", "cells that a person decided", "texts"),
    Column("differs", "by cell what the newest reading says other than a person decided", "json"),
    Column("changed", "time of the last change, ISO 8601 in UTC"),
)


def flat(record: IncidentRecord, context: Context) -> dict[str, Any]:
    """Fill the columns of one incident with plain values: lists are lists, an unknown is None, days are ISO texts."""
    return {
        "id": record.id,
        "link": link_to(context, record.id),
        "type": record.type,
        "status": record.status,
        **_when(record),
        **_where(record),
        **_who(record),
        **_harm(record),
        "score": record.score,
        **_voices(record),
        **_standing(record),
        "quotes": quotes_of(record),
        "decided": [basis.cell for basis in record.basis if basis.by == "decision"],
        "differs": {basis.cell: plain(basis.differs) for basis in record.basis if basis.differs is not None} or None,
        "changed": record.changed.at,
    }


def quotes_of(record: IncidentRecord) -> list[dict[str, Any]]:
    """List the words that each cell rests on, and those that show the incident itself (cell `words`)."""
    pairs = [(basis.cell, quote) for basis in record.basis for quote in basis.quotes]
    return [quote_row(cell, quote) for cell, quote in (*(("words", quote) for quote in record.words), *pairs)]


def quote_row(cell: str, quote: Quote) -> dict[str, Any]:
    """Write one quote with the cell or aspect that it supports."""
    return {"cell": cell, "report": quote.report, "start": quote.start, "end": quote.end, "quote": quote.quote}


def _when(record: IncidentRecord) -> dict[str, Any]:
    told = stretch(record.when.edtf)
    return {
        "when": record.when.edtf,
        "day_from": told.first.isoformat() if told.first else None,
        "day_to": told.last.isoformat() if told.last else None,
        "date_precision": record.when.precision,
    }


def _where(record: IncidentRecord) -> dict[str, Any]:
    place = record.where
    if place is None:
        return {}
    first, second = admin_units(place)
    return {
        "place": place.name or None,
        "country": place.country,
        "admin1": first,
        "admin2": second,
        "lat": place.lat,
        "lon": place.lon,
        "radius_km": place.radius_km,
        "where_prec": place.precision or None,
        "where_told": TOLD.get(place.precision),
    }


def _who(record: IncidentRecord) -> dict[str, Any]:
    return {
        "initiators": _names(record.initiators),
        "initiator_ids": [actor.id for actor in record.initiators],
        "targets": _names(record.targets),
        "target_ids": [actor.id for actor in record.targets],
        "means": _names(record.means),
    }


def _harm(record: IncidentRecord) -> dict[str, Any]:
    row: dict[str, Any] = {"harm": [said(harm) for harm in record.harm]}
    for kind in codebook().harm_kinds:
        row[f"{kind}_min"], row[f"{kind}_max"] = bounds(record, kind)
    count = record.count
    return row | {"count_min": count.min if count else None, "count_max": count.max if count else None}


def _voices(record: IncidentRecord) -> dict[str, Any]:
    return {
        "accounts": len(standing(record)),
        "claimants": claimants(record),
        "origins": origins(record),
        "denials": denials(record),
        "independent_reports": independent_reports(record),
        "reports": [source.id for source in sources(record)],
        "outlets": outlets(record),
        "first_published": record.first_published,
        "last_published": record.last_published,
    }


def _standing(record: IncidentRecord) -> dict[str, Any]:
    return {
        "review": record.review,
        "state": record.state,
        "origin": record.origin,
        "tags": list(record.tags),
        "merged": list(record.merged),
    }


def _names(actors: Iterable[Actor]) -> list[str]:
    return [actor.name for actor in actors]
