"""Unseen characters are seen, and letters that scripts need are left alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herodotus.exports.visible import pieces, visible
from tests.exports import samples


@settings(samples.PATIENT, max_examples=100)
@given(st.text())
def test_pieces_joined_give_the_text(text: str) -> None:
    assert "".join(piece for piece, _ in pieces(text)) == text


@pytest.mark.parametrize("char", ["\x00", "\x1b", "\r", "\x9b", "\u200b", "\u202e", "\u2066", "\ufeff", "\U000e0041"])
def test_an_acting_character_is_named(char: str) -> None:
    assert visible(f"a{char}b") == f"a⟨U+{ord(char):04X}⟩b"


@pytest.mark.parametrize("text", ["می\u200cخواهم", "a\tb\nc", "👩\u200d🚒", "صوت السهل"])
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert visible(text) == text
