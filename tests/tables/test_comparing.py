"""Two sets of incidents held against each other; all invented."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from herodotus.ledger.views import IncidentRecord, Stamp
from herodotus.records import Actor, Harm, Incident, Place, Span, When
from herodotus.tables import Comparable, compare, of_incident
from herodotus.tables.blocking import DAYS_APART, KM_APART, Neighbours
from herodotus.tables.subjects import Subject, subject
from herodotus.tables.weighing import weigh
from tests.tables.samples import ACLED, GED, row

PATIENT = settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.too_slow])
HERE = Comparable("o1", "here", "shelling", "2019-07-19", "2019-07-19", "Homs", "SY", 34.73, 36.72, 5.0,
                  ("Salt Road Column", "Plain Guard"), Span(3, 3), Span(7, 7))  # fmt: skip


def other(**cells: object) -> Comparable:
    return msgspec.structs.replace(HERE, **{"id": "t1", **cells})


def outcome(**cells: object) -> str:
    """Name the list in which HERE and a changed copy of it land."""
    counts = compare([HERE], [other(**cells)]).counts
    return next((name for name in ("both", "undecided", "cannot_tell") if counts[name]), "apart")


def test_the_same_incident_is_in_both_and_differs_in_nothing():
    (pair,) = compare([HERE], [other()]).both
    assert (pair.ours.id, pair.theirs.id, pair.differs) == ("o1", "t1", ())
    assert pair.why == "same day; same place; same type; same sides; killed agree; injured agree"


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"day_from": "2019-07-20", "day_to": "2019-07-20"}, "both"),
        ({"day_from": "2019-07-22", "day_to": "2019-07-22"}, "apart"),
        ({"day_from": "2019-07-01", "day_to": "2019-07-31"}, "both"),
        ({"day_from": None}, "cannot_tell"),
        ({"day_from": "2018-01-01", "day_to": "2019-12-31"}, "cannot_tell"),
        ({"lat": 34.9}, "both"),
        ({"lat": 36.2, "place": "Aleppo"}, "apart"),
        ({"lat": None, "lon": None}, "both"),
        ({"lat": None, "lon": None, "place": "Homs town"}, "both"),
        ({"lat": None, "lon": None, "country": "PE"}, "apart"),
        ({"lat": None, "lon": None, "place": None}, "cannot_tell"),
        ({"radius_km": 900.0}, "cannot_tell"),
        ({"type": "air_strike"}, "both"),
        ({"type": "protest"}, "apart"),
        ({"type": "explosive_device", "actors": (), "killed": None, "injured": None}, "undecided"),
        ({"type": "explosive_device", "injured": None}, "both"),
        ({"actors": ("Red Hill Band",), "killed": Span(40, None)}, "both"),
    ],
)
def test_two_records_are_one_by_day_place_type_sides_and_toll(cells, expected):
    assert outcome(**cells) == expected


def test_what_cannot_be_told_says_why_and_on_which_side():
    found = compare([HERE], [other(day_from=None, day_to=None), other(id="t2", day_to=None), other(id="t3", lat=None,
                                                                                                   place=None)])
    assert [(u.side, u.incident.id, u.why) for u in found.cannot_tell] == [
        ("theirs", "t1", "its date is unknown"), ("theirs", "t2", "its date has an open end"),
        ("theirs", "t3", "its place is unknown"),
    ]  # fmt: skip
    assert found.only_ours == (HERE,)


def test_a_pair_lists_the_cells_in_which_it_differs_with_both_values():
    theirs = other(type="air_strike", killed=Span(10, None), injured=None, actors=("Salt Road Column",), lat=34.95)
    (pair,) = compare([HERE], [theirs]).both
    assert [(d.cell, d.ours, d.theirs) for d in pair.differs] == [
        ("type", "shelling", "air_strike"), ("where", "Homs (34.730, 36.720)", "Homs (34.950, 36.720)"),
        ("actors", "Salt Road Column; Plain Guard", "Salt Road Column"), ("killed", "3", "10+"), ("injured", "7", ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "same",
    [{"killed": Span(3, None)}, {"lat": 34.75}, {"place": "Hims"}, {"actors": ("Plain Guard", "The Salt-Road Column")}],
)
def test_what_is_only_written_otherwise_is_no_difference(same):
    assert compare([HERE], [other(**same)]).both[0].differs == ()


def test_how_often_both_agree_is_counted_by_cell():
    ours = [HERE, msgspec.structs.replace(HERE, id="o2", day_from="2019-09-01", day_to="2019-09-01", injured=None)]
    theirs = [other(type="air_strike"), other(id="t2", day_from="2019-09-01", day_to="2019-09-01", killed=None)]
    table = {a.cell: (a.same, a.differ, a.only_ours, a.only_theirs, a.neither) for a in compare(ours, theirs).agreement}
    assert table["type"] == (1, 1, 0, 0, 0)
    assert table["killed"] == (1, 0, 1, 0, 0)
    assert table["injured"] == (1, 0, 0, 1, 0)
    assert all(sum(counts) == 2 for counts in table.values())


def test_matches_are_one_to_one_and_the_better_one_wins():
    theirs = [other(id="t1", type="air_strike"), other(id="t2")]
    found = compare([HERE], theirs)
    assert [(p.ours.id, p.theirs.id) for p in found.both] == [("o1", "t2")]
    assert [c.id for c in found.only_theirs] == ["t1"]


def test_nothing_against_nothing():
    assert set(compare([], []).counts.values()) == {0}


def test_an_incident_becomes_comparable():
    incident = Incident(
        "i1", "shelling", "occurred", (), When("2019-07", "month"),
        Place("Homs", country="SY", lat=34.7, lon=36.7, radius_km=8.0, precision=1), (Actor("A"),), (Actor("B"),),
        harm=(Harm("killed", 2, 3), Harm("killed", 1, 1)),
    )  # fmt: skip
    found = of_incident("inc-9", incident)
    assert (found.day_from, found.day_to, found.place, found.radius_km) == ("2019-07-01", "2019-07-31", "Homs", 8.0)
    assert (found.actors, found.killed, found.injured) == (("A", "B"), Span(3, 4), None)
    assert found.label == "shelling, 2019-07, Homs"


def test_a_record_of_a_ledger_becomes_comparable_too():
    now = Stamp(1, "2019-08-01T00:00:00Z")
    record = IncidentRecord(id="inc-3", type="shelling", status="occurred", when=When("2019-07-19", "day"),
                            harm=(Harm("killed", 2, 3),), created=now, changed=now)  # fmt: skip
    found = of_incident(record.id, record)
    assert (found.id, found.day_from, found.killed) == ("inc-3", "2019-07-19", Span(2, 3))


def test_a_whole_country_is_no_place_to_look_at():
    found = of_incident("x", Incident("i1", "shelling", "occurred", (), where=Place("Syria", country="SY", lat=35.0,
                                                                                  lon=38.0, precision=6)))
    assert (found.place, found.lat, found.country) == (None, None, "SY")


def test_rows_of_two_tables_about_one_clash_are_one(tmp_path):
    ours = of_incident("a", row(tmp_path, ACLED, actor2="Government of Syria", assoc_actor_2="").reading.incidents[0])
    theirs = of_incident("u", row(tmp_path, GED, "ucdp-ged").reading.incidents[0])
    (pair,) = compare([ours], [theirs]).both
    assert [(d.cell, d.ours, d.theirs) for d in pair.differs] == [("killed", "3+", "8-10")]


DAYS = st.integers(0, 12).map(lambda n: date(2019, 7, 1) + timedelta(n))


# The last two lie on either side of the date line, and None is a place known by name alone.
POINTS = [(34.73, 36.72), (34.8, 36.8), (35.3, 36.72), (34.0, 179.9), (34.0, -179.9), None]


@st.composite
def incidents(draw: st.DrawFn, prefix: str) -> list[Comparable]:
    count = draw(st.integers(0, 7))
    found = []
    for i in range(count):
        start = draw(DAYS)
        end = start + timedelta(draw(st.sampled_from([0, 0, 0, 3, 40])))
        point = draw(st.sampled_from(POINTS))
        found.append(Comparable(
            f"{prefix}{i}", "", draw(st.sampled_from(["shelling", "air_strike", "armed_clash", "protest"])),
            draw(st.sampled_from([start.isoformat(), start.isoformat(), None])), end.isoformat(),
            draw(st.sampled_from(["Homs", "Hama", None])), draw(st.sampled_from(["SY", None])),
            *(point or (None, None)), draw(st.sampled_from([None, 5.0, 80.0])),
            draw(st.sampled_from([(), ("Plain Guard",), ("Salt Road Column", "Plain Guard")])),
            draw(st.sampled_from([None, Span(0, 0), Span(3, 3), Span(5, None)])),
        ))  # fmt: skip
    return found


@PATIENT
@given(incidents("o"), incidents("t"), st.randoms())
def test_the_order_of_the_input_does_not_count(ours, theirs, random):
    found = compare(ours, theirs)
    random.shuffle(ours)
    random.shuffle(theirs)
    assert compare(ours, theirs) == found


@PATIENT
@given(incidents("o"), incidents("t"))
def test_every_incident_stands_in_exactly_one_list(ours, theirs):
    found = compare(ours, theirs)
    pairs = (*found.both, *found.undecided)
    left = [p.ours for p in pairs] + list(found.only_ours) + [u.incident for u in found.cannot_tell if u.side == "ours"]
    right = [p.theirs for p in pairs] + list(found.only_theirs)
    right += [u.incident for u in found.cannot_tell if u.side == "theirs"]
    assert sorted(c.id for c in left) == sorted(c.id for c in ours)
    assert sorted(c.id for c in right) == sorted(c.id for c in theirs)


@PATIENT
@given(incidents("o"), incidents("t"))
def test_the_sides_may_be_swapped(ours, theirs):
    there, back = compare(ours, theirs), compare(theirs, ours)
    assert {(p.ours.id, p.theirs.id) for p in there.both} == {(p.theirs.id, p.ours.id) for p in back.both}


@PATIENT
@given(incidents("o"), incidents("t"))
def test_no_pair_that_could_be_one_is_lost_by_the_blocks(ours, theirs):
    left = [s for c in ours if isinstance(s := subject(c, "strike"), Subject)]
    right = [s for c in theirs if isinstance(s := subject(c, "strike"), Subject)]
    neighbours = Neighbours(right)
    for one in left:
        near = set(neighbours.of(one))
        assert near >= {i for i, two in enumerate(right) if weigh(one, two) is not None}


def test_the_blocks_reach_as_far_as_the_weights():
    assert (DAYS_APART, KM_APART) == (2, 25.0)
    far = other(lat=HERE.lat + (10 + KM_APART) / 111.2 * 0.99, place="Elsewhere")
    assert compare([HERE], [far]).counts["only_theirs"] == 0
