"""Writers and readers in one ledger at once: nobody meets an error, no decision is lost, and the chain stays whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import concurrency

NOTHING = {name: 0 for name in ("lost", "doubled", "unasked", "wrong")}


def test_four_writers_and_four_readers_share_a_ledger(where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    found = concurrency.run(where, writers=4, readers=4, seconds=5)
    assert found["write_errors"] == found["read_errors"] == found["problems"] == found["differing"] == []
    assert {name: found[name] for name in NOTHING} == NOTHING
    assert found["decisions"] > 0 and found["reads"]["list"] > 0


def test_what_is_wrong_is_counted():
    sound = {name: [] for name in ("write_errors", "read_errors", "problems", "differing")} | NOTHING
    assert concurrency.wrong(sound) == 0
    assert concurrency.wrong(sound | {"lost": 2, "problems": ["entry 3: its hash does not hold"], "unasked": -1}) == 4
