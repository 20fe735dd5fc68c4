"""Segments tile the text, and each carries exactly the uses that hold over it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from herodotus.exports.html.segments import numbers_under, paragraphs, segment
from herodotus.exports.html.words import Use, uses_of
from tests.exports import samples


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Use]]:
    text = draw(st.text(alphabet=st.sampled_from("ab \n\rص😀\u202e"), max_size=30))
    edges = st.integers(-1, len(text) + 1)
    owners, roles = st.sampled_from(["i1", "c1", "c2"]), st.sampled_from(["evidence", "cue", "where"])
    use = st.builds(Use, edges, edges, owners, roles)
    return text, draw(st.lists(use, max_size=8))


@settings(samples.PATIENT, max_examples=200)
@given(marked_texts())
def test_segments_joined_reproduce_the_text(case: tuple[str, list[Use]]) -> None:
    text, uses = case
    parts = segment(text, uses)
    assert "".join(p.text for p in parts) == text
    assert all(p.text == text[p.start : p.end] and p.start < p.end for p in parts)


@settings(samples.PATIENT, max_examples=200)
@given(marked_texts())
def test_each_segment_has_just_the_uses_that_hold_over_it(case: tuple[str, list[Use]]) -> None:
    text, uses = case
    sound = {u for u in uses if 0 <= u.start < u.end <= len(text)}
    for part in segment(text, uses):
        assert set(part.uses) == {u for u in sound if u.start <= part.start and part.end <= u.end}


@settings(samples.PATIENT, max_examples=200)
@given(marked_texts())
def test_marked_segments_are_numbered_in_order_and_runs_cover_their_words(case: tuple[str, list[Use]]) -> None:
    text, uses = case
    parts = segment(text, uses)
    numbers = [p.number for p in parts if p.number]
    assert numbers == list(range(1, len(numbers) + 1))
    for use, (first, last) in numbers_under(parts).items():
        run = [p for p in parts if first <= p.number <= last]
        words = "".join(p.text for p in run)
        assert words.replace("\n", "") == text[use.start : use.end].replace("\n", "")


def test_the_shortest_words_come_first() -> None:
    parts = segment("abc", [Use(0, 3, "c1", "content"), Use(1, 2, "i1", "where")])
    assert [u.role for u in parts[1].uses] == ["where", "content"]


def test_paragraphs_leave_out_only_line_feeds_and_blank_lines() -> None:
    parts = segment("One two.\n \n\nThree.\n", [Use(4, 15, "i1", "evidence")])
    assert ["".join(s.text for s in p) for p in paragraphs(parts)] == ["One two.", "Three."]


def test_every_piece_of_evidence_of_a_reading_is_in_use() -> None:
    report, reading = samples.news()
    roles = {(u.owner, u.role) for u in uses_of(reading)}
    expected = {("i1", "evidence"), ("i1", "when"), ("i1", "where"), ("i1", "initiator"), ("i1", "target"),
                ("i1", "means"), ("i1", "harm"), ("c6", "cue"), ("c6", "content"), ("c6", "claimant"),
                ("c6", "said_on"), ("c6", "value"), ("c2", "via"), ("r1", "relation"), ("r1", "party"),
                ("t1", "tie")}  # fmt: skip
    assert expected <= roles
    assert all(report.text[u.start : u.end] for u in uses_of(reading))
