"""Which words are claimed: behind a dash that "what" points to, or the subject of a passive."""

import numpy as np

from herodotus.reading.offline import contents, speakers
from herodotus.reading.offline.anchors import Anchor, Seen
from herodotus.reading.offline.pieces import cut


def seen(text: str) -> Seen:
    return Seen(text, cut(text), {})


def pieces_of(text: str, words: str) -> tuple[int, int]:
    pieces, start = cut(text), text.index(words)
    inside = [i for i in range(len(pieces)) if start <= pieces.starts[i] < start + len(words)]
    return inside[0], inside[-1] + 1


def cue(text: str, words: str, *claimed: str) -> Anchor:
    runs = {"content": [(*pieces_of(text, c), 0.9 - 0.1 * n) for n, c in enumerate(claimed)], "source": []}
    return Anchor("cue", *pieces_of(text, words), 0.9, runs, {}, np.zeros(128), frozenset(), 0)


FERRY = "Divers confirmed what the ferry crew have been saying – the hull was torn by a mine. Nobody else spoke."


def test_what_points_ahead_to_the_claim_behind_the_dash() -> None:
    found = contents.words_of(seen(FERRY), (*pieces_of(FERRY, "what the ferry crew have been saying"), 0.9))
    assert found.quote == "the hull was torn by a mine"
    assert FERRY[found.start : found.end] == found.quote


def test_who_has_been_saying_it_is_the_claimant() -> None:
    saying = cue(FERRY, "saying", "the ferry crew have been saying")
    assert speakers.claimant(seen(FERRY), saying, []).name == "ferry crew"


def test_without_a_dash_nothing_is_pointed_at() -> None:
    text = "Divers repeated what the crew have been saying."
    assert contents.pointing(seen(text), cue(text, "saying", "the crew")) is None


def test_what_a_passive_cue_turns_down_is_its_subject() -> None:
    text = "Reports of a mine were widely dismissed as the harbour is swept every day."
    down = cue(text, "dismissed", "the harbour is swept every day", "Reports of a mine")
    assert [seen(text).evidence(a, b).quote for a, b, _ in contents.of(seen(text), down, 0.5)] == ["Reports of a mine"]


def test_quotation_marks_around_a_claim_stay_outside() -> None:
    text = "“The mine was ours,” she said."
    assert contents.words_of(seen(text), (*pieces_of(text, "“The mine was ours,”"), 0.9)).quote == "The mine was ours"
