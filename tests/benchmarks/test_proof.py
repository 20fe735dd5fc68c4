import importlib
import subprocess

import msgspec
import pytest

from benchmarks import proof, speed, table
from benchmarks.registry import BENCHES
from benchmarks.table import Row

ROW = Row("ledger", "dev", "LEDGER", "0.41", ".40", ".40", ".80", "people .82", "`x`", "abc", "here", "2024-01-01")


def page(tmp_path, rows):
    path = tmp_path / "benchmarks.md"
    path.write_text(f"# Before\n\n{table.BEGIN}\n\n{table.write(rows)}\n\n{table.END}\n\nAfter.\n", encoding="utf-8")
    return path


def test_a_new_measurement_takes_the_place_of_the_older_and_others_stay(tmp_path):
    other = msgspec.structs.replace(ROW, set="isaf", figure="MEAN")
    path = page(tmp_path, [ROW, other])
    newer = msgspec.structs.replace(ROW, value="0.5", commit="def")
    table.rebuild(path, [newer], ["isaf", "ledger"])
    text = path.read_text(encoding="utf-8")
    assert table.parse(text) == [other, newer]
    assert text.startswith("# Before") and text.endswith("After.\n")


def test_a_page_without_markers_is_not_written_over(tmp_path):
    path = tmp_path / "benchmarks.md"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(ValueError, match="markers"):
        table.rebuild(path, [ROW], ["ledger"])
    assert path.read_text(encoding="utf-8") == "mine"


def test_every_step_names_a_known_bench_and_the_docs_hold_its_table():
    assert {step.bench for step in proof.steps() if step.bench and step.kind != "module"} == set(BENCHES)
    text = (proof.ROOT / "docs/benchmarks.md").read_text(encoding="utf-8")
    assert table.BEGIN in text and table.END in text


def test_every_module_of_the_proof_gives_figures():
    modules = [step for step in proof.steps() if step.kind == "module"]
    assert modules
    assert all(callable(getattr(importlib.import_module(f"benchmarks.{s.bench}"), s.function)) for s in modules)


def test_a_kept_result_of_a_clean_commit_is_not_measured_again(tmp_path, monkeypatch):
    monkeypatch.setattr(proof, "KEPT", tmp_path)
    measured = []
    monkeypatch.setattr(proof, "run_step", lambda step, shared, jobs: measured.append(step.name) or {"differing": 0})
    step = next(s for s in proof.steps() if s.name == "determinism")
    first = proof.result_of(step, "abc", tmp_path, 1)
    assert proof.result_of(step, "abc", tmp_path, 1) == first and measured == ["determinism"]
    proof.result_of(step, "abc+", tmp_path, 1)
    proof.result_of(step, "abc+", tmp_path, 1)
    assert measured == ["determinism"] * 3


def test_a_step_that_fails_is_told_and_the_status_is_one(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(proof, "KEPT", tmp_path)
    monkeypatch.setattr(proof, "ROOT", tmp_path)
    (tmp_path / "docs").mkdir()
    page(tmp_path / "docs", [])
    monkeypatch.setattr(proof.subprocess, "run", lambda *a, **k: subprocess.CompletedProcess(a, 1, "", "no such file"))
    assert proof.main(tmp_path, 1, ["muc4"]) == 1
    assert "muc4: not measured (no such file)" in capsys.readouterr().err


def test_an_unknown_step_is_named(capsys, tmp_path):
    assert proof.main(tmp_path, 1, ["nothing"]) == 1
    assert "no such step: nothing" in capsys.readouterr().err


def test_the_speed_of_a_run_is_laid_out_for_people():
    figures = {
        "corpus": {"reports": 2, "words": 500, "seed": 7}, "machine": "m", "cold_start_seconds": 1.5,
        "reports_per_second": {"one": 6.0, "two": 12.0, "spacy": 900.0},
        "peak_mib": {"one": 300.0, "two": 310.0, "spacy": 90.0, "cold": 280.0},
    }
    text = speed.readable(figures)
    assert "two processes" in text and "12.00 reports/s" in text and "1.50 s" in text


def test_a_measure_that_fails_says_so_without_a_traceback(monkeypatch, capsys):
    died = subprocess.CompletedProcess([], 1, "", "Traceback\nModuleNotFoundError: no spacy")
    monkeypatch.setattr(speed.subprocess, "run", lambda *a, **k: died)
    assert speed.main(2, as_json=True) == 1
    assert "no spacy" in capsys.readouterr().err


def test_figures_of_other_weights_stand_beside_those_of_the_weights_that_ship(tmp_path, monkeypatch):
    monkeypatch.setattr(proof, "KEPT", tmp_path)
    monkeypatch.setattr(proof, "run_step", lambda step, shared, jobs: {"differing": 0})
    step = next(s for s in proof.steps() if s.name == "determinism")
    shipped = proof.rows_of(step, proof.result_of(step, "abc", tmp_path, 1))
    other = proof.rows_of(step, proof.result_of(step, "abc", tmp_path, 1, "0f0f"), "CLEAN")
    assert shipped[0].key != other[0].key and other[0].split.endswith(", CLEAN weights")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["determinism-abc-0f0f.json", "determinism-abc.json"]
