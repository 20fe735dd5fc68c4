"""Incidents as PLOVER events: one JSON object a line, unknown fields left out."""

from __future__ import annotations

import io
import json

import msgspec
import pytest

from herodotus.codebook import published
from herodotus.exports.incidents import plover
from herodotus.exports.incidents.columns import names
from herodotus.records import When
from tests.exports.incidents import samples


def lines(*records):
    out = io.BytesIO()
    count = plover.write(iter(records), out, samples.CONTEXT)
    read = [json.loads(line) for line in out.getvalue().decode("utf-8").splitlines()]
    assert count == len(read)
    return read


def test_every_field_is_listed_with_its_meaning():
    told = {name for line in lines(*samples.all_records()) for name in line}
    assert told == set(names(plover.FIELDS))


def test_codes_are_published_ones():
    for line in lines(*samples.all_records()):
        assert line.get("mode") in (None, *published("plover")[line["event"]])


def test_a_strike_has_actors_place_and_bounds():
    (line,) = lines(samples.depot())
    assert (line["event"], line["mode"]) == ("ASSAULT", "heavy-weapons")
    assert line["actor"][0] == {"code": "IRQ", "sector": "REB", "identifier": "northern-column",
                                "actorText": "Northern Column"}  # fmt: skip
    assert [actor["actorText"] for actor in line["recipient"]] == ["Plain Guard"]
    assert line["location"]["geonameid"] == 99072
    assert (line["dead"], line["injured"]) == ({"min": 4, "max": 8}, {"min": 20, "max": None})
    assert line["version"] == "plain-2026@41"


def test_words_stand_beside_their_places_in_the_reports():
    (line,) = lines(samples.depot())
    for text, info in zip(line["text"], line["textInfo"], strict=True):
        assert info["end"] - info["start"] == len(text)
    assert [cited.get("withdrawn") for cited in line["cite_info"]] == [None, None, None, "retracted"]


def test_unknown_fields_are_left_out():
    (line,) = lines(samples.threat())
    assert not {"dead", "injured", "recipient", "text", "enddate", "size"} & set(line)


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        (samples.undated(), "no event without a date"),
        (msgspec.structs.replace(samples.raid(), when=When("../2026-01-05")), "no event without a date"),
        (msgspec.structs.replace(samples.raid(), type="explosion"), "PLOVER has no event for explosion, occurred"),
    ],
)
def test_what_the_scheme_cannot_hold_is_left_out_with_a_reason(record, reason):
    assert reason in plover.left_out(record)
    assert lines(record) == []
