import pytest

from benchmarks.registry import BENCHES

from .fakes import OnlyInputs

CONTRACT = {
    "plover-head": "id text",
    "ledger": "id published outlet text",
    "polnear": "id outlet date title text",
    "muc4": "id date place_line text",
    "isaf": "id text",
    "plover": "id date text",
    "actors": "id task mention context date known_country",
    "geo": "id title url date text",
    "geo-gold": "id title url date text toponyms",
}


def test_the_benches_and_their_inputs_are_those_of_the_contract():
    assert {name: " ".join(bench.inputs) for name, bench in BENCHES.items()} == CONTRACT


@pytest.mark.parametrize("bench", BENCHES.values(), ids=list(BENCHES))
def test_every_bench_has_a_predictor_that_can_be_imported(bench):
    assert callable(bench.load())


@pytest.mark.parametrize("bench", BENCHES.values(), ids=list(BENCHES))
def test_the_gold_of_a_line_never_passes(bench):
    full = {key: [] if key == "toponyms" else "x" for key in bench.inputs} | {"gold": 1, "incidents": [], "lat": 2.0}
    assert tuple(bench.take(full)) == bench.inputs


def test_the_right_places_of_geo_gold_never_pass():
    toponym = {"start": 0, "end": 4, "name": "Lima", "lat": -12.0, "lon": -77.0, "geonameid": 1}
    taken = BENCHES["geo-gold"].take({"id": "g", "text": "Lima", "toponyms": [toponym]})
    assert taken["toponyms"] == [{"start": 0, "end": 4, "name": "Lima"}]


def test_gold_may_be_absent_and_so_may_all_that_is_not_needed():
    assert BENCHES["ledger"].take({"id": "1", "text": "Rain."}) == {"id": "1", "text": "Rain."}


def test_a_line_without_text_is_refused_by_the_name_of_the_key():
    with pytest.raises(KeyError, match="text"):
        BENCHES["ledger"].take({"id": "1", "text": None})


def test_taking_looks_at_no_other_key():
    line = OnlyInputs({"id": "1", "text": "Rain.", "gold": {}}, BENCHES["isaf"].inputs)
    assert BENCHES["isaf"].take(line) == {"id": "1", "text": "Rain."}
