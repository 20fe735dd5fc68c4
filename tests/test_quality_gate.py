"""The offline reader must not get worse: its figures on our own gold stand against pinned floors."""

import pytest

from benchmarks import gate
from benchmarks.registry import BENCHES

SETS = gate.gold_sets()
HEADLINE = {"LEDGER", "CELLS", "incident_f1", "claim_f1", "relation_f1", "reliability", "quiet"}


@pytest.mark.parametrize("gold", SETS, ids=[s.name for s in SETS])
def test_the_floors_belong_to_these_reports_and_cover_the_headline_figures(gold):
    floors = gate.load_floors()[gold.name]
    assert floors.gold_sha256 == gold.sha256
    assert set(floors.figures) == HEADLINE


@pytest.mark.parametrize("gold", SETS, ids=[s.name for s in SETS])
def test_the_offline_reader_stays_above_the_pinned_floors(gold):
    figures = gate.measure(BENCHES["ledger"].load(), gold.records)
    assert gate.shortfalls(figures, gate.load_floors()[gold.name], gold.sha256) == []
