"""Exporting: every form is a whole file that the journal notes, or no file at all."""

from __future__ import annotations

import hashlib
import io
import json
import sys
import zipfile
from pathlib import Path

import pytest

from herodotus.bookkeeping import exporting
from herodotus.bookkeeping.exporting import FORMS, WHOLE, export
from herodotus.errors import ConfigError, HerodotusError
from herodotus.ledger.filters import Filter
from herodotus.ledger.journal import chain
from herodotus.ledger.journal.entries import Exported
from herodotus.ledger.keeping import load
from herodotus.ledger.ledger import Ledger
from tests.ledger.samples import MILL_TEXT, depot, mill, put, wire

SHARE = "The Northern Front denied that it had fired."  # words of a report that no incident quotes whole


def _noted(ledger: Ledger) -> Exported:
    with ledger.store.reading() as connection:
        entry = chain.entry(connection, chain.head(connection).count)
    assert entry and isinstance(entry.body, Exported)
    return entry.body


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize("form", FORMS)
def test_every_form_writes_a_whole_file_that_the_journal_notes(ledger: Ledger, tmp_path: Path, form: str):
    put(ledger, mill(), wire(), depot())
    out, told = tmp_path / f"out.{FORMS[form].ending}", list[int]()
    made = export(ledger, form, out, link="https://ledger.example/{id}", told=told.append)
    noted = _noted(ledger)
    assert (noted.form, noted.incidents, noted.sha256, noted.masked) == (form, made.incidents, _digest(out), False)
    assert made.sha256 == noted.sha256
    assert made.incidents + sum(made.left_out.values()) >= 4 or form in ("plover", "annotations", "acled", "ucdp")
    assert told == ([] if form == WHOLE else [1, 2, 3, 4])
    assert SHARE.encode() not in out.read_bytes()
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith("out.")] == [out.name]


@pytest.mark.parametrize("form", FORMS)
def test_every_form_goes_to_standard_output_too(
        ledger: Ledger, tmp_path: Path, form: str, monkeypatch: pytest.MonkeyPatch):
    put(ledger, mill(), depot())
    monkeypatch.setattr(exporting.moments, "now", lambda: "2030-01-01T00:00:00.000Z")
    out = io.TextIOWrapper(io.BytesIO())
    monkeypatch.setattr(sys, "stdout", out)
    made = export(ledger, form, None)
    written = out.buffer.getvalue()  # type: ignore[attr-defined]
    assert made.sha256 == hashlib.sha256(written).hexdigest() == _noted(ledger).sha256
    assert written


@pytest.mark.parametrize("form", FORMS)
def test_an_empty_ledger_is_exported_too(ledger: Ledger, tmp_path: Path, form: str):
    made = export(ledger, form, tmp_path / "out")
    assert (made.incidents, (tmp_path / "out").exists()) == (0, True)


def test_a_filter_and_a_moment_narrow_what_goes_out(ledger: Ledger, tmp_path: Path):
    one, *_ = put(ledger, mill(), depot())
    entries = ledger.stats().entries
    ledger.correct(one, {"type": "killing"}, no_evidence=True)
    syria = Filter(country=("SY",))
    assert export(ledger, "records", tmp_path / "now.jsonl", filter=syria).incidents == 1
    assert _noted(ledger).query == {"country": ["SY"]}
    export(ledger, "records", tmp_path / "then.jsonl", filter=syria, recorded_by=entries)
    assert _noted(ledger).query == {"country": ["SY"], "recorded_by": str(entries)}
    types = [json.loads((tmp_path / f"{name}.jsonl").read_text())["type"] for name in ("now", "then")]
    assert types == ["killing", "shelling"]


