"""Ids: short, typed, the same in every ledger, and never taken twice."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from herodotus.ledger import ids

PARTS = st.lists(st.text() | st.integers(), min_size=1, max_size=4)


@given(st.sampled_from(ids.KINDS), PARTS)
def test_an_id_is_of_its_kind_and_the_same_each_time(kind: str, parts: list[str | int]):
    made = ids.made(kind, *parts)
    assert ids.made(kind, *parts) == made
    assert ids.kind_of(made) == kind
    assert set(made.partition("-")[2]) <= set(ids.ALPHABET)


@given(st.sampled_from(ids.KINDS), st.integers(0, 2**60 - 1))
def test_an_id_goes_to_its_number_and_back(kind: str, number: int):
    assert ids.number_of(ids.id_of(kind, number)) == number


@given(PARTS)
def test_the_order_of_ids_is_that_of_their_numbers(parts: list[str | int]):
    one, other = ids.made("inc", *parts), ids.made("inc", *parts, "other")
    assert (one < other) == (ids.number_of(one) < ids.number_of(other))


@given(PARTS, st.integers(0, 5))
def test_a_taken_id_is_never_given_again(parts: list[str | int], many: int):
    taken: list[str] = []
    for _ in range(many + 1):
        taken.append(ids.fresh("inc", taken.__contains__, *parts))
    assert len(set(taken)) == many + 1
    assert taken[0] == ids.made("inc", *parts)


@given(st.text())
def test_what_is_no_id_has_no_kind(word: str):
    assert ids.kind_of(word) is None
    assert ids.kind_of(f"inc-{word}") is None or len(word) == ids.DIGITS


def test_parts_are_told_apart():
    assert ids.made("rep", "ab", "c") != ids.made("rep", "a", "bc")
    assert ids.made("rep", "a") != ids.made("inc", "a")
