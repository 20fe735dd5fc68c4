"""Adding reports: each is read once, however often it is brought, and what was read is kept when work breaks off."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from herodotus.bookkeeping import adding
from herodotus.bookkeeping.adding import Added, add
from herodotus.intake import SourceOptions
from herodotus.ledger.journal import chain
from herodotus.ledger.journal.entries import Captured
from herodotus.ledger.ledger import Ledger
from tests.bookkeeping.conftest import Steps
from tests.fakes.fake_reading import fake_read

OPTIONS = SourceOptions(outlet="Harbour Courier", published="2019-07-20")


def _texts(folder: Path, **texts: str) -> str:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text)
    return str(folder)


def _add(ledger: Ledger, *sources: str, told: Steps | None = None) -> Added:
    return add(ledger, sources, OPTIONS, reading=fake_read, told=told or Steps())


def _captured(ledger: Ledger) -> list[Captured]:
    with ledger.store.reading() as connection:
        return [entry.body for entry in chain.entries(connection) if isinstance(entry.body, Captured)]


def test_a_folder_is_added_and_added_again_without_reading(ledger: Ledger, tmp_path: Path, steps: Steps):
    folder = _texts(tmp_path / "in", a="Shells fell on the mill.", b="Nothing happened here.", c="Shells fell again.")
    assert _add(ledger, folder) == Added(new=3, incidents=2)
    assert ledger.count() == 2
    before = ledger.stats().reports
    assert _add(ledger, folder, told=steps) == Added(seen=3)
    assert (steps.kinds, ledger.stats().reports) == (["seen"] * 3, before)


def test_what_is_new_is_read_and_the_rest_is_seen(ledger: Ledger, tmp_path: Path):
    folder = _texts(tmp_path / "in", a="Shells fell on the mill.")
    _add(ledger, folder)
    _texts(tmp_path / "in", b="Shells fell on the bridge.")
    assert _add(ledger, folder) == Added(new=1, seen=1, incidents=1)


def test_a_report_carries_its_bytes_and_where_they_came_from(ledger: Ledger, tmp_path: Path):
    file = tmp_path / "two.jsonl"
    lines = [json.dumps({"id": id, "outlet": "Plain Wire", "text": f"Shells fell on {id}."}) for id in ("a1", "a2")]
    file.write_text("\n".join(lines) + "\n")
    _add(ledger, str(file))
    assert [body.source for body in _captured(ledger)] == [f"{file}, line 1", f"{file}, line 2"]
    assert ledger.capture("a2") == lines[1].encode()
    assert ledger.report("a1").outlet == "Harbour Courier"  # what the person says wins over what the source says


def test_bad_files_are_told_and_the_rest_goes_on(ledger: Ledger, tmp_path: Path, steps: Steps):
    folder = _texts(tmp_path / "in", a="Shells fell on the mill.")
    (tmp_path / "in" / "b.jsonl").write_text('{"id": "b1"}\nno json\n')
    done = _add(ledger, folder, str(tmp_path / "nowhere.txt"), told=steps)
    assert (done.new, done.bad) == (1, 3)
    told = [line for what, line in steps.told if what == "bad"]
    assert told[-1].endswith("nowhere.txt: does not exist; check the name")


def test_the_same_text_twice_in_one_call_is_one_report(ledger: Ledger, tmp_path: Path):
    file = tmp_path / "twice.jsonl"
    file.write_text(2 * (json.dumps({"id": "a1", "outlet": "Plain Wire", "text": "Shells fell."}) + "\n"))
    done = _add(ledger, str(file))
    assert (done.new, ledger.stats().reports, ledger.count()) == (1, 1, 1)


def test_the_same_text_from_another_outlet_is_another_report(ledger: Ledger, tmp_path: Path):
    folder = _texts(tmp_path / "in", a="Shells fell on the mill.")
    _add(ledger, folder)
    other = SourceOptions(outlet="Plain Wire", published="2019-07-21")
    assert add(ledger, [folder], other, reading=fake_read).new == 1
    assert ledger.stats().reports == 2


def test_what_was_read_before_an_error_is_kept_and_not_read_again(ledger: Ledger, tmp_path: Path, steps: Steps):
    folder = _texts(tmp_path / "in", a="Shells fell on the mill.", b="Shells fell. BREAK", c="Shells fell on a bridge.")
    with pytest.raises(ZeroDivisionError):
        _add(ledger, folder)
    assert ledger.count() == 1
    assert ledger.verify().ok
    _texts(tmp_path / "in", b="Shells fell on the mended file.")
    assert _add(ledger, folder, told=steps) == Added(new=2, seen=1, incidents=2)


def test_what_was_read_before_ctrl_c_is_kept(ledger: Ledger, tmp_path: Path):
    def stopped(reports, **options):
        for number, pair in enumerate(fake_read(reports, **options)):
            if number == 2:
                raise KeyboardInterrupt
            yield pair

    folder = _texts(tmp_path / "in", **{f"r{n}": f"Shells fell, {n}." for n in range(4)})
    with pytest.raises(KeyboardInterrupt):
        add(ledger, [folder], OPTIONS, reading=stopped)
    assert ledger.stats().reports == 2


def test_reports_are_committed_some_at_a_time(ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    commits: list[int] = []
    record = ledger.record
    monkeypatch.setattr(adding, "REPORTS_AT_ONCE", 3)
    monkeypatch.setattr(ledger, "record", lambda arrivals: commits.append(len(arrivals)) or record(arrivals))
    folder = _texts(tmp_path / "in", **{f"r{n}": f"Shells fell, {n}." for n in range(7)})
    assert _add(ledger, folder).new == 7
    assert (sum(commits), max(commits)) == (7, 3)


def test_nothing_to_add_makes_no_entry(ledger: Ledger, tmp_path: Path):
    before = ledger.seal()
    assert _add(ledger, _texts(tmp_path / "in")) == Added(bad=1)
    assert _add(ledger) == Added()
    assert ledger.seal() == before
