"""The size proof at a small size: it fills, goes on where it was broken off, asks and measures."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from benchmarks import size
from benchmarks.questions import KINDS, filters
from herodotus.ledger.ledger import Ledger

TIMES = ("list", "show", "history", "add", "add_small")


def test_a_small_ledger_is_filled_and_measured(tmp_path: Path):
    found = size.figures(tmp_path, incidents=2_000, small=200, questions=2 * len(KINDS), records=10, adds=3)
    assert set(found) >= {*TIMES, "list_by_kind", "slowest", "add_ratio", "peak_mib", "file_mib", "filled_a_second"}
    assert all(0 < found[name]["p50"] <= found[name]["p95"] <= found[name]["max"] for name in TIMES)
    assert 2_000 <= found["incidents"] < 2_005 and found["accounts_each"] == 3
    assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == []


def test_filling_goes_on_where_it_was_broken_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(size, "BATCH", 20)
    file = tmp_path / "ledger.db"

    def broken_off(_: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        size.fill(file, 200, broken_off)
    size.fill(file, 200)
    size.fill(file, 200)
    with closing(Ledger.open(file)) as ledger:
        sources = [source.given_id for source in ledger.reports()]
        assert sorted(sources) == sorted(f"made-{number}" for number in range(len(sources)))
        assert ledger.verify().ok


def test_filters_are_of_every_kind_and_the_same_every_time():
    asked = list(filters(10 * len(KINDS), 1))
    assert asked == list(filters(10 * len(KINDS), 1))
    assert {kind for kind, _ in asked} == {*KINDS, "two"}
