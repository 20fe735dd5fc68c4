import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks import likeness, scoring


def incident(**cells):
    blank = {"type": "shelling", "status": "occurred", "when": None, "where": None, "initiators": [], "targets": [],
             "means": [], "killed": None, "injured": None, "evidence": ["guns pounded the mill"], "id": "i1"}
    return blank | cells


def claim(**cells):
    blank = {"id": "c1", "claimant": "the miller", "named": False, "via": [], "stance": "asserts", "about": [],
             "certainty": "certain", "said_on": None, "content": "guns pounded mill", "aspect": "occurrence"}
    return blank | cells


TIE = {"a": "the mill", "relation": "part_of", "b": "the works"}


def ledger(incidents=(), claims=(), relations=()):
    return {"id": "r", "incidents": list(incidents), "claims": list(claims), "relations": list(relations)}


def figures(gold, told):
    return scoring.score([gold], {"r": told})


def test_a_ledger_scored_against_itself_is_wholly_right():
    right = ledger([incident(when="2020-05-01")], [claim(about=["i1"])], [TIE])
    assert set(figures(right, right).as_dict().values()) == {1.0}


def test_no_prediction_earns_nothing_and_raises_nothing():
    assert set(scoring.score([ledger([incident()], [claim()])], {}).as_dict().values()) == {0.0}


def test_the_figures_of_a_small_case_are_those_computed_by_hand():
    gold = ledger(
        [incident(when="2020-05-01", where={"name": "Jauja", "country": "PE"}, killed={"min": 3, "max": 5})],
        [claim(about=["i1"])],
    )
    told = ledger(
        [
            incident(id="x", type="air_strike", when="2020-05", killed={"min": 3, "max": None}),
            incident(id="y", evidence=["rain"]),
        ],
        [claim(about=["x"], stance="denies", claimant="a miller from Jauja")],
    )
    got = figures(gold, told)
    # likeness .35*1 + .25*.5 + .2*.5 + .2*0 = .575: matched; the second prediction shares no word
    assert got.incident.f1 == pytest.approx(2 / 3)
    # credits: type .5, status 1, when .5, where 0, initiators 1, targets 1, means 1, killed .5, injured 1 = 6.5 of 9
    assert got.incident_slot.f1 == pytest.approx(2 * (6.5 / 9) / 3)
    # claimant: "miller" in {miller} and {miller, jauja}: 2/3; stance 0; the other six 1
    assert got.claim_slot.f1 == pytest.approx((6 + 2 / 3) / 8)
    # filled gold cells: type when where killed | claimant named about aspect = 8
    # filled predicted: type when killed, type | claimant named stance about aspect = 9
    # earned: .5 + .5 + .5 | 2/3 + 1 + 1 + 1
    assert got.cells.f1 == pytest.approx(2 * (1.5 + 11 / 3) / 17)
    assert got.as_dict()["LEDGER"] == pytest.approx((got.incident_slot.f1 + got.claim_slot.f1) / 2)


def test_incidents_without_a_shared_word_match_only_by_stated_day_and_place():
    place = {"name": "Jauja", "country": "PE"}
    a = incident(when="2020-05-01", where=place)
    b = incident(when="2020-05-01", where=place, evidence=["rain"])
    assert scoring.incident_likeness(a, b) == pytest.approx(0.65)
    assert scoring.incident_likeness(incident(), incident(evidence=["rain"])) == 0.0


def test_the_likest_pair_is_matched_first():
    pairs = scoring.match([claim(content="guns pounded mill")],
                          [claim(content="guns"), claim(content="guns pounded mill")], scoring.claim_likeness)
    assert [told["content"] for _, told in pairs] == ["guns pounded mill"]


def test_a_cell_of_the_usual_value_says_nothing():
    assert not scoring.says_something(claim(), "stance")
    assert scoring.says_something(claim(named=False), "named")
    assert not scoring.says_something(claim(named=True), "named")


def test_half_a_credit_goes_to_the_same_group_the_same_country_and_one_right_bound():
    assert likeness.kind("shelling", "drone_strike") == 0.5
    assert likeness.where({"name": "Jauja", "country": "PE"}, {"name": "Tarma", "country": "PE"}) == 0.5
    assert likeness.number({"min": 3, "max": 5}, {"min": 3, "max": None}) == 0.5
    assert likeness.number(None, {"min": None, "max": 4}) == 0.5


@settings(max_examples=80)
@given(st.text(max_size=40), st.text(max_size=40))
def test_overlap_is_symmetric_and_between_nothing_and_all(a, b):
    assert likeness.overlap(a, b) == likeness.overlap(b, a)
    assert 0.0 <= likeness.overlap(a, b) <= 1.0
    assert likeness.overlap(a, a) == 1.0


def test_a_relation_is_one_by_its_kind_and_half_the_words_of_its_names():
    told = ledger(relations=[TIE | {"a": "mill"}, TIE | {"relation": "opposes"}])
    assert figures(ledger(relations=[TIE]), told).relation == scoring.F1(1, 1, 2)
