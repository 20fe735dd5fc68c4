"""The tampering proof in small: three hundred random changes, the same in every run."""

from __future__ import annotations

import json

import pytest

from benchmarks import tampering


def test_three_hundred_changes_are_all_found_and_laid_to_the_entry_that_they_broke() -> None:
    made = list(tampering.outcomes(300))
    assert {one.kind for one in made} == set(tampering.KINDS)
    assert [one for one in made if not (one.found and one.placed)] == []


def test_the_same_seed_makes_the_same_changes() -> None:
    draws = []
    for _ in range(2):
        bench, draw = tampering.Bench(5), tampering.random.Random(5)
        draws.append([bench.change(kind, draw) for kind in tampering.KINDS.values()])
    assert draws[0] == draws[1]


def test_a_change_that_is_not_found_ends_in_a_failure(monkeypatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert tampering.main(len(tampering.KINDS), as_json=True) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["share_found"] == told["share_placed"] == 1 and len(told["kinds"]) == len(tampering.KINDS)
    unseen = tampering.Kind(tampering.KINDS["history rewritten (seal)"].damage)
    monkeypatch.setattr(tampering, "KINDS", {"a byte of journal.hash": unseen})
    assert tampering.main(2, as_json=False) == 1
    assert capsys.readouterr().out.splitlines()[1].split() == ["in", "all", "2", "0", "0"]
