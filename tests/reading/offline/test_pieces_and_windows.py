"""Pieces keep their offsets; windows cover every piece once."""

from hypothesis import given, settings
from hypothesis import strategies as st

from herodotus.reading.offline.pieces import INITIAL, LOWER, UNKNOWN, UPPER, cut
from herodotus.reading.offline.windows import windows
from herodotus.reading.sentences import split

WORDS = st.lists(
    st.sampled_from(
        ["Shells", "fell", "on", "Ḥamā", "NATO", "12,500", "al-Qaim", "said.", "\n", "“No”", "😀", "الفاشر"]
    ),
    max_size=150,
)


def test_case_is_marked_by_word_piece() -> None:
    pieces = cut("Shells hit NATO trucks")
    assert [int(c) for c in pieces.case[:3]] == [INITIAL, LOWER, UPPER]


def test_a_text_in_capitals_says_nothing_by_its_case() -> None:
    assert set(cut("REBELS HIT A BRIDGE NEAR SAN MIGUEL").case.tolist()) == {UNKNOWN}


def test_pieces_of_one_word_share_their_first() -> None:
    pieces = cut("Bezmaliqand burned")
    assert pieces.firsts[:3].tolist() == [0, 0, 0]
    assert pieces.firsts[-1] > 0


@settings(max_examples=40)
@given(WORDS)
def test_offsets_never_run_backwards_or_out_of_the_text(words: list[str]) -> None:
    text = " ".join(words)
    pieces = cut(text)
    assert (pieces.starts <= pieces.ends).all() and (pieces.ends <= len(text)).all()
    assert (pieces.starts[1:] >= pieces.starts[:-1]).all()


@settings(max_examples=40)
@given(WORDS, st.integers(8, 40), st.integers(0, 6))
def test_every_piece_is_owned_by_exactly_one_window(words: list[str], width: int, overlap: int) -> None:
    text = " ".join(words)
    pieces = cut(text)
    found = windows(pieces, split(text), width, overlap)
    owned = [i for w in found for i in range(w.own_start, w.own_end)]
    assert owned == list(range(len(pieces)))
    assert all(w.start <= w.own_start <= w.own_end <= w.end and w.end - w.start <= width for w in found)


def test_a_sentence_wider_than_a_window_is_cut_into_few() -> None:
    text = "Guns fell silent. " + "guns " * 700 + ". Then rain came."
    pieces = cut(text)
    assert len(windows(pieces, split(text), 300, 96)) < 6
