"""Admin units, the grid of PRIO, and the codes of countries in other schemes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herodotus.exports.incidents.countries import codes_of, name_of
from herodotus.exports.incidents.places import TOLD, admin_units, point, priogrid
from herodotus.naming.places.countries import countries
from herodotus.records import Place
from tests.exports.samples import PATIENT


@PATIENT
@given(st.floats(-90, 90), st.floats(-180, 180))
def test_the_cell_of_a_point_contains_it(lat, lon):
    row, column = divmod(priogrid(lat, lon) - 1, 720)
    assert -90 + row / 2 <= lat <= -90 + (row + 1) / 2
    assert -180 + column / 2 <= lon <= -180 + (column + 1) / 2


@pytest.mark.parametrize(
    ("lat", "lon", "cell"),
    [(-90, -180, 1), (-90, 179.9, 720), (-89.5, -180, 721), (90, 180, 259200)],
)
def test_cells_are_numbered_from_the_south_west(lat, lon, cell):
    assert priogrid(lat, lon) == cell


def test_a_place_without_an_entry_of_the_gazetteer_has_no_units():
    for place in (None, Place(""), Place("Karsan"), Place("Karsan", id="adm:IQ.Nineveh"), Place("X", id="geonames:7")):
        assert admin_units(place) == (None, None)


def test_a_point_needs_both_coordinates():
    assert point(Place("Karsan", lat=36.0)) is None
    assert point(Place("Karsan", lat=0.0, lon=0.0)) == (0.0, 0.0)


def test_every_precision_of_ucdp_is_told_in_words():
    assert list(TOLD) == [1, 2, 3, 4, 5, 6, 7]


def test_every_country_has_a_region_in_both_schemes():
    without = [c.iso2 for c in countries() if not codes_of(c.iso2).acled_region or not codes_of(c.iso2).ucdp_region]
    assert without == ["AQ"]
    regions = {codes_of(c.iso2).ucdp_region for c in countries()}
    assert regions == {"Europe", "Middle East", "Asia", "Africa", "Americas", ""}


def test_numbers_of_countries_are_of_one_country_each():
    for scheme in ("numeric", "gw"):
        told = [number for c in countries() if (number := getattr(codes_of(c.iso2), scheme))]
        assert len(told) == len(set(told)) > 190


@pytest.mark.parametrize(
    ("code", "numeric", "gw"),
    [("SY", "760", "652"), ("CD", "180", "490"), ("XK", "", "347"), ("GL", "304", "")],
)
def test_some_countries_are_known_by_heart(code, numeric, gw):
    assert (codes_of(code).numeric, codes_of(code).gw) == (numeric, gw)


def test_no_country_has_no_name():
    assert name_of(None) == name_of("ZZ") == ""
