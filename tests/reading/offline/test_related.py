"""Pairs of actors near each other, and the relations that come of them."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from herodotus.reading.offline import relations
from herodotus.reading.offline.anchors import Seen
from herodotus.reading.offline.pieces import cut
from herodotus.reading.offline.related import Related, pairs_within
from herodotus.reading.offline.schema import RELATIONS

TEXT = "The Rebels fight the Army. The Army is backed by Norway."


def pieces_of(word: str, after: int = 0) -> tuple[int, int, float]:
    start = TEXT.index(word, after)
    pieces = cut(TEXT)
    first = int(np.searchsorted(pieces.starts, start))
    return first, int(np.searchsorted(pieces.starts, start + len(word))), 0.9


def said(a: tuple[int, int, float], kind: str, b: tuple[int, int, float], p: float) -> Related:
    scores = np.zeros(len(RELATIONS), dtype=np.float32)
    scores[RELATIONS.index(kind)] = p
    return Related(a, b, scores)


def read(*pairs: Related, floor: float = 0.4) -> list[tuple[str, str, str]]:
    seen = Seen(TEXT, cut(TEXT), {}, pairs)
    return [(r.a.name, r.relation, r.b.name) for r in relations.assemble(seen, floor)]


REBELS, ARMY, NORWAY = pieces_of("Rebels"), pieces_of("Army"), pieces_of("Norway")


def test_a_relation_is_told_once_at_its_surest_place() -> None:
    again = pieces_of("Army", 30)
    found = [said(NORWAY, "supports", ARMY, 0.5), said(NORWAY, "supports", again, 0.8)]
    (relation,) = relations.assemble(Seen(TEXT, cut(TEXT), {}, tuple(found)), 0.4)
    assert relation.evidence[0].quote == "Army is backed by Norway"


def test_who_fights_whom_is_told_once_whichever_stands_first() -> None:
    both = said(ARMY, "opposes", REBELS, 0.6), said(REBELS, "opposes", ARMY, 0.7)
    assert read(*both) == [("Rebels", "opposes", "Army")]


def test_what_is_below_the_floor_is_not_told() -> None:
    assert read(said(REBELS, "opposes", ARMY, 0.3)) == []


def test_a_relation_over_the_end_of_a_sentence_is_less_sure() -> None:
    over = said(REBELS, "opposes", NORWAY, 0.5)
    assert read(over, floor=0.3) == [("Rebels", "opposes", "Norway")]
    assert read(over, floor=0.4) == []


def test_of_two_relations_of_a_pair_the_surer_is_told() -> None:
    both = said(NORWAY, "supports", pieces_of("Army", 30), 0.5)
    both.relations[RELATIONS.index("arms")] = 0.7
    assert [r for _, r, _ in read(both)] == ["arms"]


def test_nobody_is_related_to_himself() -> None:
    assert read(said(ARMY, "part_of", pieces_of("Army", 30), 0.9)) == []


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(1, 6)), max_size=8))
def test_pairs_stand_apart_and_within_reach(drawn: list[tuple[int, int]]) -> None:
    spans = [(a, a + n) for a, n in drawn]
    for i, j in pairs_within(spans, 48):
        apart = max(spans[i][0] - spans[j][1], spans[j][0] - spans[i][1])
        assert i != j and 0 <= apart < 48
