"""Sentences have exact offsets and end where a reader would end them."""

from hypothesis import given, settings
from hypothesis import strategies as st

from herodotus.reading.sentences import split


def texts(text: str) -> list[str]:
    return [text[s.start : s.end] for s in split(text)]


def test_a_stop_ends_a_sentence() -> None:
    assert texts("Shells fell on Hama. Nobody was hurt.") == ["Shells fell on Hama.", "Nobody was hurt."]


def test_a_title_or_an_initial_does_not_end_a_sentence() -> None:
    assert len(split("Gen. J. Haddad met Lt. Col. Aziz in the U.S. embassy.")) == 1


def test_a_stop_within_a_number_does_not_end_a_sentence() -> None:
    assert len(split("The convoy drove 12.5 km before dawn.")) == 1


def test_closing_quotes_stay_with_their_sentence() -> None:
    assert texts("“We will answer.” He left.") == ["“We will answer.”", "He left."]


def test_a_line_break_always_ends_a_sentence() -> None:
    assert texts("Blast in market\n\nPolice said three died") == ["Blast in market", "Police said three died"]


def test_a_blank_text_has_no_sentences() -> None:
    assert split(" \n\n \t") == ()


@settings(max_examples=60)
@given(st.text(alphabet='aB. !?\n"”’1é\u200f', max_size=120))
def test_sentences_cover_all_that_is_not_white_space(text: str) -> None:
    inside = {i for s in split(text) for i in range(s.start, s.end)}
    assert all(i in inside for i, c in enumerate(text) if not c.isspace())
    starts = [s.start for s in split(text)]
    assert starts == sorted(starts)
