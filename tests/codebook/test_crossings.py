"""Every code has its place in the schemes of others, and only in codes that they publish."""

import pytest

from herodotus.codebook import codebook, crosswalk, published, relation_crossing, stance_crossing
from herodotus.codebook.store import table
from herodotus.codebook.values import Plover
from herodotus.errors import ConfigError

CROSSED = [(t, s) for t in codebook().types for s in codebook().statuses]
CLAIMED = [stance_crossing(s) for s in codebook().stances] + [relation_crossing(r) for r in codebook().relations]
EVERY = [crosswalk(t, s) for t, s in CROSSED] + CLAIMED
CAMEO = {code for codes in published("cameo").values() for code in codes} | set(published("cameo"))


@pytest.mark.parametrize(("code", "status"), CROSSED)
def test_every_type_and_status_has_a_ucdp_rule(code, status):
    assert crosswalk(code, status).ucdp_rule.endswith(".")


def test_every_type_and_status_has_its_own_row():
    assert {(c.code, c.status) for c in EVERY if c.status} == set(CROSSED)


@pytest.mark.parametrize("code", [t for t in codebook().types if t not in {"explosion", "other"}])
def test_every_type_that_occurred_is_an_event_in_plover_and_cameo(code):
    assert crosswalk(code).plover is not None
    assert crosswalk(code).cameo


@pytest.mark.parametrize("code", [t for t in codebook().types if t not in {"explosion", "sanction"}])
def test_every_type_that_occurred_is_an_event_in_acled(code):
    assert crosswalk(code).acled


@pytest.mark.parametrize("code", ["explosion", "sanction", "other"])
def test_a_type_that_a_scheme_lacks_says_so(code):
    assert crosswalk(code).note


@pytest.mark.parametrize("crossing", EVERY, ids=lambda c: f"{c.code}-{c.status}")
def test_only_published_codes_are_named(crossing):
    acled, plover = published("acled"), published("plover")
    assert all(a.sub_event in acled[a.event] for a in crossing.acled)
    assert crossing.plover is None or crossing.plover.mode in ("", *plover[crossing.plover.type])
    assert set(crossing.cameo) <= CAMEO
    assert set(crossing.ucdp) <= {1, 2, 3}


@pytest.mark.parametrize("crossing", EVERY, ids=lambda c: f"{c.code}-{c.status}")
def test_no_code_is_named_twice_in_a_cell(crossing):
    for cell in (crossing.acled, crossing.cameo, crossing.ucdp):
        assert len(set(cell)) == len(cell)


def test_the_published_lists_have_the_published_sizes():
    assert len(published("acled")) == 6
    assert sum(len(subs) for subs in published("acled").values()) == 25
    assert len(published("plover")) == 16
    assert len(published("cameo")) == 20


def test_a_cameo_code_stands_under_its_root():
    assert all(code.startswith(root) for root, codes in published("cameo").items() for code in codes)


def test_a_planned_strike_is_a_threat():
    assert crosswalk("shelling", "planned").plover == Plover("THREATEN", "violence")
    assert crosswalk("shelling", "planned").acled == ()


def test_an_attempted_killing_keeps_its_type_but_changes_its_cameo_code():
    assert crosswalk("killing", "attempted").cameo == ("185",)
    assert crosswalk("killing", "attempted").plover == crosswalk("killing").plover


def test_a_bomb_made_safe_is_a_disrupted_use_of_weapons():
    assert [a.sub_event for a in crosswalk("explosive_device", "prevented").acled] == ["Disrupted weapons use"]


def test_nothing_that_was_not_carried_out_counts_for_ucdp():
    assert all(crosswalk(t, s).ucdp == () for t, s in CROSSED if s in {"planned", "prevented"})


def test_the_row_of_type_and_status_wins_over_the_status():
    assert crosswalk("chemical_attack", "planned").cameo == ("1385",)
    assert crosswalk("air_strike", "planned").cameo == ("1384", "138")
    assert crosswalk("seizure", "planned").cameo == ("130",)


@pytest.mark.parametrize(
    ("stance", "plover"),
    [
        ("demands", "REQUEST"),
        ("threatens", "THREATEN"),
        ("condemns", "ACCUSE"),
        ("blames", "ACCUSE"),
        ("denies", "REJECT"),
    ],
)
def test_a_stance_is_an_event_of_its_own_in_plover(stance, plover):
    assert stance_crossing(stance).plover.type == plover


def test_the_data_name_no_unknown_type_group_status_stance_or_relation():
    cross, book = table("crosswalk"), codebook()
    assert set(cross["types"]) == set(book.types)
    assert set(cross["groups"]) <= set(book.groups)
    assert set(cross["statuses"]) <= set(book.statuses)
    assert set(cross["stances"]) == set(book.stances)
    assert set(cross["relations"]) == set(book.relations)


def test_the_rows_have_no_unknown_cell():
    cells = {"acled", "plover", "cameo", "ucdp", "ucdp_rule", "note"}
    for row in table("crosswalk")["types"].values():
        assert set(row) <= cells | set(codebook().statuses)
        assert all(set(sub) <= cells for sub in row.values() if isinstance(sub, dict))


def test_every_ucdp_rule_is_used():
    assert {c.ucdp_rule for c in EVERY if c.status} == set(table("crosswalk")["ucdp_rules"].values())


def test_an_unknown_status_names_the_known_ones():
    with pytest.raises(ConfigError, match="take one of occurred, attempted, prevented, planned"):
        crosswalk("air_strike", "finished")
