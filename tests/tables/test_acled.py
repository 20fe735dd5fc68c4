"""Rows of ACLED's shape, all invented."""

from __future__ import annotations

import pytest

from herodotus.codebook import published
from herodotus.records import Span
from herodotus.tables import load
from herodotus.tables.types import of_code
from tests.tables.samples import ACLED, error, row

PAIRS = [(event, sub) for event, subs in published("acled").items() for sub in subs]


def incident(folder, **cells):
    return row(folder, ACLED, **cells).reading.incidents[0]


@pytest.mark.parametrize(("event", "sub"), PAIRS)
def test_every_sub_event_type_has_one_type_of_ours(event, sub):
    assert len(of_code(f"{event} > {sub}", load("acled").type)) == 1


@pytest.mark.parametrize(("event", "sub"), PAIRS)
def test_a_row_of_every_sub_event_type_is_an_incident_that_occurred(tmp_path, event, sub):
    assert incident(tmp_path, event_type=event, sub_event_type=sub).status == "occurred"


def test_a_row_is_a_report_of_acled_with_its_reading(tmp_path):
    found = row(tmp_path, ACLED)
    assert (found.key, found.report.id, found.report.outlet) == ("SYR90001", "SYR90001", "ACLED")
    assert found.report.extractor == "table:acled"
    assert found.reading.versions.reader == "table:acled:1"
    assert found.report.published == "2019-07-24"
    assert found.reading.report_id == found.report.id


@pytest.mark.parametrize(
    ("precision", "edtf", "name"),
    [("1", "2019-07-19", "day"), ("2", "2019-07-16/2019-07-22", "interval"), ("3", "2019-07", "month"),
     ("1.0", "2019-07-19", "day")],
)  # fmt: skip
def test_time_precision_widens_the_date(tmp_path, precision, edtf, name):
    when = incident(tmp_path, time_precision=precision).when
    assert (when.edtf, when.precision) == (edtf, name)


@pytest.mark.parametrize(("code", "precision", "radius"), [("1", 1, 5), ("2", 2, 25), ("3", 4, 150)])
def test_geo_precision_becomes_a_radius(tmp_path, code, precision, radius):
    where = incident(tmp_path, geo_precision=code).where
    assert (where.precision, where.radius_km) == (precision, radius)


def test_the_row_keeps_its_own_coordinates_with_the_id_of_a_near_place(tmp_path):
    where = incident(tmp_path).where
    assert (where.lat, where.lon, where.country) == (34.73, 36.72, "SY")
    assert where.id.startswith("geonames:")
    assert where.name == "Homs"


def test_a_place_of_that_name_far_away_gives_no_id(tmp_path):
    where = incident(tmp_path, latitude="33.0", longitude="38.5").where
    assert where.id is None and (where.lat, where.lon) == (33.0, 38.5)
    assert "within 25 km" in where.why


def test_both_sides_of_a_battle_are_initiators_and_say_why(tmp_path):
    found = incident(tmp_path)
    names = [a.name for a in found.initiators]
    assert names == ["Salt Road Column", "Military Forces of Syria (2000-)", "Plain Guard", "Red Hill Band"]
    assert not found.targets
    assert all("does not say which side" in a.why for a in found.initiators)


def test_in_remote_violence_the_first_actor_did_it(tmp_path):
    kind = {"event_type": "Explosions/Remote violence", "sub_event_type": "Grenade"}
    found = incident(tmp_path, **kind, actor2="Civilians (Syria)", assoc_actor_2="")
    assert [a.name for a in found.initiators] == ["Salt Road Column"]
    assert [a.name for a in found.targets] == ["Civilians (Syria)"]
    assert found.type == "explosive_device"


def test_an_actor_of_the_register_gets_its_id(tmp_path):
    assert incident(tmp_path, actor1="Government of Syria (2000-)").initiators[0].id == "sy-government"


def test_fatalities_are_the_least_that_died(tmp_path):
    assert incident(tmp_path).toll("killed") == Span(3, None)


def test_no_fatality_reported_is_no_harm_told(tmp_path):
    assert incident(tmp_path, fatalities="0").harm == ()


def test_a_list_of_outlets_makes_no_claim(tmp_path):
    found = row(tmp_path, ACLED)
    assert found.reading.claims == ()
    assert [o.name for o in found.outlets] == ["Harbour Courier", "Voice of the Plain"]


def test_tags_and_notes_are_kept(tmp_path):
    found = row(tmp_path, ACLED)
    assert found.tags == ("women targeted: politicians", "crowd size=no report")
    assert found.notes == (ACLED["notes"],)


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({"fatalities": "many"}, ', line 2: fatalities "many" is no number; write a whole number'),
        ({"fatalities": "1.200"}, 'fatalities "1.200" is no number'),
        ({"fatalities": "-1"}, 'fatalities "-1" is no number'),
        ({"event_date": "2019-02-30"}, 'event_date "2019-02-30" is no date; write it as %Y-%m-%d'),
        ({"time_precision": "4"}, "time_precision \"4\" is no code of precision; write one of '1', '2', '3'"),
        ({"geo_precision": ""}, 'geo_precision "" is no code of precision'),
        ({"latitude": "134.7"}, 'latitude "134.7" is not between -90 and 90 degrees'),
        ({"longitude": ""}, 'latitude "34.73" stands alone; give both coordinates'),
        ({"country": "Atlantis"}, 'country "Atlantis" is no country that is known'),
        ({"sub_event_type": "Armed clsh"}, "gives the unknown type code 'Battles > Armed clsh' (the nearest known is"),
    ],
)
def test_a_bad_cell_makes_the_row_an_error_that_says_what_to_do(tmp_path, cells, problem):
    assert problem in error(tmp_path, ACLED, **cells)


def test_an_unreadable_time_of_entry_is_let_be(tmp_path):
    assert row(tmp_path, ACLED, timestamp="soon").report.published is None


def test_a_row_without_a_date_or_place_says_so(tmp_path):
    found = row(tmp_path, ACLED, event_date="", location="", latitude="", longitude="")
    when, where = found.reading.incidents[0].when, found.reading.incidents[0].where
    assert (when.edtf, when.why) == (None, "the row gives no event_date")
    assert (where.country, where.lat, where.why) == ("SY", None, "the row names only a country")
    assert dict(found.whys).keys() == {"when", "where"}
