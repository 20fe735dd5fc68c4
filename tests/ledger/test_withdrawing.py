"""Withdrawing: what a report said is gone from the file; ids, hashes and the reason stay, the chain verifies."""

# ruff: noqa: F401, F811 -- fixtures are imported by their names
from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from benchmarks.walks import snapshot
from herodotus.errors import LedgerError
from herodotus.ledger import withdrawing
from herodotus.ledger.filters import Filter
from herodotus.ledger.ledger import Ledger
from herodotus.ledger.views import STATES
from tests.ledger.samples import Sample, depot, heads_aside, ledger, mill, put, report_id, unchanged, wire

SECRET = "Zaqvintha"  # a name that nothing else in a ledger holds


def _told(sample: Sample) -> Sample:
    """Let a report name somebody who asks for it to be withdrawn."""
    text = sample.report.text + f" {SECRET} saw it."
    return Sample(msgspec.structs.replace(sample.report, text=text, title=f"What {SECRET} saw"), sample.reading)


def _in_files(where: str, words: str) -> bool:
    path = Path(where)
    return any(words.encode() in file.read_bytes() or words.lower().encode() in file.read_bytes()
               for file in path.parent.glob(f"{path.name}*"))


def test_nothing_of_a_withdrawn_report_is_left_in_the_file(tmp_path: Path):
    where = str(tmp_path / "ledger.db")
    with Ledger.create(where, who="ann") as ledger:
        put(ledger, mill())
        (id,) = put(ledger, _told(wire()), capture=f"<p>{SECRET} saw it</p>".encode())
        ledger.correct(id, {"type": "killing"}, quote=f"{SECRET} saw it", why="as told")
        assert _in_files(where, SECRET)
        ledger.withdraw("wire-1", why="asked for by a court")
        assert not _in_files(where, SECRET)
        assert ledger.verify().ok


def test_a_withdrawal_leaves_the_reason_and_the_incident_marked(ledger: Ledger):
    one, two = put(ledger, mill(), wire())
    seal = str(ledger.seal())
    correction = ledger.correct(two, {"type": "killing"}, quote="the mayor said", why="as told")
    kept = ledger.correct(two, {"status": "attempted"}, no_evidence=True, why="seen by ann")
    entry = ledger.withdraw(report_id(wire()), why="asked for by a court")
    shown = ledger.show(two)
    assert (shown.accounts, shown.words, shown.mentions) == ((), (), ())
    assert (shown.type, shown.status, shown.state) == ("unknown", "attempted", "live")  # a person holds it
    assert correction not in [change.decision for change in ledger.history(two)]
    assert kept in [change.decision for change in ledger.history(two)]
    last = ledger.history(two)[-1]
    assert (last.seq, last.kind, last.why, last.report) == (
        entry, "report.withdrawn", "asked for by a court", report_id(wire()))
    verdict = ledger.verify(seal=seal)
    assert (verdict.ok, verdict.erased) == (True, 4)  # text, title, reading, and the decision that quotes
    assert ledger.show(one).state == "live"
    for ask in (ledger.report, lambda id: ledger.withdraw(id, why="again")):
        with unchanged(ledger, "withdrawn"):
            ask("wire-1")
    assert ledger.readings("wire-1") == []
    assert ledger.stats().withdrawn == 1


def test_an_incident_of_a_withdrawn_report_alone_is_withdrawn(ledger: Ledger):
    put(ledger, mill())
    one, two = put(ledger, depot())
    ledger.withdraw("depot", why="retracted by the paper")
    assert [ledger.show(id).state for id in (one, two)] == ["withdrawn", "withdrawn"]
    assert ledger.count() == 1
    assert ledger.count(Filter(state=STATES)) == 3
    assert ledger.list(Filter(text="drones", state=STATES)).lines == ()
    assert ledger.list(Filter(text="mill")).lines != ()


def test_a_merged_incident_keeps_what_its_other_reports_say(ledger: Ledger):
    one, two = put(ledger, mill(), wire())
    ledger.merge([one, two], why="one and the same")
    ledger.withdraw("wire-1", why="retracted")
    shown = ledger.show(two)
    assert (shown.id, shown.state, shown.toll("killed").max) == (one, "live", 3)  # type: ignore[union-attr]
    assert [source.given_id for source in shown.sources] == ["mill"]
    assert ledger.show(one, recorded_by=ledger.stats().entries - 1).type == "shelling"


def test_what_another_report_shares_stays_until_that_goes_too(ledger: Ledger):
    put(ledger, mill(), mill().from_outlet("Plain Wire"), capture=b"captured once")
    ledger.withdraw("mill", why="asked for")
    assert ledger.report("copy").text == mill().report.text
    assert ledger.capture("copy") == b"captured once"
    assert ledger.verify().ok
    ledger.withdraw("copy", why="asked for too")
    verdict = ledger.verify()
    assert (verdict.ok, verdict.erased) == (True, 5)  # text, title, capture and two readings
    assert ledger.capture("copy") is None


def test_a_ledger_worked_out_anew_is_equal_to_one_that_lived_through_withdrawals(ledger: Ledger):
    one, two, three, _ = put(ledger, mill(), wire(), depot())
    ledger.merge([one, two], why="one and the same")
    ledger.accept(one)
    ledger.correct(three, {"type": "air_strike"}, quote="Drones struck")
    undone = ledger.correct(three, {"status": "attempted"}, quote="fuel depot")
    ledger.undo(undone)
    for report in ("depot", "wire-1"):
        ledger.withdraw(report, why="asked for")
        before = snapshot(ledger)
        ledger.rebuild()
        assert snapshot(ledger) == before


def test_a_withdrawn_report_that_comes_again_stays_withdrawn(ledger: Ledger):
    (id,) = put(ledger, depot())[:1]
    ledger.withdraw("depot", why="asked for")
    with pytest.raises(AttributeError):  # its last entry says only that it was seen again
        put(ledger, depot())
    assert ledger.show(id).state == "withdrawn"
    with pytest.raises(LedgerError, match="is not in this ledger"):
        ledger.report("depot")


def test_words_of_a_report_are_found_as_long_as_it_is_there(ledger: Ledger):
    (id,) = put(ledger, mill())
    assert [line.id for line in ledger.list(Filter(text="northern front")).lines] == [id]
    ledger.withdraw("mill", why="asked for")
    assert ledger.list(Filter(text="northern front", state=STATES)).lines == ()
