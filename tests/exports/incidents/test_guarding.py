"""Cells that a spreadsheet would run are guarded, and the guard comes off without loss."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herodotus.exports.incidents.guarding import guard, unguard
from tests.exports.samples import PATIENT

RISKS = st.builds(str.__add__, st.sampled_from(["=", "+", "-", "@", "\t", "\r", "\n", "'=", "''", "＝"]), st.text())
CELLS = st.one_of(st.text(), RISKS)


@pytest.mark.parametrize("cell", ["=1+1", "+CMD", "-rebels", "@SUM(A1)", "\tx", "\rx", "=", "-", "-1+cmd|'calc'!A0"])
def test_a_cell_that_would_run_is_guarded(cell):
    assert guard(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "-3.5", "+7", "-.5", "1e-7", "Hama", "'twas night", "a=b", " =1"])
def test_numbers_and_plain_texts_are_let_be(cell):
    assert guard(cell) == cell


@PATIENT
@given(CELLS)
def test_no_guarded_cell_begins_like_a_formula_unless_it_is_a_number(cell):
    guarded = guard(cell)
    assert not re.match(r"[=+\-@\t\r]", guarded) or re.fullmatch(r"[+-]?[0-9.eE+-]+", guarded)


@PATIENT
@given(CELLS)
def test_the_guard_comes_off_without_loss(cell):
    assert unguard(guard(cell)) == cell
