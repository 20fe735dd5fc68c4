"""JSON keeps everything: what goes out comes back equal, through real JSON text."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herodotus.errors import InputError
from herodotus.exports.json import from_dict, to_dict
from herodotus.records import (
    Actor,
    Candidate,
    Claim,
    Evidence,
    Harm,
    Incident,
    Place,
    Reading,
    Relation,
    Score,
    Span,
    Tie,
    Versions,
    When,
)
from herodotus.report import Report
from tests.exports import samples

words = st.text(max_size=8)
some = st.none() | words
shares = st.floats(0, 1, allow_nan=False)
counts = st.none() | st.integers(0, 10**6)


def many(each: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(each, max_size=2).map(tuple)


evidence = st.builds(Evidence, st.integers(0, 99), st.integers(0, 99), words)
scores = many(st.builds(Score, words, shares))
candidates = many(st.builds(Candidate, words, words, shares))
actors = st.builds(Actor, words, many(evidence), some, some, some, shares, candidates, words)
degrees = st.none() | st.floats(-90, 90, allow_nan=False)
places = st.builds(Place, words, many(evidence), some, some, degrees, degrees, degrees, st.integers(0, 7), shares,
                   candidates, words)  # fmt: skip
whens = st.builds(When, some, words, many(evidence), some, words)
harms = st.builds(Harm, words, counts, counts, words, many(evidence))
incidents = st.builds(Incident, words, words, words, many(evidence), whens, st.none() | places, many(actors),
                      many(actors), many(actors), many(harms), st.none() | st.builds(Span, counts, counts),
                      scores)  # fmt: skip
claims = st.builds(Claim, words, actors, st.booleans(), words, words, evidence, evidence, many(actors), whens,
                   many(words), words, many(words | actors | harms), scores)  # fmt: skip
relations = st.builds(Relation, actors, words, actors, many(evidence), scores)
ties = st.builds(Tie, words, words, words, many(evidence), scores)
versions = st.builds(Versions, words)
readings = st.builds(Reading, words, many(incidents), many(claims), many(relations), many(ties), versions)
reports = st.builds(Report, words, words, some, some, some, some, some, words, some)


@settings(samples.PATIENT, max_examples=40)
@given(reports, readings)
def test_what_goes_out_comes_back_equal(report: Report, reading: Reading) -> None:
    written = json.dumps(to_dict(report, reading), allow_nan=False)
    assert from_dict(json.loads(written)) == (report, reading)


@pytest.mark.parametrize("sample", [samples.news, samples.mixed, samples.empty, samples.evil])
def test_the_samples_come_back_equal(sample: Any) -> None:
    assert from_dict(to_dict(*sample())) == sample()


def test_a_missing_part_is_named() -> None:
    with pytest.raises(InputError, match="the key 'reading' is missing"):
        from_dict({"report": to_dict(*samples.empty())["report"]})


def test_a_wrong_shape_is_told_with_its_place() -> None:
    pair = to_dict(*samples.news())
    pair["reading"]["incidents"][0]["evidence"] = "Drones"
    with pytest.raises(InputError, match=r"incidents\[0\]\.evidence"):
        from_dict(pair)
