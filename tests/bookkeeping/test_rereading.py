"""Reading again: only what reads otherwise makes an entry, and names can be resolved anew by themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

import msgspec
import pytest

from herodotus import pipeline
from herodotus.bookkeeping.rereading import Reread, reread
from herodotus.errors import LedgerError
from herodotus.ledger.ledger import Ledger
from herodotus.pipeline import Pair
from herodotus.records import Reading
from herodotus.report import Report
from tests.bookkeeping.conftest import Steps
from tests.ledger.samples import Sample, depot, mill, newer, put, report_id, row, wire


def _reader(*samples: Sample, **changes: Reading) -> object:
    """Give a reader that knows the readings of samples, some of them changed."""
    known = {sample.report.id: sample.reading for sample in samples} | changes

    def read(reports: Iterable[Report], *, jobs: int = 1, precision: str = "balanced") -> Iterator[Pair]:
        return ((report, known[report.id]) for report in reports)

    return read


def test_readings_that_are_what_they_were_make_no_entry(ledger: Ledger, steps: Steps):
    put(ledger, mill(), wire(), depot())
    before = ledger.seal()
    assert reread(ledger, reading=_reader(mill(), wire(), depot()), told=steps) == Reread(read=3)
    assert (ledger.seal(), steps.kinds) == (before, ["same"] * 3)


def test_readings_that_say_something_else_are_recorded(ledger: Ledger, steps: Steps):
    one, _, two, three = put(ledger, mill(), wire(), depot())
    changed = _reader(mill(), wire(), depot(), mill=newer(mill(), type="explosion"),
                      depot=newer(depot(), drop=("i2",)))
    assert reread(ledger, reading=changed, told=steps) == Reread(read=3, changed=2)
    assert [ledger.show(id).state for id in (one, two, three)] == ["live", "live", "dropped"]
    assert sorted(steps.kinds) == ["changed", "changed", "same"]
    assert reread(ledger, reading=changed) == Reread(read=3)


def test_what_a_person_decided_does_not_change(ledger: Ledger):
    (id,) = put(ledger, mill())
    ledger.accept(id)
    assert reread(ledger, reading=_reader(mill=newer(mill(), type="explosion"))) == Reread(read=1)
    assert ledger.show(id).basis_of("type").differs == "explosion"


def test_some_reports_can_be_chosen(ledger: Ledger):
    one, two = put(ledger, mill(), wire())
    changed = _reader(mill=newer(mill(), type="killing"), **{"wire-1": newer(wire(), type="killing")})
    assert reread(ledger, [report_id(wire())], reading=changed) == Reread(read=1, changed=1)
    assert (ledger.show(one).type, ledger.show(two).type) == ("shelling", "killing")
    with pytest.raises(LedgerError, match="no report of this ledger"):
        reread(ledger, ["nobody"], reading=changed)


def test_withdrawn_reports_and_rows_of_tables_are_not_read(ledger: Ledger):
    put(ledger, mill(), wire())
    ledger.record([row("first")])
    ledger.withdraw("wire-1", why="asked for")
    assert reread(ledger, reading=_reader(mill())) == Reread(read=1)


def test_texts_that_an_export_left_out_are_counted(ledger: Ledger, steps: Steps, tmp_path):
    from herodotus.ledger.keeping import load

    put(ledger, mill(), wire())
    load(ledger.lines(), "dump", tmp_path / "bare.db")
    with Ledger.open(tmp_path / "bare.db") as bare:
        assert reread(bare, reading=_reader(), told=steps) == Reread(missing=2)
    assert steps.kinds == ["bad", "bad"]


def test_names_alone_are_resolved_anew(ledger: Ledger, monkeypatch: pytest.MonkeyPatch):
    (id,) = put(ledger, mill())

    def named(report: Report, reading: Reading) -> Reading:
        (incident,) = reading.incidents
        where = msgspec.structs.replace(incident.where, country="TR")
        return msgspec.structs.replace(reading, incidents=(msgspec.structs.replace(incident, where=where),))

    monkeypatch.setattr(pipeline, "named", named)
    assert reread(ledger, names_only=True, reading=_reader()) == Reread(read=1, changed=1)
    assert ledger.show(id).where.country == "TR"  # type: ignore[union-attr]
    assert [kind for _, kind, _ in ledger.readings("mill")] == ["read", "named"]
    assert reread(ledger, names_only=True, reading=_reader()) == Reread(read=1)


def test_reports_of_all_pages_are_read(ledger: Ledger, monkeypatch: pytest.MonkeyPatch):
    put(ledger, mill(), wire(), depot())
    monkeypatch.setattr(ledger, "reports", partial(ledger.reports, limit=2))
    assert reread(ledger, reading=_reader(mill(), wire(), depot())) == Reread(read=3)
