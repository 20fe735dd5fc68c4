"""The ledger keeps its contract: every key of the guide with its plain type, everything else beside them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from herodotus.exports.ledger import to_ledger, value_words
from herodotus.records import Actor, Claim, Evidence, Harm, Incident, Place, Reading, When
from herodotus.report import Report
from tests.exports import samples

Text, Maybe = (str,), (str, type(None))
REPORT = {"id": Text, "published": Maybe, "outlet": Maybe, "text": Text, "incidents": (list,), "claims": (list,),
          "relations": (list,)}  # fmt: skip
INCIDENT = {"id": Text, "type": Text, "status": Text, "when": Maybe, "where": (dict, type(None)), "initiators": (list,),
            "targets": (list,), "means": (list,), "killed": (dict, type(None)), "injured": (dict, type(None)),
            "evidence": (list,)}  # fmt: skip
CLAIM = {"id": Text, "claimant": Text, "named": (bool,), "via": (list,), "stance": Text, "certainty": Text,
         "said_on": Maybe, "cue": Text, "content": Text, "about": (list,), "aspect": Text}  # fmt: skip
RELATION = {"a": Text, "relation": Text, "b": Text, "evidence": Text}
RECORDS = ("incidents", "claims", "relations")
SAMPLES = [samples.news, samples.mixed, samples.empty, samples.evil]


def assert_shape(record: dict[str, Any], shape: dict[str, tuple[type, ...]]) -> None:
    for key, kinds in shape.items():
        assert isinstance(record[key], kinds), (key, record[key])
    lists = [record[key] for key, kinds in shape.items() if kinds == (list,) and key not in RECORDS]
    assert all(isinstance(word, str) for words in lists for word in words)


@pytest.mark.parametrize("sample", SAMPLES)
def test_every_key_of_the_guide_is_there_with_its_plain_type(sample: Any) -> None:
    ledger = to_ledger(*sample())
    assert_shape(ledger, REPORT)
    for records, shape in (("incidents", INCIDENT), ("claims", CLAIM), ("relations", RELATION)):
        for record in ledger[records]:
            assert_shape(record, shape)


@pytest.mark.parametrize("sample", SAMPLES)
def test_all_quoted_words_stand_in_the_text_at_their_offsets(sample: Any) -> None:
    ledger = to_ledger(*sample())
    text = ledger["text"]
    for incident in ledger["incidents"]:
        assert incident["evidence"]
        assert incident["evidence"] == [text[a:b] for a, b in incident["evidence_at"]]
    for claim in ledger["claims"]:
        assert claim["cue"] == text[slice(*claim["cue_at"])]
        assert claim["content"] == text[slice(*claim["content_at"])]
        assert set(claim["about"]) <= {i["id"] for i in ledger["incidents"]}
    for relation in ledger["relations"]:
        assert relation["evidence"] == text[slice(*relation["evidence_at"][0])]


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_ledger_is_json(sample: Any) -> None:
    ledger = to_ledger(*sample())
    assert json.loads(json.dumps(ledger, allow_nan=False)) == ledger


def test_an_incident_is_written_in_full() -> None:
    strike, shelling = to_ledger(*samples.news())["incidents"][:2]
    assert strike["when"] == "2026-03-03"
    assert strike["where"] == {"name": "Karsan", "country": "IQ"}
    assert strike["killed"] == {"min": 4, "max": 7}
    assert strike["injured"] is None
    assert strike["harm"] == [{"kind": "killed", "min": 4, "max": 7, "who": "guards"}]
    assert strike["initiator_ids"] == ["col-n"]
    assert strike["scores"]["initiators"] == 0.44
    assert shelling["injured"] == {"min": 20, "max": None}
    assert shelling["initiators"] == []


def test_a_place_that_only_says_why_it_is_unknown_is_null() -> None:
    seizure = to_ledger(*samples.news())["incidents"][3]
    assert seizure["where"] is None
    assert seizure["where_detail"]["why"] == "no place is named for it"
    assert seizure["count"] == {"min": 4, "max": 4}


def test_harm_without_any_number_is_no_number_but_stays_harm() -> None:
    words = Evidence(0, 6, "Shells")
    incident = Incident("i1", "shelling", "occurred", (words,), harm=(Harm("killed"),))
    written = to_ledger(Report.of("Shells killed people."), Reading("x", (incident,)))["incidents"][0]
    assert written["killed"] is None
    assert written["harm"] == [{"kind": "killed", "min": None, "max": None, "who": "unknown"}]


def test_ties_are_written_with_their_words() -> None:
    (tie,) = to_ledger(*samples.news())["ties"]
    assert (tie["a"], tie["tie"], tie["b"], tie["evidence"]) == ("i6", "precedent_of", "i1", "the same depot")


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (("yes",), ["yes"]),
        ((Actor("rebels"), Actor("army")), ["rebels", "army"]),
        ((Harm("killed", 3, 5),), ["killed 3-5"]),
        ((Harm("injured", 40, None),), ["injured 40+"]),
        ((Harm("killed", None, 24),), ["killed up to 24"]),
        ((), []),
    ],
)
def test_what_is_claimed_is_rendered_by_aspect(value: tuple[Any, ...], written: list[str]) -> None:
    words = Evidence(0, 4, "said")
    assert value_words(Claim("c1", Actor("x"), False, "asserts", "certain", words, words, value=value)) == written


def test_an_unknown_day_is_null_and_keeps_its_reason() -> None:
    words = Evidence(0, 6, "Shells")
    incident = Incident("i1", "shelling", "occurred", (words,), When(None, why="no date"), Place("Hama"))
    written = to_ledger(Report.of("Shells fell on Hama."), Reading("x", (incident,)))["incidents"][0]
    assert written["when"] is None
    assert written["when_detail"]["why"] == "no date"
    assert written["where"] == {"name": "Hama", "country": None}
