"""A cell is said in the same words whether it is a value or the plain JSON of one."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from herodotus.exports.incidents.wording import SHAPES, UNKNOWN, cell_words, plain_words
from herodotus.ledger.views import CELLS
from herodotus.records import Actor, Harm, Place, Span, When
from tests.exports.incidents import raid

RECORD = raid.record(count=Span(3, None))


def test_every_cell_has_a_shape():
    assert tuple(SHAPES) == CELLS


@pytest.mark.parametrize("cell", CELLS)
def test_plain_json_is_said_as_the_value_is(cell):
    value = getattr(RECORD, cell)
    assert plain_words(cell, msgspec.json.decode(msgspec.json.encode(value))) == cell_words(value) != UNKNOWN


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, "unknown"),
        (When(None, why="no date"), "unknown (no date)"),
        (When("2026-02", anchor="2026-03-05"), "February 2026, counted from 5 March 2026"),
        (Place("Karsan"), "Karsan"),
        (Place("Karsan", country="IQ", lat=34.9, lon=43.2), "Karsan, IQ (34.900, 43.200)"),
        (Span(1, 1), "1 event"),
        ((Actor("rebels"), Actor("army", role="MIL")), "rebels; army (MIL)"),
        ((Harm("killed"), Harm("missing", None, 4, "children")), "unknown number killed; up to 4 missing (children)"),
        (("yes",), "yes"),
    ],
)
def test_values_are_said_in_words(value: Any, said: str) -> None:
    assert cell_words(value) == said


@pytest.mark.parametrize("value", [{"edtf": 5}, [1, 2], 3, {"a": {"b": None}}, object()])
def test_json_of_another_shape_is_shown_as_it_is(value: Any) -> None:
    assert plain_words("when", value)
    assert plain_words("no cell", value)
