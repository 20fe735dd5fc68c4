"""Rows of UCDP GED's shape, all invented."""

from __future__ import annotations

import pytest

from herodotus.codebook import codebook, crosswalk
from herodotus.records import Span
from herodotus.tables import load
from herodotus.tables.types import of_code
from tests.tables.samples import GED, error, row


def incident(folder, **cells):
    return row(folder, GED, "ucdp-ged", **cells).reading.incidents[0]


def tolls(folder, **cells):
    return [(h.who, h.min, h.max) for h in incident(folder, **cells).harm]


def test_every_type_of_violence_has_one_type_of_ours():
    codes = sorted({code for type in codebook().types for code in crosswalk(type).ucdp})
    assert codes == [1, 2, 3]
    assert all(len(of_code(str(code), load("ucdp-ged").type)) == 1 for code in codes)


@pytest.mark.parametrize(
    ("start", "end", "edtf", "precision"),
    [
        ("2019-07-19", "2019-07-19", "2019-07-19", "day"),
        ("2019-07-15 00:00:00.000", "2019-07-21 00:00:00.000", "2019-07-15/2019-07-21", "interval"),
        ("2019-07-01", "2019-07-31", "2019-07", "month"),
        ("2019-01-01", "2019-12-31", "2019", "year"),
    ],
)
def test_the_date_runs_from_start_to_end(tmp_path, start, end, edtf, precision):
    when = incident(tmp_path, date_start=start, date_end=end, date_prec="4").when
    assert (when.edtf, when.precision) == (edtf, precision)


def test_an_end_before_the_start_is_an_error(tmp_path):
    assert "lies before date_start" in error(tmp_path, GED, "ucdp-ged", date_end="2019-07-18")


@pytest.mark.parametrize("code", ["1", "2", "3", "4", "5", "6", "7"])
def test_where_prec_stays_as_it_is(tmp_path, code):
    assert incident(tmp_path, where_prec=code).where.precision == int(code)


def test_a_place_with_the_word_for_its_kind_is_found(tmp_path):
    where = incident(tmp_path).where
    assert (where.name, where.id) == ("Homs town", "geonames:169577")


def test_a_country_with_its_old_name_is_known(tmp_path):
    assert incident(tmp_path, country="Myanmar (Burma)").where.country == "MM"
    assert incident(tmp_path, country="Kingdom of eSwatini (Swaziland)").where.country == "SZ"


def test_the_sides_of_a_fight_are_both_initiators_and_those_of_one_sided_violence_are_not(tmp_path):
    assert len(incident(tmp_path).initiators) == 2
    found = incident(tmp_path, type_of_violence="3", side_b="Civilians")
    assert [a.name for a in found.initiators] == ["Government of Syria"]
    assert [a.name for a in found.targets] == ["Civilians"]
    assert found.type == "killing"


def test_deaths_of_each_side_stand_apart_and_the_sum_is_from_low_to_high(tmp_path):
    assert tolls(tmp_path) == [("Government of Syria", 2, 2), ("Salt Road Column", 5, 5), ("civilians", 1, 1),
                               ("unknown", 0, 2)]  # fmt: skip
    assert incident(tmp_path).toll("killed") == Span(8, 10)


@pytest.mark.parametrize(
    ("low", "best", "high", "parts", "told"),
    [
        (8, 8, 8, (2, 5, 1, 0), [("Government of Syria", 2, 2), ("Salt Road Column", 5, 5), ("civilians", 1, 1)]),
        (3, 4, 9, (0, 0, 4, 0), [("civilians", 3, 9)]),
        (5, 8, 9, (2, 5, 1, 0), [("unknown", 5, 9)]),
        (6, 8, 9, (0, 5, 0, 3), [("Salt Road Column", 5, 5), ("unknown", 1, 4)]),
        (1, 8, 9, (0, 5, 0, 3), [("unknown", 1, 9)]),
        (0, 0, 0, (0, 0, 0, 0), [("unknown", 0, 0)]),
        (7, 7, 7, (1, 1, 1, 1), [("unknown", 7, 7)]),
    ],
)
def test_what_is_not_known_of_a_side_is_never_shared_out(tmp_path, low, best, high, parts, told):
    names = ("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")
    cells = dict(zip(names, map(str, parts), strict=True)) | {"low": str(low), "best": str(best), "high": str(high)}
    assert tolls(tmp_path, **cells) == told
    assert incident(tmp_path, **cells).toll("killed") == Span(low, high)


def test_why_the_dead_were_not_told_apart_is_kept(tmp_path):
    found = row(tmp_path, GED, "ucdp-ged", low="5")
    assert dict(found.whys)["harm"].startswith("the estimates differ")


def test_a_low_estimate_over_the_best_is_an_error(tmp_path):
    assert 'low "9" is over 8' in error(tmp_path, GED, "ucdp-ged", low="9")


def test_the_original_source_is_the_claimant_and_the_office_carried_it(tmp_path):
    (claim,) = row(tmp_path, GED, "ucdp-ged").reading.claims
    assert (claim.claimant.name, [c.name for c in claim.via]) == ("local police chief", ["Harbour Courier"])
    assert (claim.stance, claim.aspect, claim.value, claim.about) == ("asserts", "occurrence", ("yes",), ("i1",))
    assert (claim.cue.quote, claim.content.quote) == ("source_original", "Clash at the mill")


def test_many_sources_and_offices_go_in_pairs_or_nobody_knows_who_carried_whom(tmp_path):
    told = {"source_original": "elders; police", "source_office": "Courier; Voice"}
    claims = row(tmp_path, GED, "ucdp-ged", **told).reading.claims
    carried = [(claim.claimant.name, [carrier.name for carrier in claim.via]) for claim in claims]
    assert carried == [("elders", ["Courier"]), ("police", ["Voice"])]
    told["source_office"] = "Courier; Voice; Third"
    assert [c.via for c in row(tmp_path, GED, "ucdp-ged", **told).reading.claims] == [(), ()]


def test_without_an_original_source_nobody_claims(tmp_path):
    found = row(tmp_path, GED, "ucdp-ged", source_original="")
    assert found.reading.claims == ()
    assert [o.name for o in found.outlets] == ["Harbour Courier"]
