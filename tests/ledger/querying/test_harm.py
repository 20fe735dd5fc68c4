"""Conditions on harm: what is written is what is meant, nonsense is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herodotus.codebook import codebook
from herodotus.errors import ConfigError
from herodotus.ledger.querying.harm import HarmCondition, parsed

KINDS = st.sampled_from(sorted(codebook().harm_kinds))
NUMBERS = st.integers(0, 999_999_999)


@given(KINDS, NUMBERS, st.sampled_from(["", " "]))
def test_each_sign_sets_its_bounds(kind: str, number: int, blank: str):
    bounds = {">=": (number, None), "≥": (number, None), ">": (number + 1, None), "<=": (None, number),
              "≤": (None, number), "<": (None, number - 1), "=": (number, number), "==": (number, number)}  # fmt: skip
    for sign, (low, high) in bounds.items():
        assert parsed(f"{blank}{kind}{blank}{sign}{blank}{number}{blank}") == HarmCondition(kind, low, high)


@pytest.mark.parametrize("nonsense", [
    "", "killed", "killed>", ">5", "killed>=five", "killed=>5", "killed>=-1", "killed>=5.5", "killed>=5 or 1=1",
    "killed>=٥", "killed>=12345678901", "killed>5\nkilled>6"])  # fmt: skip
def test_nonsense_is_told_with_an_example(nonsense: str):
    with pytest.raises(ConfigError, match="write a kind, a sign and a number: killed>=5") as told:
        parsed(nonsense)
    assert "\n" not in str(told.value)


def test_an_unknown_kind_is_told_with_the_one_that_was_meant():
    with pytest.raises(ConfigError, match="did you mean displaced"):
        parsed("displaced_people>5")
