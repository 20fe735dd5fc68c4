import json

import pytest

from benchmarks import gate
from benchmarks.gate import Floors, GoldSet

GOLD = {"id": "r", "published": None, "outlet": None, "text": "Rain fell.", "incidents": [], "relations": [],
        "claims": [{"id": "c1", "claimant": "Ann", "named": True, "via": [], "stance": "asserts", "about": [],
                    "scores": {"claim": 1.0},
                    "certainty": "certain", "said_on": None, "cue": "said", "content": "Rain", "aspect": "other"}]}


@pytest.fixture
def folder(tmp_path):
    return tmp_path


def gold(record=GOLD):
    return [GoldSet("ours", (record,), json.dumps(record))]


def gate_main(argv, folder, predict, record=GOLD):
    return gate.main(argv, folder, predict, gold(record))


def perfect(record):
    assert set(record) <= {"id", "published", "outlet", "text"}
    return GOLD


def silent(record):
    return {"id": record["id"], "incidents": [], "claims": [], "relations": []}


def test_without_floors_the_gate_fails_and_says_how_to_pin(folder, capsys):
    assert gate_main([], folder, perfect) == 1
    assert "benchmarks.gate pin" in capsys.readouterr().out


def test_pinned_figures_hold_for_the_same_reader(folder):
    assert gate_main(["pin"], folder, perfect) == 0
    assert gate_main(["check"], folder, perfect) == 0


def test_a_worse_reader_fails_the_gate_and_cannot_pin(folder, capsys):
    gate_main(["pin"], folder, perfect)
    assert gate_main([], folder, silent) == 1
    assert "claim_f1 is 0.000, below its floor 1.000" in capsys.readouterr().out
    assert gate_main(["pin"], folder, silent) == 1
    assert "--lower" in capsys.readouterr().err
    assert gate_main(["pin", "--lower"], folder, silent) == 0


def test_a_changed_gold_set_is_noticed(folder, capsys):
    gate_main(["pin"], folder, perfect)
    assert gate_main([], folder, perfect, GOLD | {"text": "Rain fell!"}) == 1
    assert "gold set is not the one" in capsys.readouterr().out


def test_missing_weights_are_told_without_a_traceback(folder, capsys):
    def no_weights(record):
        raise FileNotFoundError("thresholds.json")

    assert gate_main([], folder, no_weights) == 1
    assert "make model" in capsys.readouterr().err


def test_noise_of_half_a_hundredth_is_allowed_and_no_more():
    floors = Floors("d", {"LEDGER": 0.5})
    assert gate.shortfalls({"LEDGER": 0.4951}, floors, "d") == []
    assert gate.shortfalls({"LEDGER": 0.4949}, floors, "d")


def test_a_floor_never_sinks_by_pinning_within_the_noise():
    assert gate.raised({"LEDGER": 0.498}, Floors("d", {"LEDGER": 0.5}), "d", lower=False).figures == {"LEDGER": 0.5}
