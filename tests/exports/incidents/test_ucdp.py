"""Incidents in the shape of UCDP GED: its columns, its types of violence by the rules of the codebook."""

from __future__ import annotations

import csv
import io

import msgspec
import pytest

from herodotus.codebook import codebook
from herodotus.codebook.store import table
from herodotus.exports.incidents import ucdp
from herodotus.exports.incidents.columns import names
from herodotus.exports.incidents.ucdp_rules import Sides, sides_of
from herodotus.ledger.views import Account
from herodotus.records import Actor, Harm, When
from tests.exports.incidents import samples

HEADER = (
    "id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name "
    "dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b "
    "number_of_sources source_article source_office source_date source_headline source_original where_prec "
    "where_coordinates where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id "
    "region event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high "
    "low gwnoa gwnob"
)
RIVALS = Actor("River Band", id="river-band", role="REB")
CROWD_DEAD = (Harm("killed", 2, 2, "civilians"),)


def rows(*records):
    out = io.BytesIO()
    count = ucdp.write(iter(records), out, samples.CONTEXT)
    read = list(csv.DictReader(io.StringIO(out.getvalue().decode("utf-8"), newline="")))
    assert count == len(read)
    return read


def changed(record, **cells):
    return msgspec.structs.replace(record, **cells)


def fight(**cells):
    return changed(samples.raid(), type="armed_clash", **cells)


def test_the_columns_are_those_of_ged():
    assert " ".join(names(ucdp.COLUMNS)) == HEADER


def test_columns_that_a_ledger_cannot_fill_are_empty():
    for row in rows(*samples.all_records()):
        assert {row[name] for name in ucdp.EMPTY} == {""}


def test_a_state_based_event_has_the_government_first():
    (row,) = rows(samples.depot())
    assert (row["type_of_violence"], row["side_a"], row["side_b"]) == ("1", "Plain Guard", "Northern Column")
    assert (row["gwnoa"], row["gwnob"], row["country_id"]) == ("645", "", "645")
    assert (row["deaths_a"], row["deaths_civilians"], row["deaths_unknown"]) == ("3", "1", "")
    assert (row["low"], row["best"], row["high"]) == ("4", "4", "8")


def test_where_and_when_are_in_ucdps_codes():
    (row,) = rows(samples.depot())
    assert (row["where_prec"], row["priogrid_gid"], row["geom_wkt"]) == ("1", "181887", "POINT (43.1189 36.335)")
    assert (row["date_prec"], row["date_start"]) == ("1", "2026-03-03 00:00:00.000")
    assert (row["region"], row["adm_1"]) == ("Middle East", "Nineveh")


def test_the_original_sources_are_the_claimants():
    (row,) = rows(samples.depot())
    assert row["source_original"] == "governor's office; residents; Colonel Anis Badra"
    assert row["number_of_sources"] == "3"
    assert row["source_headline"].startswith("'=HYPERLINK(") and "; '@depot" in row["source_headline"]


def test_one_sided_violence_is_against_civilians():
    (row,) = rows(samples.raid())
    assert (row["type_of_violence"], row["side_b"]) == ("3", "Civilians")
    assert row["dyad_name"] == "Northern Column - Civilians"


def test_a_row_of_several_events_is_less_clear():
    (row,) = rows(samples.table_born())
    assert (row["event_clarity"], row["code_status"], row["where_prec"]) == ("2", "Check", "6")


@pytest.mark.parametrize(
    ("edtf", "precision"),
    [
        ("2026-01-05", "1"),
        ("2026-01-05/2026-01-10", "2"),
        ("2026-01-05/2026-01-11", "3"),
        ("2026-01", "4"),
        ("2026", "5"),
    ],
)
def test_dates_have_ucdps_precision(edtf, precision):
    assert rows(changed(samples.raid(), when=When(edtf)))[0]["date_prec"] == precision


@pytest.mark.parametrize(
    ("record", "violence"),
    [
        (fight(targets=(samples.GUARD,)), 1),
        (fight(targets=(RIVALS,)), 2),
        (fight(initiators=(samples.VELMAR,), targets=(samples.GUARD,)), 1),
        (changed(samples.raid(), type="killing"), 3),
        (changed(samples.raid(), type="killing", targets=(samples.GUARD,), harm=(Harm("killed", 1, 1),)), 1),
        (changed(samples.raid(), status="attempted"), 3),
    ],
)
def test_the_type_of_violence_follows_the_rules(record, violence):
    assert sides_of(record).violence == violence


def test_a_crowd_counts_only_where_its_killers_are_named():
    shot = changed(samples.raid(), type="protest", initiators=(samples.RESIDENTS,), targets=(), harm=CROWD_DEAD)
    assert sides_of(shot).a == (samples.COLUMN,)
    assert "nobody is named" in sides_of(changed(shot, accounts=()))
    denied = Account(id="a1", aspect="responsibility", value=(samples.COLUMN,), claimant=samples.COLUMN, named=True,
                     stance="denies", report="r1")  # fmt: skip
    assert "nobody is named" in sides_of(changed(shot, accounts=(denied,)))


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        (samples.market(), "no organised actor"),
        (samples.undated(), "no death is told"),
        (changed(samples.raid(), harm=(Harm("killed", 0, 0),)), "no death is told"),
        (fight(), "two organised sides are not known"),
        (changed(samples.raid(), targets=(Actor("a shop"),), harm=(Harm("killed", 1, 1),)), "not told that the dead"),
        (changed(samples.raid(), status="planned"), "not carried out"),
        (changed(samples.raid(), type="explosion"), "no actor is known"),
        (changed(samples.raid(), when=When()), "no date"),
        (changed(samples.raid(), when=When("../2026-01-05")), "open end"),
        (changed(samples.raid(), when=When("198X")), "coarser than a year"),
        (changed(samples.raid(), where=None), "no country"),
    ],
)
def test_what_the_scheme_cannot_hold_is_left_out_with_a_reason(record, reason):
    assert reason in ucdp.left_out(record)
    assert rows(record) == []


def test_every_type_and_status_is_decided_by_a_rule_of_the_codebook():
    for type_ in codebook().types:
        for status in codebook().statuses:
            told = sides_of(changed(samples.raid(), type=type_, status=status))
            assert isinstance(told, Sides) or told


def test_no_two_rules_read_alike():
    rules = table("crosswalk")["ucdp_rules"]
    assert len(set(rules.values())) == len(rules)
