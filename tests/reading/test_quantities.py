"""Numbers in words and digits become bounds."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herodotus.reading.quantities import find
from herodotus.records import Span


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("three guards", 3, 3),
        ("at least 40 people", 40, None),
        ("up to 24 fighters", None, 24),
        ("as many as two hundred", None, 200),
        ("dozens of villagers", 24, None),
        ("scores of villagers", 40, None),
        ("several soldiers", 3, None),
        ("a couple of shells", 2, None),
        ("a dozen men", 12, 12),
        ("between them 1,200 fled", 1200, 1200),
        ("three to five drones", 3, 5),
        ("12-15 rebels", 12, 15),
        ("twenty-five pupils", 25, 25),
        ("two thousand refugees", 2000, 2000),
        ("NO FEWER THAN 17 DEAD", 17, None),
        ("about 30 hurt", 30, 30),
        ("half a million displaced", 500_000, 500_000),
    ],
)
def test_a_number_is_read_as_a_careful_annotator_would(words: str, low: int | None, high: int | None) -> None:
    assert Span(low, high) in [q.span for q in find(words)]


def test_a_word_that_only_begins_like_a_number_is_none() -> None:
    assert find("tenor, onerous, sixties' songs") == ()


@settings(max_examples=60)
@given(st.text(alphabet="one twhreat lsupfiv1230,.-", max_size=80))
def test_quantities_lie_in_the_text_in_order(text: str) -> None:
    found = find(text)
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_a_share_counts_nobody() -> None:
    assert find("Only 10% of fighters, 12.5 per cent of the men and between 20 and 30 percent of the others") == ()
