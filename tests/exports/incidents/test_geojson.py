"""Incidents as GeoJSON: a valid FeatureCollection (RFC 7946) that never passes a country for a pin."""

from __future__ import annotations

import io
import json

import pytest

from herodotus.exports.incidents import geojson
from herodotus.exports.incidents.columns import names
from herodotus.exports.incidents.flat import COLUMNS
from tests.exports.incidents import samples


def collection(records):
    out = io.BytesIO()
    count = geojson.write(iter(records), out, samples.CONTEXT)
    body = json.loads(out.getvalue())
    assert count == len(body["features"])
    return body


def check_shape(body):
    """Hold a collection against what RFC 7946 asks of its members."""
    assert body["type"] == "FeatureCollection"
    for feature in body["features"]:
        assert set(feature) == {"type", "id", "geometry", "properties"} and feature["type"] == "Feature"
        if (geometry := feature["geometry"]) is not None:
            lon, lat = geometry["coordinates"]
            assert geometry["type"] == "Point" and -180 <= lon <= 180 and -90 <= lat <= 90


@pytest.mark.parametrize("records", [(), samples.all_records()[:1], samples.all_records()])
def test_the_collection_has_the_shape_of_the_standard(records):
    check_shape(collection(records))


def test_longitude_stands_first():
    (feature,) = collection([samples.depot()])["features"]
    assert feature["geometry"]["coordinates"] == [43.1189, 36.335]


def test_an_unknown_place_has_no_geometry():
    (feature,) = collection([samples.undated()])["features"]
    assert feature["geometry"] is None


def test_a_point_says_how_much_it_stands_for():
    (feature,) = collection([samples.table_born()])["features"]
    told = feature["properties"]
    assert (told["where_prec"], told["radius_km"]) == (6, 500.0)
    assert told["where_told"] == "a whole country or more; the point is only its middle"


def test_properties_are_the_columns_of_the_table_with_lists_as_lists():
    (feature,) = collection([samples.depot()])["features"]
    assert tuple(feature["properties"]) == names(COLUMNS)
    assert feature["properties"]["initiator_ids"] == ["northern-column", None]


def test_the_collection_tells_what_it_is_of():
    told = collection([])["herodotus"]
    assert (told["ledger"], told["seq"], told["query"]) == ("plain-2026", 41, {"country": ["IQ"]})


def test_a_file_cut_short_is_no_json():
    out = io.BytesIO()

    def broken():
        yield samples.depot()
        raise OSError("gone")

    with pytest.raises(OSError, match="gone"):
        geojson.write(broken(), out, samples.CONTEXT)
    with pytest.raises(json.JSONDecodeError):
        json.loads(out.getvalue())
