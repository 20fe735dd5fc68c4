"""The bench `muc4`: incidents as MUC-4 templates (Latin America 1988-1990, upper-case wires).

What MUC-4 leaves out is left out: fights between armed sides, and whatever our types have no template for. A template
without a day of its own takes the task's rule "on or before the dateline". The words are in `data/muc4.toml`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from benchmarks.adapters import muc4_words as words
from benchmarks.adapters.data import rules
from benchmarks.adapters.edtf import bounds
from benchmarks.adapters.muc4_fillers import SLOTS, Entities, entities
from benchmarks.readings import Read, read
from herodotus.reading.offline import OfflineReader
from herodotus.reading.offline.fillers import Filler
from herodotus.records import Claim, Incident, Reading
from herodotus.report import Report

CLEAR = 3  # slots filled from which a wire without an incident of ours still has a template
RECENT_DAYS = 60  # the task's own bound: templates are for events of the last two months


def predict(
    record: Mapping[str, Any], read: Read = read, fillers: Callable[[Report], tuple[Filler, ...]] | None = None
) -> dict[str, Any]:
    """Read one wire and give its templates; who and what fills their slots is read over the whole wire."""
    report = Report.of(
        record["text"], id=str(record["id"]), published=record.get("date"), outlet=record.get("place_line")
    )
    reading = read(report)
    home = words.dateline_country(record.get("place_line")) or words.usual_country(reading)
    found = list(templates(reading, record.get("date"), home))
    filled = entities(report.text, (fillers or whole_wire)(report))
    return {"id": record["id"], "incidents": with_entities(found, filled)}


def whole_wire(report: Report) -> tuple[Filler, ...]:
    """Ask the offline reader who did it, whom and what it hit, with what."""
    from herodotus.pipeline import offline_reader

    reader = offline_reader()
    assert isinstance(reader, OfflineReader)
    return reader.fillers(report)


def with_entities(found: list[dict[str, Any]], filled: Entities) -> list[dict[str, Any]]:
    """Let the first template hold the wire's entities; who did it and what was hit is not told apart by template."""
    bare = [{k: v for k, v in template.items() if k not in SLOTS.values() and k != "hum_name"} for template in found]
    if bare:
        return [bare[0] | filled, *bare[1:]]
    return [{"type": "ATTACK"} | filled] if len(filled) >= CLEAR else []


def templates(reading: Reading, date: str | None, home: str | None) -> Iterator[dict[str, Any]]:
    """Give a template for each incident that MUC-4 would record, leaving out doubles."""
    seen: set[str] = set()
    for incident in reading.incidents:
        if (template := template_of(incident, reading.claims, date, home)) is not None:
            key = repr({k: v for k, v in template.items() if k != "date_iso"})
            if key not in seen:
                seen.add(key)
                yield template


def template_of(
    incident: Incident, claims: Sequence[Claim], date: str | None, home: str | None
) -> dict[str, Any] | None:
    """Give the template of one incident, None where MUC-4 records no such thing."""
    kind = type_of(incident)
    if is_background(incident, date):
        return None
    targets = [words.classify_target(a) for a in incident.targets]
    if kind is None or (incident.targets and all(t.kind == "fighter" for t in targets)):
        return None
    individuals, organisations = words.perpetrators(incident.initiators)
    template: dict[str, Any] = {
        "type": kind,
        "stage": rules("muc4")["stages"][incident.status],
        "date_iso": day_of(incident, date),
        "location": location_of(incident, home),
        "perp_individual": [[p] for p in individuals],
        "perp_org": [[p] for p in organisations],
        "perp_confidence": [confidence(incident, claims)] if organisations else [],
        "phys_target": [[t.mention] for t in targets if t.kind == "physical"],
        "hum_name": [[t.mention] for t in targets if t.kind == "name"],
        "hum_target": [[t.mention] for t in targets if t.kind in ("name", "people", "fighter")],
        "instrument": [[words.mention(a)] for a in incident.means],
    }
    return {slot: value for slot, value in template.items() if value not in (None, [])}


def is_background(incident: Incident, date: str | None) -> bool:
    """Tell past events told as background: over `RECENT_DAYS` old, or with neither a day nor a perpetrator."""
    found = bounds(incident.when.edtf)
    if found is None:
        return incident.status == "occurred" and not incident.initiators and incident.type == "killing"
    return date is not None and (dt.date.fromisoformat(date) - dt.date.fromisoformat(found.last)).days > RECENT_DAYS


def type_of(incident: Incident) -> str | None:
    """Name the MUC-4 type: by our type, then by the words of the incident."""
    known = rules("muc4")
    kind = next((muc for muc, types in known["types"].items() if incident.type in types), None)
    said = words.said_words(incident)
    if incident.type in ("destruction", "armed_attack", "seizure"):
        for by_word in ("ARSON", "BOMBING") if incident.type == "destruction" else ("ROBBERY",):
            if said & set(known["by_words"][by_word]):
                return str(by_word)
    return kind


def day_of(incident: Incident, date: str | None) -> list[str | None] | None:
    """Give [from, to] of the incident's EDTF; a coarser or unknown day is "on or before" the dateline."""
    found = bounds(incident.when.edtf)
    if found is not None and found.days <= 14:
        return [found.first, found.last]
    return [None, date] if date else None


def location_of(incident: Incident, home: str | None) -> str | None:
    """Give "COUNTRY: PLACE", the country alone, or that of the dateline."""
    place = incident.where
    country = words.country_name(place.country) if place else None
    country = country or home
    if place is None or country is None or place.name.upper() == country:
        return country
    return f"{country}: {place.name.upper()}"


def confidence(incident: Incident, claims: Sequence[Claim]) -> str:
    """Label how the report backs the attribution, from the claims on responsibility."""
    known = rules("muc4")["confidence"]
    labels = {
        label_of(c) for c in claims if incident.id in c.about and c.aspect == "responsibility" and c.stance in known
    }
    return str(next((label for label in known["order"] if label in labels), known["otherwise"]))


def label_of(claim: Claim) -> str:
    """Label one claim: by its stance, by who speaks, and by how surely."""
    known = rules("muc4")["confidence"]
    label: str = known[claim.stance]
    if label != known["accused"]:
        return label
    if claim.certainty == "possible":
        return str(known["vague"])
    return str(known["accused_by_authorities"] if words.is_authority(claim.claimant.name) else label)
