"""The ledger as a linker sees it: mentions that share words, places or days, and what people decided of them."""

# ruff: noqa: F401, F811 -- fixtures are imported by their names
from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from herodotus.ledger.ledger import Ledger
from herodotus.ledger.neighbours import LedgerNeighbours
from herodotus.linking.mentions import LinkMention
from herodotus.linking.neighbours import Neighbours
from herodotus.naming.places.relative import kilometres
from herodotus.records import Place, When
from tests.ledger.samples import Sample, depot, heads_aside, ledger, mill, put, report_id, wire

POINTS = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


def _at(number: int, lat: float, lon: float, day: str = "2019-07-19") -> Sample:
    """Give a report of its own whose incident lies at a point and a day."""
    sample = mill().from_outlet(f"Paper {number}", f"r{number}")
    first = msgspec.structs.replace(sample.reading.incidents[0], where=Place(f"P{number}", lat=lat, lon=lon),
                                    when=When(day, "day"))
    return Sample(sample.report, msgspec.structs.replace(sample.reading, incidents=(first,)))


def _homes(found: object) -> set[str]:
    return {mention.home for mention in found}  # type: ignore[attr-defined]


def test_mentions_near_by_are_found_and_those_far_off_are_not(ledger: Ledger):
    points = ((35.0, 36.5), (35.02, 36.52), (34.99, 35.999), (35.5, 36.5), (-35.0, 36.5))
    ids = put(ledger, *(_at(n, *point) for n, point in enumerate(points)))
    with ledger.store.reading() as connection:
        near: Neighbours = LedgerNeighbours(connection)
        (own,) = [m for m in LedgerNeighbours(connection).mentions_of(ids) if m.home == ids[0]]
        assert _homes(near.by_place(own, 5, 50)) == {ids[1]}
        assert _homes(near.by_place(own, 60, 50)) == {ids[1], ids[2], ids[3]}
        nowhere = msgspec.structs.replace(own, incident=msgspec.structs.replace(own.incident, where=None))
        assert list(near.by_place(nowhere, 60, 50)) == []


def test_places_on_both_sides_of_the_date_line_are_near(ledger: Ledger):
    ids = put(ledger, _at(0, 52.0, 179.99), _at(1, 52.0, -179.99))
    with ledger.store.reading() as connection:
        near = LedgerNeighbours(connection)
        for mention in near.mentions_of(ids):
            assert _homes(near.by_place(mention, 5, 50)) == {*ids} - {mention.home}


def test_mentions_of_days_near_by_are_found(ledger: Ledger):
    days = ("2019-07-19", "2019-07-21", "2019-07-16", "2020-07-19")
    ids = put(ledger, *(_at(n, 35.0, 36.5, day) for n, day in enumerate(days)))
    with ledger.store.reading() as connection:
        near = LedgerNeighbours(connection)
        (own,) = [m for m in near.mentions_of(ids) if m.home == ids[0]]
        assert _homes(near.by_day(own, 2, 50)) == {ids[1]}
        assert _homes(near.by_day(own, 3, 50)) == {ids[1], ids[2]}
        assert len(list(near.by_day(own, 3, 1))) == 1
        undated = msgspec.structs.replace(own, incident=msgspec.structs.replace(own.incident, when=When()))
        assert list(near.by_day(undated, 3, 50)) == []


def test_mentions_that_share_words_are_found(ledger: Ledger):
    one, two, strike, raid = put(ledger, mill(), wire(), depot())
    with ledger.store.reading() as connection:
        near = LedgerNeighbours(connection)
        by_home = {m.home: m for m in near.mentions_of([one, two, strike, raid])}
        assert _homes(near.by_text(by_home[one], 50)) == {two}
        assert _homes(near.by_text(by_home[strike], 50)) == set()
        wordless = msgspec.structs.replace(by_home[one].incident, evidence=())
        assert list(near.by_text(LinkMention("men-x", "rep-x", wordless), 50)) == []


def test_what_people_merged_is_together_and_what_they_split_apart(ledger: Ledger):
    one, two, strike, _ = put(ledger, mill(), wire(), depot())
    a, b, c = (ledger.show(id).mentions[0] for id in (one, two, strike))
    merge = ledger.merge([one, two], why="one and the same")
    with ledger.store.reading() as connection:
        near = LedgerNeighbours(connection)
        assert set(near.together([a, b, c])) == {tuple(sorted((a, b)))}
        assert list(near.apart([a, b, c])) == []
    _, split = ledger.split(one, [b], why="another mill")
    with ledger.store.reading() as connection:
        near = LedgerNeighbours(connection)
        assert list(near.together([a, b, c])) == []
        assert set(near.apart([a, b])) == {tuple(sorted((a, b)))}
        assert set(near.apart([a, c])) == set()
        assert list(near.apart([a])) == list(near.together([])) == []
    ledger.undo(split)
    ledger.undo(merge)
    with ledger.store.reading() as connection:
        near = LedgerNeighbours(connection)
        assert list(near.together([a, b, c])) == list(near.apart([a, b, c])) == []


def test_mentions_of_withdrawn_reports_are_no_neighbours(ledger: Ledger):
    one, two = put(ledger, mill(), wire())
    ledger.withdraw("wire-1", why="asked for")
    with ledger.store.reading() as connection:
        near = LedgerNeighbours(connection)
        (own,) = near.mentions_of([one, two])
        assert (own.home, own.report) == (one, report_id(mill()))
        assert list(near.by_day(own, 30, 50)) == list(near.by_text(own, 50)) == []


@given(POINTS, POINTS)
def test_a_distance_is_the_same_both_ways_and_never_over_half_the_earth(one: tuple[float, float],
                                                                        other: tuple[float, float]):
    there, back = kilometres(one, other), kilometres(other, one)
    assert there == pytest.approx(back)
    assert 0 <= there <= 20_016
    assert kilometres(one, one) == pytest.approx(0, abs=1e-6)
