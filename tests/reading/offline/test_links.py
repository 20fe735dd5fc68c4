"""Mentions become groups; how groups form depends on pairs alone."""

import numpy as np

from herodotus.reading.offline.links import clusters


def scores(count: int, *same: tuple[int, int]) -> dict[tuple[int, int], np.ndarray]:
    sure = {*same, *((j, i) for i, j in same)}
    return {(i, j): np.array([0.9 if (i, j) in sure else 0.05]) for i in range(count) for j in range(count) if i != j}


def test_mentions_of_one_incident_join() -> None:
    assert clusters(3, scores(3, (0, 2)), 0.5) == [[0, 2], [1]]


def test_a_mention_that_repeats_only_part_of_a_group_stays_apart() -> None:
    assert clusters(3, scores(3, (0, 1), (1, 2)), 0.5) == [[0, 1], [2]]


def test_mentions_out_of_reach_are_never_one() -> None:
    assert clusters(2, {}, 0.0) == [[0], [1]]


def test_no_mentions_make_no_groups() -> None:
    assert clusters(0, {}, 0.5) == []
