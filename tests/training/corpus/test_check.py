"""The checker finds what a ledger cannot say."""

import copy
import sys

from training.corpus import check

GOOD = {
    "id": "r1",
    "text": "Rebels shelled Amada, the army said.",
    "incidents": [
        {
            "id": "i1", "type": "shelling", "status": "occurred", "when": "2014-05~", "where": None, "initiators": [],
            "targets": [], "means": [], "killed": None, "injured": None, "harm": [], "count": None,
            "evidence": ["Rebels shelled Amada"],
        }
    ],
    "claims": [
        {
            "id": "c1", "claimant": "the army", "named": True, "via": [], "stance": "blames", "certainty": "certain",
            "said_on": None, "cue": "said", "content": "Rebels shelled Amada", "about": ["i1"],
            "aspect": "responsibility", "value": ["Rebels"],
        }
    ],
    "relations": [],
    "ties": [],
}  # fmt: skip


def faults_with(kind: str, key: str, value: object) -> list[str]:
    record = copy.deepcopy(GOOD)
    record[kind][0][key] = value
    return list(check.report_faults(record))


def test_a_good_report_has_no_faults():
    assert list(check.report_faults(GOOD)) == []


def test_an_unknown_type_or_stance_is_a_fault():
    assert "type 'raid'" in faults_with("incidents", "type", "raid")[0]
    assert "stance 'says'" in faults_with("claims", "stance", "says")[0]


def test_a_date_must_be_edtf():
    assert "is not EDTF" in faults_with("incidents", "when", "May 2014")[0]


def test_a_claim_must_bear_on_incidents_of_the_report():
    assert "no such incident" in faults_with("claims", "about", ["i9"])[0]


def test_a_range_must_not_turn_round():
    assert "turns round" in faults_with("incidents", "killed", {"min": 5, "max": 3})[0]


def test_a_cue_must_be_whole_words():
    assert "not whole words" in faults_with("claims", "cue", "sai")[0]


def test_an_id_must_not_stand_twice():
    record = copy.deepcopy(GOOD)
    record["incidents"] *= 2
    assert "stands twice" in next(check.report_faults(record))


def test_the_command_tells_the_file_and_fails(tmp_path, capsys, monkeypatch):
    file = tmp_path / "a.txt"
    file.write_text("=== r1 | 2014-05-02 | Post\nRebels shelled Amada.\n---\ni1 raid occurred | ev Rebels\n", "utf-8")
    monkeypatch.setattr(sys, "argv", ["check", str(file)])
    assert check.main() == 1
    assert f"{file}:r1: i1: type 'raid'" in capsys.readouterr().out
