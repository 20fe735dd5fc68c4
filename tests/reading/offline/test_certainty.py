"""Raw scores become probabilities by a map of each cell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herodotus.reading.offline.certainty import calibrated, probability, raw, score_of
from herodotus.records import Evidence, Incident, Reading

HERE = (Evidence(0, 4, "raid"),)


def reading(**scores: float) -> Reading:
    return Reading("r1", (Incident("i1", "armed_attack", "occurred", HERE, scores=raw(1.0, scores)),))


def test_a_cell_takes_its_own_map():
    found = calibrated(reading(type=0.8, when=0.8), {"incident.type": (0.0, 0.0)}).incidents[0]
    assert score_of(found, "type") == 0.5
    assert score_of(found, "when") == 0.8


def test_a_cell_without_a_score_counts_as_sure():
    assert score_of(reading().incidents[0], "where") == 1.0


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 5), st.floats(-5, 5))
def test_maps_never_turn_the_order_round(low, high, slope, offset):
    low, high = sorted((low, high))
    assert probability((slope, offset), low) <= probability((slope, offset), high)


@pytest.mark.parametrize("p", [0.0, 1.0])
def test_certain_scores_stay_probabilities(p):
    assert 0.0 < probability((1.0, 0.0), p) < 1.0
