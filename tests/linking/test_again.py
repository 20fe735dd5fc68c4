"""Finding mentions again in a newer reading of the same report."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from herodotus.linking.again import matched
from herodotus.linking.mentions import LinkMention
from herodotus.records import Evidence, Incident

TEXT = "Shells fell on the mill at Karsun. Gunmen raided the guard post. Drones struck a depot near Dorvan at night."
STRETCHES = st.tuples(st.integers(0, 80), st.integers(1, 27)).map(lambda p: Evidence.of(TEXT, p[0], p[0] + p[1]))
TYPES = st.sampled_from(("shelling", "air_strike", "armed_attack", "protest", "no type of the codebook"))


def _mention(id: str, type: str, *words: str | Evidence) -> LinkMention:
    evidence = tuple(w if isinstance(w, Evidence) else Evidence.of(TEXT, TEXT.index(w), TEXT.index(w) + len(w))
                     for w in words)  # fmt: skip
    return LinkMention(id, "rep-1", Incident("i1", type, "occurred", evidence), f"inc-{id}")


@st.composite
def readings(draw: st.DrawFn, prefix: str) -> list[LinkMention]:
    """Draw the mentions of a reading."""
    many = draw(st.lists(st.tuples(TYPES, st.lists(STRETCHES, max_size=2)), max_size=4))
    return [_mention(f"{prefix}{n}", type, *words) for n, (type, words) in enumerate(many)]


def _found(old: list[LinkMention], new: list[LinkMention]) -> dict[str, str]:
    return {id: before.id for id, before in matched(old, new).items()}


def test_the_same_words_are_the_same_mention_whatever_it_is_called():
    old = [_mention("a", "shelling", "Shells fell"), _mention("b", "armed_attack", "Gunmen raided the guard post")]
    new = [_mention("x", "armed_attack", "Gunmen raided the guard post"), _mention("y", "shelling", "Shells fell")]
    assert _found(old, new) == {"x": "b", "y": "a"}


def test_longer_words_of_the_same_type_are_the_same_mention():
    old = [_mention("a", "shelling", "Shells fell")]
    assert _found(old, [_mention("x", "shelling", "Shells fell on the mill at Karsun")]) == {"x": "a"}


def test_of_another_type_more_words_must_be_the_same():
    old = [_mention("a", "shelling", "Shells fell")]
    assert _found(old, [_mention("x", "air_strike", "Shells fell on")]) == {"x": "a"}
    assert _found(old, [_mention("x", "air_strike", "Shells fell on the mill at Karsun")]) == {}


def test_other_words_and_no_words_are_another_mention():
    old = [_mention("a", "shelling", "Shells fell"), _mention("b", "shelling")]
    assert _found(old, [_mention("x", "shelling", "Drones struck"), _mention("y", "shelling")]) == {}


def test_the_most_alike_are_matched_first():
    old = [_mention("a", "shelling", "Shells fell on the mill"), _mention("b", "shelling", "Shells fell")]
    assert _found(old, [_mention("x", "shelling", "Shells fell on the")]) == {"x": "a"}


@given(readings("o"), readings("n"))
def test_each_mention_is_matched_to_one_at_most(old: list[LinkMention], new: list[LinkMention]):
    found = _found(old, new)
    assert set(found) <= {mention.id for mention in new}
    assert len(set(found.values())) == len(found)


@given(readings("o"), readings("n"), st.randoms())
def test_the_order_of_mentions_does_not_matter(old: list[LinkMention], new: list[LinkMention], draw: Random):
    found = _found(old, new)
    draw.shuffle(old)
    draw.shuffle(new)
    assert _found(old, new) == found


@given(readings("o"))
def test_a_reading_with_words_of_its_own_is_matched_to_itself(old: list[LinkMention]):
    told = [m for m in old if m.incident.evidence]
    apart = {(m.incident.type, m.incident.evidence): m for m in told}
    again = [LinkMention(f"n{m.id}", m.report, m.incident) for m in apart.values()]
    assert len(matched(list(apart.values()), again)) == len(apart)
