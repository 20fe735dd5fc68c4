"""From the record of an incident to the rows of the index."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

from herodotus.days import days
from herodotus.ledger.facts.keys import actor_keys, name_key, outlet_key
from herodotus.ledger.ids import number_of
from herodotus.ledger.journal.canonical import canonical
from herodotus.ledger.views import IncidentRecord
from herodotus.records import Place, When

Row = dict[str, Any]


def first_and_last(when: When) -> tuple[str | None, str | None]:
    """Return the first and last ISO day that a date may mean; an open end is None, as is a date without a year.

    >>> first_and_last(When("2019-07")), first_and_last(When("2014/.."))
    (('2019-07-01', '2019-07-31'), ('2014-01-01', None))
    """
    from datetime import date

    found = days(when.edtf)
    if found is None:
        return None, None
    first = None if found.until else date.fromordinal(found.first).isoformat()
    return first, None if found.since else date.fromordinal(found.last).isoformat()


def square(place: Place | None) -> int | None:
    """Return the number of the square of one degree that a place lies in.

    It is 360 * (latitude + 90) + longitude + 180, each rounded down.

    >>> square(Place("Hama", lat=35.13, lon=36.75))
    45216
    """
    if place is None or place.lat is None or place.lon is None:
        return None
    return 360 * math.floor(place.lat + 90) + math.floor(place.lon + 180) % 360


def incident_row(record: IncidentRecord, into: str | None) -> Row:
    """Make the row of the index; `into` is the incident that it was merged into."""
    first, last = first_and_last(record.when)
    place, killed, injured = record.where, record.toll("killed"), record.toll("injured")
    return {
        "id": record.id, "sort_day": first or last or "", "type": record.type, "status": record.status,
        "when": record.when.edtf, "day_from": first, "day_to": last, **_place_row(place),
        "cell": square(place),
        "initiators": canonical([a.name for a in record.initiators]).decode(),
        "targets": canonical([a.name for a in record.targets]).decode(),
        "killed_min": killed.min if killed else None, "killed_max": killed.max if killed else None,
        "injured_min": injured.min if injured else None, "injured_max": injured.max if injured else None,
        "harm": canonical([{"kind": h.kind, "min": h.min, "max": h.max, "who": h.who} for h in record.harm]).decode(),
        "accounts": len(record.accounts), "reports": len(record.sources), "review": record.review,
        "state": record.state, "origin": record.origin, "score": record.score,
        "first_published": record.first_published, "last_published": record.last_published, "redirect": into,
        "created_seq": record.created.seq, "changed_seq": record.changed.seq,
    }  # fmt: skip


def _place_row(place: Place | None) -> Row:
    named = place is not None and bool(place.name)
    return {
        "place": place.name if place and named else None,
        "place_id": place.id if place else None,
        "place_key": name_key(place.name) if place and named else None,
        "country": place.country if place else None,
        "lat": place.lat if place else None, "lon": place.lon if place else None,
        "radius_km": place.radius_km if place else None, "precision": place.precision if place else 0,
    }  # fmt: skip


def party_rows(record: IncidentRecord, sort_day: str) -> Iterator[Row]:
    """Make a row for each key of each initiator and target."""
    seen: set[tuple[str, str]] = set()
    for role, actors in (("initiator", record.initiators), ("target", record.targets)):
        for actor in actors:
            for key in actor_keys(actor):
                if (role, key) not in seen:
                    seen.add((role, key))
                    yield {"incident_id": record.id, "role": role, "key": key, "name": actor.name, "sort_day": sort_day}


def account_rows(record: IncidentRecord, sort_day: str) -> Iterator[Row]:
    """Make a row for each account."""
    for account in record.accounts:
        yield {
            "incident_id": record.id, "id": account.id, "aspect": account.aspect, "kind": account.kind,
            "stance": account.stance, "certainty": account.certainty, "claimant": account.claimant.name,
            "claimant_id": account.claimant.id, "claimant_key": name_key(account.claimant.name),
            "report_id": account.report, "published": account.published, "narrated": account.narrated,
            "sort_day": sort_day,
        }  # fmt: skip


def tag_rows(record: IncidentRecord, sort_day: str) -> Iterator[Row]:
    """Make a row for each tag."""
    for tag in record.tags:
        yield {"incident_id": record.id, "tag": tag, "sort_day": sort_day}


def source_rows(record: IncidentRecord, sort_day: str) -> Iterator[Row]:
    """Make a row for each report."""
    for source in record.sources:
        yield {"incident_id": record.id, "report_id": source.id, "outlet_key": outlet_key(source.outlet),
               "sort_day": sort_day}


def words(record: IncidentRecord) -> tuple[int, str]:
    """Return the number of an incident and the words that it is found by: quotes, names and remarks."""
    of_cells = (quote for basis in record.basis for quote in basis.quotes)
    quotes = (*record.words, *of_cells, *(quote for account in record.accounts for quote in account.quotes))
    names = (a.name for a in (*record.initiators, *record.targets, *record.means))
    place = (record.where.name,) if record.where else ()
    told = dict.fromkeys((*(q.quote for q in quotes), *names, *place, *(n.text for n in record.notes), *record.tags))
    return number_of(record.id), " \n ".join(told)
