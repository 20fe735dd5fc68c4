"""One record of a table to one row: its report, and the reading with its incident and claims."""

from __future__ import annotations

import hashlib
from functools import cache

import msgspec

from herodotus.codebook.store import version
from herodotus.naming.actors import register_version
from herodotus.naming.places import gazetteer_version
from herodotus.records import Actor, Harm, Incident, Place, Reading, Versions
from herodotus.report import Report
from herodotus.tables.checking import ROLES
from herodotus.tables.dates import coded_on, when
from herodotus.tables.mapping import Mapping
from herodotus.tables.parties import actor, has_both_sides, parties
from herodotus.tables.places import where
from herodotus.tables.statements import claims
from herodotus.tables.tolls import counted, harm
from herodotus.tables.types import type_and_status
from herodotus.tables.words import Words


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One row of somebody else's table, as a report with the reading that was made of it.

    `outlets` are the media that the table lists as its sources without saying who claims what; `tags` and `notes` are
    the coder's. `whys` holds pairs of cell and reason for what a lenient map left unknown.
    """

    key: str
    report: Report
    reading: Reading
    outlets: tuple[Actor, ...] = ()
    tags: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    whys: tuple[tuple[str, str], ...] = ()


def row(words: Words, mapping: Mapping, key: str) -> Row:
    """Make a row of its words; `key` names the column of its id. Raises `InputError` where a cell cannot be read."""
    id = words.value(key)
    incident, whys = _incident(words, mapping, key)
    said, why = claims(words, mapping.claims, incident)
    found = [*whys, ("claims", why), ("when", incident.when.why), ("where", _lost(incident.where))]
    return Row(
        key=id,
        report=_report(words, mapping, id),
        reading=Reading(id, (incident,), said, versions=_versions(mapping.reader)),
        outlets=tuple(actor(at, None) for plan in mapping.outlets for at in words.pieces(plan.column, plan.separator)),
        tags=tuple(dict.fromkeys(at.quote for p in mapping.tags for at in words.pieces(p.column, p.separator))),
        notes=tuple(words.value(column) for column in mapping.notes if words.value(column)),
        whys=tuple((cell, why) for cell, why in found if why),
    )


def _report(words: Words, mapping: Mapping, id: str) -> Report:
    digest = hashlib.sha256(words.text.encode("utf-8")).hexdigest()
    return Report(id, words.text, coded_on(words, mapping.coded), mapping.origin, url=words.value(mapping.url) or None,
                  extractor=f"table:{mapping.name}", sha256=digest)  # fmt: skip


def _incident(words: Words, mapping: Mapping, key: str) -> tuple[Incident, list[tuple[str, str]]]:
    type, status, why = type_and_status(words, mapping.type, mapping.status)
    place = where(words, mapping.where)
    tolls, lost = _harm(words, mapping)
    country, both = place.country if place else None, has_both_sides(type, mapping.both)
    initiators, targets, means = (parties(words, mapping.actors, role, country, both=both) for role in ROLES)
    incident = Incident(
        "i1", type, status, words.all(*mapping.type.columns) or words.all(key), when(words, mapping.when), place,
        initiators, targets, means, tolls, counted(words, mapping.count),
    )  # fmt: skip
    return incident, [("type", why), *lost]


def _harm(words: Words, mapping: Mapping) -> tuple[tuple[Harm, ...], list[tuple[str, str]]]:
    told = [harm(words, plan) for plan in mapping.harm]
    return tuple(h for found, _ in told for h in found), [("harm", why) for _, why in told]


def _lost(place: Place | None) -> str:
    """Say why a place could not be put on the map, "" where it could or none is told."""
    return place.why if place and place.lat is None else ""


@cache
def _versions(reader: str) -> Versions:
    return Versions(reader, "", version(), gazetteer_version(), register_version())
