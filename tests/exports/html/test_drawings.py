"""The timeline, the map and the borders that they are drawn with."""

from __future__ import annotations

import hashlib
import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herodotus.days import days
from herodotus.exports.html import borders as borders_module
from herodotus.exports.html.borders import borders, holds, world
from herodotus.exports.html.timeaxis import axis, ticks
from herodotus.exports.html.timeline import timeline
from herodotus.exports.html.worldmap import worldmap
from herodotus.records import Evidence, Incident, Place, Reading
from herodotus.report import Report
from tests.exports import samples


def at(lat: float, lon: float, radius_km: float | None = 5.0, name: str = "Karsan") -> Incident:
    place = Place(name, lat=lat, lon=lon, radius_km=radius_km)
    return Incident("i", "shelling", "occurred", (Evidence(0, 1, "x"),), where=place)


def test_the_shipped_borders_are_the_ones_that_the_note_names() -> None:
    note = (Path(borders_module.__file__).parent / "vendor" / "VENDOR.md").read_text("utf-8")
    assert hashlib.sha256(borders_module.WORLD.read_bytes()).hexdigest() in note


def test_all_countries_decode_to_closed_land() -> None:
    assert len(world()) > 170
    for country in world():
        west, south, east, north = country.box
        assert -180.01 <= west < east <= 180.01 and -90 <= south < north <= 90
    (iraq,) = [c for c in world() if c.name == "Iraq"]
    assert holds(iraq, 44.4, 33.3) and not holds(iraq, 36.3, 33.5)


def test_only_countries_in_view_are_drawn() -> None:
    paths = borders([(38.0, 32.0, 46.0, 37.0)])
    assert 2 <= len(paths) <= 8
    assert all(re.fullmatch(r"(M-?\d+ -?\d+l[-\d ]*z)+", p) for p in paths)


def test_the_map_holds_every_place_and_draws_its_uncertainty() -> None:
    drawn = worldmap(samples.news()[1])
    assert drawn is not None
    assert [s.name for s in drawn.spots] == ["Deir Tamar", "Karsan ridge", "Karsan"]
    assert all(0 < s.x < 100 and 0 < s.y < 100 for s in drawn.spots)
    wide = {s.name: s.ry for s in drawn.spots}
    assert wide["Deir Tamar"] > wide["Karsan"] > 0
    (karsan,) = [s for s in drawn.spots if s.name == "Karsan"]
    assert karsan.incidents == (("i1", "i1"), ("i6", "i6"))


def test_labels_of_near_places_do_not_lie_over_each_other() -> None:
    drawn = worldmap(Reading("r", tuple(at(34 + n / 1000, 44, name=f"P{n}") for n in range(4))))
    assert drawn is not None
    heights = sorted(s.label_y for s in drawn.spots)
    assert all(b - a >= 5.9 for a, b in pairwise(heights))


def test_places_on_both_sides_of_the_date_line_are_near() -> None:
    drawn = worldmap(Reading("r", (at(-17, 179.5), at(-17, -179.5, name="East"))))
    assert drawn is not None
    assert drawn.view.east - drawn.view.west < 20
    assert drawn.turns == (0, 360)


@pytest.mark.parametrize(("lat", "lon"), [(95.0, 10.0), (10.0, 200.0)])
def test_a_point_off_the_world_is_not_drawn(lat: float, lon: float) -> None:
    assert worldmap(Reading("r", (at(lat, lon),))) is None


points_on_earth = st.tuples(st.floats(-90, 90), st.floats(-180, 180), st.none() | st.floats(0, 500))


@settings(samples.PATIENT, max_examples=60)
@given(st.lists(points_on_earth, min_size=1, max_size=4))
def test_any_places_fit_the_map(points: list[tuple[float, float, float | None]]) -> None:
    incidents = tuple(at(lat, lon, km, f"P{n}") for n, (lat, lon, km) in enumerate(points))
    drawn = worldmap(Reading("r", incidents))
    assert drawn is not None
    assert all(-0.01 <= s.x <= 100.01 and -6 <= s.y <= 106 for s in drawn.spots)
    assert drawn.scale.km > 0


dates = st.dates().map(lambda d: d.toordinal())


@settings(samples.PATIENT, max_examples=150)
@given(st.lists(st.tuples(dates, st.integers(0, 4000)), min_size=1, max_size=8))
def test_later_days_never_lie_before_earlier_ones(stretches: list[tuple[int, int]]) -> None:
    last = days("9999-12-31")
    assert last is not None
    spans = [(first, min(first + more, last.last)) for first, more in stretches]
    line = axis(spans)
    edges = sorted(day for span in spans for day in span)
    places = [line.at(day) for day in edges]
    assert places == sorted(places)
    assert all(-1e-9 <= p <= 100 + 1e-9 for p in places)
    marks = [t.at for t in ticks(line)]
    assert marks and all(b - a > 8 for a, b in pairwise(marks))


def test_a_precedent_long_ago_does_not_squeeze_the_week() -> None:
    line = axis([(days(d).first, days(d).last) for d in ("1981-06-07", "2019-07-19", "2019-08-25")])  # type: ignore[union-attr]
    assert len(line.cuts()) == 1
    assert line.parts[1].right - line.parts[1].left > 50


def test_the_timeline_lists_what_it_cannot_place() -> None:
    drawn = timeline(*samples.news())
    assert drawn is not None
    assert [b.owner for b in drawn.bars] == ["i6", "i4", "i3", "i2", "i1"]
    assert drawn.undated == (("i5", "i5", "no date in the text"),)
    assert [b.soft for b in drawn.bars] == [False, True, False, False, False]
    assert [s.claims for s in drawn.sayings] == [(("c6", "c6"),)]


def test_a_report_without_incidents_has_no_timeline() -> None:
    assert timeline(Report.of("Nothing."), Reading("r")) is None
