"""Scores beside what they earn."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.reliability import Outcome, bins, error, outcomes

RIGHT = {
    "id": "i1", "type": "shelling", "status": "occurred", "when": "2014-05-03", "where": None, "initiators": [],
    "targets": [], "means": [], "killed": None, "injured": None, "evidence": ["Rebels shelled Amada"],
}  # fmt: skip


def test_a_cell_earns_what_the_scorer_gives_it():
    told = RIGHT | {"type": "air_strike", "scores": {"incident": 0.9, "type": 0.8}}
    gold = {"id": "r1", "incidents": [RIGHT], "claims": []}
    found = outcomes([gold], {"r1": {"incidents": [told], "claims": []}})
    assert {o.cell: o.credit for o in found} == {"incident.incident": 1.0, "incident.type": 0.5}


def test_the_cells_of_a_record_that_is_none_earn_nothing():
    told = RIGHT | {"evidence": ["a concert"], "when": None, "scores": {"incident": 0.9, "type": 0.8}}
    gold = {"id": "r1", "incidents": [RIGHT], "claims": []}
    assert {o.credit for o in outcomes([gold], {"r1": {"incidents": [told], "claims": []}})} == {0.0}


def test_scores_that_come_true_have_no_error():
    found = [Outcome("c", 0.25, float(i % 4 == 0)) for i in range(40)]
    assert error(found, count=1) == pytest.approx(0.0)


def test_scores_that_promise_too_much_have_that_error():
    assert error([Outcome("c", 0.9, 0.0)] * 10) == pytest.approx(0.9)


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), max_size=60))
def test_bins_hold_every_outcome_once_and_errors_stay_within_one(pairs):
    found = [Outcome("c", p, credit) for p, credit in pairs]
    assert sum(b.size for b in bins(found)) == len(found)
    assert 0 <= error(found) <= 1 + 1e-9
