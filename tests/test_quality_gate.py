"""The offline reader must not get worse: its figures on the committed gold set stand against pinned floors."""

from benchmarks import gate
from benchmarks.registry import BENCHES


def test_the_floors_belong_to_this_gold_set_and_cover_the_headline_figures():
    floors = gate.load_floors()
    assert floors is not None, "no floors are pinned; run: python -m benchmarks.gate pin"
    assert floors.gold_sha256 == gate.digest(gate.gold_files())
    assert set(floors.figures) == {"LEDGER", "CELLS", "incident_f1", "claim_f1"}


def test_the_offline_reader_stays_above_the_pinned_floors():
    floors = gate.load_floors()
    assert floors is not None, "no floors are pinned; run: python -m benchmarks.gate pin"
    figures = gate.measure(BENCHES["ledger"].load(), gate.load_gold())
    assert gate.shortfalls(figures, floors, gate.digest(gate.gold_files())) == []
