"""The bench `isaf`: the fields of an ISAF press release, from its reading.

The publication day is read off the release's own head ("KABUL, Afghanistan (Nov. 20, 2011)"), as intake would. Counts
are lower bounds by the annotator's rule of thumb. Words and spellings are in `data/isaf.toml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from benchmarks.adapters import isaf_words as words
from benchmarks.adapters.edtf import first_day
from benchmarks.readings import Read, read
from herodotus.naming.dates import in_dateline, resolve_all
from herodotus.records import Evidence, Incident, Reading
from herodotus.report import Report

SAME_PHRASE = 25  # characters between a number and the leader whom it counts ("one senior Taliban leader")
CAPTURES = ("detention", "abduction")


def predict(record: Mapping[str, Any], read: Read = read) -> dict[str, Any]:
    """Read one release and give its fields."""
    text = record["text"]
    report = Report.of(text, id=str(record["id"]), published=words.published_day(text))
    return {"id": record["id"], "pred": fields(report, read(report))}


def fields(report: Report, reading: Reading) -> dict[str, Any]:
    """Give every field of the release."""
    done = [i for i in reading.incidents if i.status == "occurred"]
    done = [taken_only(i, report.text) for i in done]
    killed, captured = killed_in(done), captured_in(done)
    airstrike = any(i.type in ("air_strike", "drone_strike") for i in done) or words.tells_of_airstrike(report.text)
    provinces = words.provinces([i.where.name for i in harmful(done) if i.where], report.text)
    return {
        "start_date": start_day(done) or first_day_told(report) or report.published,
        "event_type": event_types(done, killed, captured, airstrike),
        "province": provinces,
        "target_group": words.groups(report.text),
        "min_killed": killed,
        "min_captured": captured,
        "killq": killed > 0,
        "captureq": captured > 0,
        "airstrike": airstrike,
        "min_leaders_killed": min(killed, leaders_in(done, harmed="killed")),
        "min_leaders_captured": min(captured, leaders_in(done, harmed="captured")),
    }


def taken_only(incident: Incident, text: str) -> Incident:
    """Leave out whom an operation that captured others was only looking for ("searching for a Taliban leader")."""
    if incident.type not in CAPTURES:
        return incident
    kept = tuple(a for a in incident.targets if not all(words.is_sought(text, e.start) for e in a.evidence))
    return msgspec.structs.replace(incident, targets=kept)


def harmful(done: list[Incident]) -> list[Incident]:
    """Keep the incidents in which somebody was killed or captured; all, where there are none."""
    return [i for i in done if i.type in CAPTURES or i.toll("killed")] or done


def start_day(done: list[Incident]) -> str | None:
    """Give the first day that an incident with people killed or captured is told of; a bare month is no day."""
    exact = (i.when.edtf for i in harmful(done) if i.when.edtf and i.when.edtf.count("-") >= 2)
    return next((day for edtf in exact if (day := first_day(edtf))), None)


def first_day_told(report: Report) -> str | None:
    """Give the first day that a release tells outside its head, where no incident has one of its own."""
    told = (w for at, w in resolve_all(report.text, report.published) if not in_dateline(report.text, at.start, at.end))
    return next((first_day(when.edtf) for when in told if when.edtf and when.edtf.count("-") in (2, 4)), None)


def killed_in(done: list[Incident]) -> int:
    """Give the greatest of the least numbers killed: totals and rounds of one operation are often told side by side."""
    return max((span.min or 0 for i in done if (span := i.toll("killed"))), default=0)


def captured_in(done: list[Incident]) -> int:
    """Add up the least numbers captured: told as harm, or counted from the words for those captured.

    A leader is named beside the number of the others ("captured a leader and also detained two men").
    """
    total = 0
    for incident in done:
        if span := incident.toll("detained"):
            least = span.min or 0
            total += least + heads_beside(incident)
        elif incident.type in CAPTURES:
            total += sum(words.how_many(name) for name in {a.name.lower() for a in incident.targets})
    return total


def leaders_in(done: list[Incident], harmed: str) -> int:
    """Count the leaders among those killed or captured."""
    fitting = [i for i in done if (i.type in CAPTURES) == (harmed == "captured")]
    if harmed == "killed":
        fitting = [i for i in fitting if i.toll("killed")]
    return max((leaders_of(i) for i in fitting), default=0)


def heads_beside(incident: Incident) -> int:
    """Count leaders and facilitators among the targets who do not stand in the words of a number of people taken."""
    numbers = [h.evidence[0] for h in incident.harm if h.kind == "detained" and h.evidence]
    heads = [a for a in incident.targets if words.names(a.name, "heads")]
    counted = [a for a in heads if any(_in_phrase(e, n) for e in a.evidence for n in numbers)]
    return len({a.name.lower() for a in heads if a not in counted})


def _in_phrase(head: Evidence, number: Evidence) -> bool:
    """Whether a number counts a head: it stands right before it, or within its words ("two local leaders")."""
    return 0 <= head.start - number.end < SAME_PHRASE or head.start <= number.start < number.end <= head.end


def leaders_of(incident: Incident) -> int:
    """Count the leaders among the targets of an incident; the same words count once."""
    names = {a.name.lower() for a in incident.targets}
    return sum(words.how_many(words.leader_part(name)) for name in names if words.names_leader(name))


def event_types(done: list[Incident], killed: int, captured: int, airstrike: bool) -> list[str]:
    """Name the kind of event as the annotator did: one name, by what was done to whom."""
    harmed = {h.who for i in done for h in i.harm if h.kind in ("killed", "injured") and h.max != 0}
    if killed and words.are_civilians(harmed):
        return ["civiliancasualty"]
    if airstrike and killed and not captured:
        return ["airstrike"]
    if killed and captured:
        return ["captureandkill"]
    if killed:
        return ["insurgentskilled"]
    return ["detention"] if captured else ["exchangeoffire"] if any(i.type == "armed_clash" for i in done) else []
