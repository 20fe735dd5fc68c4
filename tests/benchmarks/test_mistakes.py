"""Mistakes are weighed by the cells that they cost."""

from benchmarks.mistakes import mistakes

SHELLING = {
    "id": "i1", "type": "shelling", "status": "occurred", "when": "2014-05-03", "where": None, "initiators": [],
    "targets": [], "means": [], "killed": None, "injured": None, "evidence": ["Rebels shelled Amada"],
}  # fmt: skip
TEXT = "On Saturday Rebels shelled Amada while the market of the old town was crowded with many traders."


def listed(incidents, told):
    gold = {"id": "r1", "text": TEXT, "incidents": incidents, "claims": []}
    return mistakes([gold], {"r1": {"incidents": told, "claims": []}})


def test_a_missed_record_costs_its_filled_cells_and_says_where_it_stands():
    (missed,) = listed([SHELLING], [])
    assert (missed.kind, missed.weight, missed.start, missed.words) == (
        "incident missed", 2, TEXT.find("Rebels"), "Rebels shelled Amada",
    )  # fmt: skip


def test_an_invented_record_is_listed_and_quotes_eight_words_at_most():
    (invented,) = listed([], [SHELLING | {"evidence": [TEXT]}])
    assert invented.kind == "incident invented"
    assert invented.words == " ".join(TEXT.split()[:8])


def test_a_pair_costs_what_its_cells_fail_to_earn():
    (pair,) = listed([SHELLING], [SHELLING | {"type": "air_strike", "when": "2014-05-04"}])
    assert pair.weight == 1.5
    assert pair.cells == "type: shelling told air_strike; when: 2014-05-03 told 2014-05-04"


def test_what_is_right_is_no_mistake():
    assert listed([SHELLING], [SHELLING]) == []


def test_the_worst_stands_first():
    pair = SHELLING | {"id": "i2", "type": "air_strike"}
    away = SHELLING | {"id": "i3", "evidence": ["the old town"], "when": None}
    assert [m.kind for m in listed([SHELLING, away], [pair])] == ["incident missed", "incident cells"]
