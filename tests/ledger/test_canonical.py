"""Canonical JSON: the same value gives the same bytes, whatever order its keys came in."""

from __future__ import annotations

import json

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from herodotus.ledger.journal.canonical import canonical, digest

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=4), max_leaves=12,
)  # fmt: skip


def _turned(value: object) -> object:
    """Give the same value with the keys of every object the other way round."""
    if isinstance(value, dict):
        return {key: _turned(value[key]) for key in reversed(value)}
    return [_turned(one) for one in value] if isinstance(value, list) else value


@given(VALUES)
def test_the_order_of_keys_does_not_matter(value: object):
    assert canonical(_turned(value)) == canonical(value)
    assert digest(canonical(_turned(value))) == digest(canonical(value))


@given(VALUES)
def test_what_was_written_is_read_back_and_written_the_same(value: object):
    told = canonical(value)
    assert canonical(msgspec.json.decode(told)) == told
    assert json.loads(told) == value


@given(st.dictionaries(st.text("abcdefgh", min_size=1), st.integers(0, 9)))
def test_keys_stand_in_order_and_without_blanks(value: dict[str, int]):
    told = canonical(value).decode()
    assert told == json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
