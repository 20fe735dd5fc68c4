"""Probabilities become spans."""

import numpy as np

from herodotus.reading.offline.spans import decode_runs, decode_tags, whole_words


def tags(*rows: tuple[float, float, float]) -> np.ndarray:
    return np.array(rows, dtype=np.float32)


def test_a_span_goes_on_while_inside_beats_outside() -> None:
    rows = tags((0.9, 0.1, 0), (0.1, 0.8, 0.1), (0.2, 0, 0.8), (0.9, 0, 0.1))
    assert [(a, b) for a, b, _ in decode_tags(rows, 0.3)] == [(1, 3)]


def test_two_spans_that_touch_are_kept_apart() -> None:
    rows = tags((0.1, 0.9, 0), (0.1, 0, 0.9), (0.1, 0.8, 0.1), (0.1, 0, 0.9))
    assert [(a, b) for a, b, _ in decode_tags(rows, 0.3)] == [(0, 2), (2, 4)]


def test_nothing_begins_below_the_floor() -> None:
    assert decode_tags(tags((0.9, 0.1, 0), (0.5, 0.2, 0.3)), 0.3) == []


def test_only_the_first_piece_of_a_word_begins_a_span() -> None:
    rows = whole_words(tags((0.2, 0.8, 0), (0.1, 0.9, 0), (0.9, 0.1, 0)), np.array([0, 0, 2]))
    assert rows[1].tolist() == np.array([0.2, 0, 0.8], dtype=np.float32).tolist()


def test_a_run_is_cut_where_another_begins() -> None:
    inside, begin = np.array([0, 0.9, 0.9, 0.9, 0], dtype=np.float32), np.array([0, 0.9, 0, 0.9, 0], dtype=np.float32)
    assert [(a, b) for a, b, _ in decode_runs(inside, begin, 0.5)] == [(1, 3), (3, 4)]


def test_a_run_may_reach_the_end() -> None:
    assert [(a, b) for a, b, _ in decode_runs(np.array([0.1, 0.9]), np.array([0.0, 0.9]), 0.5)] == [(1, 2)]
