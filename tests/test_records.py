"""Values go to JSON and back without loss, and cannot be changed."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
    from_json,
    to_json,
)

WORDS = st.text(max_size=12)
EVIDENCE = st.builds(Evidence, st.integers(0, 99), st.integers(0, 99), WORDS)
EVIDENCES = st.lists(EVIDENCE, max_size=2).map(tuple)
SCORES = st.lists(st.builds(Score, WORDS, st.floats(0, 1)), max_size=2).map(tuple)
CANDIDATES = st.lists(st.builds(Candidate, WORDS, WORDS, st.floats(0, 1)), max_size=2).map(tuple)
NUMBER = st.none() | st.integers(0, 10**6)
SPAN = st.builds(Span, NUMBER, NUMBER)
WHEN = st.builds(When, st.none() | WORDS, WORDS, EVIDENCES, st.none() | WORDS, WORDS)
ACTOR = st.builds(Actor, WORDS, EVIDENCES, st.none() | WORDS, score=st.floats(0, 1), candidates=CANDIDATES)
ACTORS = st.lists(ACTOR, max_size=2).map(tuple)
PLACE = st.builds(Place, WORDS, EVIDENCES, lat=st.none() | st.floats(-90, 90), candidates=CANDIDATES)
HARM = st.builds(Harm, WORDS, NUMBER, NUMBER, WORDS, EVIDENCES)
INCIDENT = st.builds(
    Incident, WORDS, WORDS, WORDS, EVIDENCES, WHEN, st.none() | PLACE, ACTORS, ACTORS, ACTORS,
    st.lists(HARM, max_size=2).map(tuple), st.none() | SPAN, SCORES,
)
VALUE = st.lists(WORDS | ACTOR | HARM, max_size=3).map(tuple)
CLAIM = st.builds(
    Claim, WORDS, ACTOR, st.booleans(), WORDS, WORDS, EVIDENCE, EVIDENCE, ACTORS, WHEN,
    st.lists(WORDS, max_size=2).map(tuple), WORDS, VALUE, SCORES,
)
RELATION = st.builds(Relation, ACTOR, WORDS, ACTOR, EVIDENCES, SCORES)
TIE = st.builds(Tie, WORDS, WORDS, WORDS, EVIDENCES, SCORES)
READING = st.builds(
    Reading, WORDS, st.lists(INCIDENT, max_size=2).map(tuple), st.lists(CLAIM, max_size=2).map(tuple),
    st.lists(RELATION, max_size=1).map(tuple), st.lists(TIE, max_size=1).map(tuple), st.builds(Versions, WORDS, WORDS),
)


@settings(max_examples=60, deadline=None)
@given(READING)
def test_a_reading_comes_back_from_json_as_it_was(reading: Reading) -> None:
    assert from_json(to_json(reading), Reading) == reading


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_evidence_is_cut_by_code_points(text: str, a: int, b: int) -> None:
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    assert len(Evidence.of(text, start, end).quote) == end - start


@pytest.mark.parametrize("value", [Evidence(0, 1, "a"), When(), Actor("x"), Harm("killed"), Reading("r")])
def test_a_value_cannot_be_changed(value: msgspec.Struct) -> None:
    with pytest.raises(AttributeError):
        setattr(value, value.__struct_fields__[0], "changed")


def test_an_unknown_toll_is_not_nought() -> None:
    assert Incident("i1", "shelling", "occurred", ()).toll("killed") is None


def test_tolls_of_one_kind_add_up_and_stay_open() -> None:
    harm = (Harm("killed", 3, 3), Harm("killed", None, 5), Harm("injured", 9, None))
    assert Incident("i1", "shelling", "occurred", (), harm=harm).toll("killed") == Span(3, 8)
    assert Incident("i1", "shelling", "occurred", (), harm=harm).toll("injured") == Span(9, None)


def test_json_of_the_wrong_shape_is_refused() -> None:
    with pytest.raises(msgspec.ValidationError):
        from_json(b'{"start": "one", "end": 2, "quote": "x"}', Evidence)
