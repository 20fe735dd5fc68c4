"""A name that no register holds is known again in another spelling, and not taken for another's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herodotus.naming import name_reading
from herodotus.naming.actors.sighted import Sightings, likeness
from herodotus.records import Actor, Evidence, Incident, Reading
from herodotus.report import Report


@pytest.mark.parametrize(("a", "b"), [
    ("Ahrar al-Sharqiya", "Ahrar al-Sharkiya"), ("Liwa Suqour al-Jabal", "Liwa Suqur al-Jabal"),
])
def test_two_spellings_are_one(a, b):
    seen = Sightings()
    assert seen.id_of(a, "one") == seen.id_of(b, "two") == "one"


@pytest.mark.parametrize(("a", "b"), [
    ("James Mitchell", "James Michel"), ("1st Coastal Division", "2nd Coastal Division"),
    ("Free Party of Iran", "Free Party of Iraq"), ("Northern Brigade", "Southern Brigade"), ("Roe", "Row"),
])
def test_two_actors_stay_two(a, b):
    seen = Sightings()
    assert seen.id_of(a, "one") == "one" and seen.id_of(b, "two") == "two"


@given(st.text("abcde ", max_size=30), st.text("abcde ", max_size=30))
def test_likeness_is_the_same_both_ways(a, b):
    assert likeness(a, b) == likeness(b, a) and 0 <= likeness(a, b) <= 100


def test_a_report_that_spells_a_group_in_two_ways_gives_it_one_id():
    report = Report.of("Liwa Suqour al-Wadi shot two men. Liwa Suqur al-Wadi denied it and burnt a farm.")
    spelt = Evidence.of(report.text, 0, 19), Evidence.of(report.text, 34, 52)
    told = tuple(
        Incident(f"i{n}", "killing", "occurred", (e,), initiators=(Actor(e.quote, (e,)),)) for n, e in enumerate(spelt)
    )
    named = name_reading(report, Reading(report.id, told)).incidents
    assert named[0].initiators[0].id == named[1].initiators[0].id == "name:liwa-suqour-al-wadi"
