"""Boxes: no place inside one lies in a square that it does not name."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from herodotus.ledger.composing.rows import square
from herodotus.ledger.querying.boxes import MOST, cells
from herodotus.records import Place

LON, LAT = st.floats(-180, 180), st.floats(-90, 90)


@given(LON, LON, st.floats(-180, 180), LAT, LAT, st.floats(0, 1))
def test_a_place_inside_lies_in_one_of_the_squares(west: float, east: float, lon: float, a: float, b: float, at: float):
    south, north = min(a, b), max(a, b)
    lat = min(north, max(south, south + at * (north - south)))
    inside = west <= lon <= east if west <= east else lon >= west or lon <= east
    squares = cells((west, south, east, north))
    assert not inside or not squares or square(Place("", lat=lat, lon=lon)) in squares
    assert len(squares) <= MOST and len(set(squares)) == len(squares)


def test_a_box_across_the_date_line_names_the_squares_on_both_sides():
    assert cells((179.2, 0.0, -179.2, 0.5)) == [90 * 360, 90 * 360 + 359]


def test_a_box_around_the_world_names_none():
    assert cells((-180.0, -90.0, 180.0, 90.0)) == []