def test_the_whole_ledger_goes_out_and_comes_back(ledger: Ledger, tmp_path: Path):
    (id,) = put(ledger, mill())
    export(ledger, WHOLE, tmp_path / "texts.jsonl", texts=True)
    assert SHARE.encode() in (tmp_path / "texts.jsonl").read_bytes()
    with (tmp_path / "texts.jsonl").open("rb") as lines:
        load(lines, "texts.jsonl", tmp_path / "back.db")
    with Ledger.open(tmp_path / "back.db") as back:
        assert back.show(id) == ledger.show(id)
        assert back.report("mill").text == MILL_TEXT
        export(back, WHOLE, tmp_path / "again.jsonl", texts=True)
    assert (tmp_path / "again.jsonl").read_bytes() == (tmp_path / "texts.jsonl").read_bytes()


def test_names_of_private_persons_are_masked_where_that_is_asked_for(ledger: Ledger, tmp_path: Path):
    (id,) = put(ledger, mill())
    ledger.correct(id, {"targets": ({"name": "Anis Badra", "role": "CVL"},)}, no_evidence=True)
    for form in ("records", "csv"):
        export(ledger, form, tmp_path / "open")
        export(ledger, form, tmp_path / "masked", mask=True)
        assert _noted(ledger).masked
        assert b"Anis Badra" in (tmp_path / "open").read_bytes()
        assert b"Anis Badra" not in (tmp_path / "masked").read_bytes()


def test_options_that_do_not_fit_are_refused_and_nothing_is_noted(ledger: Ledger, tmp_path: Path):
    put(ledger, mill())
    before = ledger.seal()
    for form, options, told in (
        ("docx", {}, "no such form"), ("csv", {"texts": True}, "no texts"), (WHOLE, {"mask": True}, "whole ledger"),
        (WHOLE, {"filter": Filter(country=("SY",))}, "whole ledger"),
    ):
        with pytest.raises(ConfigError, match=told) as caught:
            export(ledger, form, tmp_path / "out", **options)  # type: ignore[arg-type]
        assert "\n" not in str(caught.value)
    for filter, moment in ((Filter(since="last week"), None), (Filter(), 10_000)):
        with pytest.raises(HerodotusError):
            export(ledger, "csv", tmp_path / "out", filter=filter, recorded_by=moment)
    assert ledger.seal() == before
    assert not list(tmp_path.glob("out*"))


def test_an_export_that_breaks_off_leaves_the_file_that_was_there(
        ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    put(ledger, mill(), depot())
    (tmp_path / "out.csv").write_text("of last week")

    def breaks(number: int) -> None:
        if number == 2:
            raise ZeroDivisionError("told to break")

    before = ledger.seal()
    with pytest.raises(ZeroDivisionError):
        export(ledger, "csv", tmp_path / "out.csv", told=breaks)
    assert (tmp_path / "out.csv").read_text() == "of last week"
    assert [path.name for path in tmp_path.glob("out*")] == ["out.csv"]
    assert ledger.seal() == before


def test_a_folder_that_is_not_there_is_told(ledger: Ledger, tmp_path: Path):
    before = ledger.seal()
    with pytest.raises((OSError, HerodotusError)):
        export(ledger, "csv", tmp_path / "nowhere" / "out.csv")
    assert ledger.seal() == before


def test_what_a_form_cannot_hold_is_counted_with_the_reason(ledger: Ledger, tmp_path: Path):
    put(ledger, mill(), depot())
    made = export(ledger, "ucdp", tmp_path / "out.csv")
    assert sum(made.left_out.values()) >= 1
    assert all(isinstance(reason, str) and reason for reason in made.left_out)


def test_a_snapshot_of_the_past_says_so(ledger: Ledger, tmp_path: Path):
    put(ledger, mill())
    then = ledger.stats().entries
    put(ledger, wire())
    export(ledger, "crate", tmp_path / "then.zip", recorded_by=then)
    with zipfile.ZipFile(tmp_path / "then.zip") as pack:
        assert json.loads(pack.read("query.json"))["query"] == {"recorded_by": str(then)}
