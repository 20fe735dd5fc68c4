"""Bearings on a named place become a point and a radius."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herodotus.naming import places
from herodotus.naming.places.relative import applied, bearing, between, kilometres, moved, told_at
from herodotus.records import Place

MOSUL = Place("Mosul", lat=36.335, lon=43.119, radius_km=15.0, precision=1, country="IQ")


@pytest.mark.parametrize(("before", "kind", "km", "degrees"), [
    ("a convoy was hit 12 km north of ", "counted", 12.0, 0.0),
    ("at a bend some 30 miles to the south-west of the town of ", "counted", 48.27, 225.0),
    ("in a gorge twenty-five kilometres outside ", "counted", 25.0, None),
    ("a 7.5-kilometer march from ", "counted", 7.5, None),
    ("fighting on the northern outskirts of ", "outskirts", None, None),
    ("a tanker was boarded off the southern coast of ", "coast", None, None),
    ("a dhow was stopped in the waters off ", "coast", None, None),
    ("the road was cut 40km south of ", "counted", 40.0, 180.0),
    ("a camp a few kilometres east of ", "counted", 3.0, 90.0),
    ("farmland to the north-east of ", "directed", None, 45.0),
])
def test_words_before_a_name_say_where_it_lies(before, kind, km, degrees):
    said = bearing(before)
    assert (said.kind, said.km, said.degrees) == (kind, km, degrees)


@pytest.mark.parametrize("before", [
    "12 soldiers died in ", "the northern city of ", "3 km of road were mined in ", "people of ", "rebels cut off ",
    "a bomb went off ", "fighting in the east of ", "99999999 km north of ",
])
def test_other_words_before_a_name_say_no_bearing(before):
    assert bearing(before) is None


@given(st.floats(-60, 60), st.floats(-179, 179), st.floats(1, 500), st.floats(0, 359))
def test_a_moved_point_lies_as_far_away_as_the_words_say(lat, lon, km, degrees):
    assert kilometres((lat, lon), moved(lat, lon, km, degrees)) == pytest.approx(km, abs=0.05)


def test_a_counted_bearing_moves_the_point_and_widens_it_with_the_distance():
    text = "A lorry was hit 12 km north of Mosul and another 200 km north of Mosul."
    near = told_at(text, text.index("Mosul"), "Mosul", MOSUL)
    far = told_at(text, text.rindex("Mosul"), "Mosul", MOSUL)
    assert near.lat > MOSUL.lat and near.lon == pytest.approx(MOSUL.lon, abs=0.01)
    assert (near.precision, far.precision) == (2, 5) and near.radius_km < far.radius_km
    assert "12 km north of it" in near.why


def test_the_words_may_stand_within_the_mention():
    name = "30 km south of Baghdad"
    text = f"Shots were heard {name}."
    place = places.resolve_report(text, [(17, 17 + len(name))])[0]
    moved_place = told_at(text, 17, name, place)
    assert moved_place.lat == pytest.approx(place.lat - 30 / 111.2, abs=0.01)


def test_a_country_is_not_moved_but_its_coast_is_at_sea():
    yemen = Place("Yemen", lat=15.5, lon=47.5, radius_km=410.0, precision=6, country="YE")
    assert applied(yemen, bearing("20 km north of ")) == yemen
    assert applied(yemen, bearing("off the coast of ")).precision == 7


def test_a_place_between_two_lies_halfway_and_reaches_to_both():
    name = "the road between Raqqa and Deir ez-Zor"
    text = f"Mines were laid on {name}, in Syria."
    place = places.resolve_report(text, [(19, 19 + len(name))])[0]
    assert place.country == "SY" and 35.2 < place.lat < 36.0 and place.radius_km > 30 and place.id is None
    assert between(Place("A"), MOSUL, "x") is None


def test_between_two_countries_or_far_ends_nothing_is_placed():
    country = Place("Ukraine", lat=49.0, lon=32.0, precision=6)
    assert between(MOSUL, country, "x") is None
    assert between(MOSUL, Place("Lagos", lat=6.5, lon=3.4, precision=1), "x") is None


def test_halfway_across_the_date_line_is_on_it():
    west, east = Place("A", lat=0.0, lon=179.0, precision=1), Place("B", lat=0.0, lon=-179.0, precision=1)
    assert abs(between(west, east, "x").lon) == 180.0
