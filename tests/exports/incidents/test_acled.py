"""Incidents in the shape of ACLED: its columns and codes, empty where nothing is told, left out with a reason."""

from __future__ import annotations

import csv
import io

import msgspec
import pytest

from herodotus.codebook import codebook, crosswalk, published
from herodotus.exports.incidents import acled
from herodotus.exports.incidents.acled_events import event_of, tables
from herodotus.exports.incidents.columns import names
from herodotus.exports.incidents.sides import _roles
from herodotus.records import Actor, Harm, When
from tests.exports.incidents import samples

HEADER = (
    "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 "
    "actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location "
    "latitude longitude geo_precision source source_scale notes fatalities tags timestamp"
)


def rows(*records):
    out = io.BytesIO()
    count = acled.write(iter(records), out, samples.CONTEXT)
    read = list(csv.DictReader(io.StringIO(out.getvalue().decode("utf-8"), newline="")))
    assert count == len(read)
    return read


def changed(record, **cells):
    return msgspec.structs.replace(record, **cells)


def test_the_columns_are_those_of_acled():
    assert " ".join(names(acled.COLUMNS)) == HEADER


def test_columns_that_a_ledger_cannot_fill_are_empty():
    for row in rows(*samples.all_records()):
        assert {row[name] for name in acled.EMPTY} == {""}


def test_a_strike_has_its_codes():
    (row,) = rows(samples.depot())
    assert (row["event_date"], row["year"], row["time_precision"]) == ("2026-03-03", "2026", "1")
    assert (row["event_type"], row["sub_event_type"]) == ("Explosions/Remote violence", "Air/drone strike")
    assert (row["actor1"], row["assoc_actor_1"], row["inter1"]) == ("Northern Column", "gunmen", "Rebel group")
    assert (row["actor2"], row["inter2"]) == ("Plain Guard", "State forces")
    assert row["interaction"] == "State forces-Rebel group"
    assert (row["iso"], row["region"], row["country"], row["admin1"]) == ("368", "Middle East", "Iraq", "Nineveh")
    assert row["tags"].startswith("record=https://ledger.example/incidents/inc-1; sub_event=only; status=occurred")
    assert row["timestamp"] == "1772991000"


def test_fatalities_are_the_lowest_figure_told():
    assert rows(samples.depot())[0]["fatalities"] == "4"


def test_fatalities_that_are_not_told_are_empty_and_not_nought():
    assert rows(samples.market())[0]["fatalities"] == ""
    (row,) = rows(changed(samples.raid(), harm=(Harm("killed", 0, 0),)))
    assert row["fatalities"] == "0"


@pytest.mark.parametrize(
    ("edtf", "day", "precision"),
    [
        ("2026-03-02/2026-03-08", "2026-03-05", "2"),
        ("2026-02", "2026-02-14", "3"),
        ("2026-03-03/2026-03-04", "2026-03-03", "2"),
    ],
)
def test_a_stretch_of_days_takes_its_middle(edtf, day, precision):
    (row,) = rows(changed(samples.raid(), when=When(edtf)))
    assert (row["event_date"], row["time_precision"]) == (day, precision)


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        (samples.undated(), "no date"),
        (changed(samples.raid(), when=When("XXXX-07-19")), "no date"),
        (changed(samples.raid(), when=When("2026-01-05/..")), "open end"),
        (changed(samples.raid(), when=When("2026")), "coarser than a month"),
        (changed(samples.raid(), where=None), "no place"),
        (samples.table_born(), "only the country is known"),
        (samples.threat(), "ACLED has no event for deployment, planned"),
        (changed(samples.raid(), type="sanction"), "ACLED has no event for sanction"),
    ],
)
def test_what_the_scheme_cannot_hold_is_left_out_with_a_reason(record, reason):
    assert reason in acled.left_out(record)
    assert rows(record) == []


def test_written_and_left_out_are_all():
    kept = [record for record in samples.all_records() if acled.left_out(record) is None]
    assert [row["event_id_cnty"] for row in rows(*samples.all_records())] == [record.id for record in kept]


def test_every_type_has_a_disorder_and_its_codes_are_published():
    for type_ in codebook().types:
        for status in codebook().statuses:
            for option in crosswalk(type_, status).acled:
                assert option.sub_event in published("acled")[option.event]
                assert tables()["disorder"].get(option.sub_event) or tables()["disorder"][option.event]


def test_every_rule_chooses_among_what_the_crosswalk_offers():
    for rule in tables()["rule"]:
        offered = [{option.sub_event for option in crosswalk(type_).acled} for type_ in rule["types"]]
        assert all(rule["sub_event"] in options for options in offered), rule
        named = {*rule.get("initiators", ()), *rule.get("targets", ())}
        assert named <= set(acled.INTERS)


def test_every_actor_type_is_one_of_acled():
    assert {row["acled"] for row in _roles().values()} - {""} <= set(acled.INTERS)


@pytest.mark.parametrize(
    ("cells", "sub_event", "chosen"),
    [
        ({"type": "armed_attack", "targets": (samples.RESIDENTS,)}, "Attack", "rule"),
        ({"type": "armed_attack", "targets": (samples.GUARD,)}, "Armed clash", "rule"),
        ({"type": "armed_attack", "targets": (Actor("a shop"),)}, "Attack", "usual"),
        ({"type": "armed_attack", "initiators": (samples.RESIDENTS,), "targets": ()}, "Mob violence", "rule"),
        ({"type": "explosive_device", "means": (Actor("hand grenade"),)}, "Grenade", "rule"),
        ({"type": "territory_change", "initiators": (samples.GUARD,)}, "Government regains territory", "rule"),
        ({"type": "territory_change", "initiators": (samples.VELMAR,)}, "Non-state actor overtakes territory", "rule"),
        ({"type": "protest", "harm": (Harm("killed", 1, None),)}, "Excessive force against protesters", "rule"),
        ({"type": "protest", "harm": ()}, "Peaceful protest", "usual"),
        ({"type": "seizure", "targets": (Actor("a load of rifles"),)}, "Disrupted weapons use", "rule"),
    ],
)
def test_the_cells_decide_between_several_sub_events(cells, sub_event, chosen):
    event = event_of(changed(samples.raid(), **cells))
    assert (event.sub_event, event.chosen) == (sub_event, chosen)


def test_a_crowd_is_protesters_or_rioters():
    march = changed(samples.raid(), type="protest", initiators=(samples.RESIDENTS,), targets=(), harm=())
    (row,) = rows(march)
    assert (row["inter1"], row["interaction"], row["actor2"]) == ("Protesters", "Protesters only", "")


def test_nobody_is_made_up_where_no_initiator_is_named():
    (row,) = rows(samples.market())
    assert (row["actor1"], row["inter1"], row["interaction"]) == ("", "", "")
    assert row["civilian_targeting"] == "Civilian targeting"
