"""Adding: what is new is captured once, what is known is seen again, and a newer row takes the older one's place."""

# ruff: noqa: F401, F811 -- fixtures are imported by their names
from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select

from herodotus.errors import LedgerError
from herodotus.ledger.adding import Arrival, id_of
from herodotus.ledger.filters import Filter
from herodotus.ledger.ledger import Ledger
from herodotus.ledger.schema.tables import payload
from herodotus.records import Reading
from herodotus.report import Report
from tests.ledger.samples import (
    MILL_TEXT,
    depot,
    heads_aside,
    ledger,
    mill,
    newer,
    put,
    report_id,
    row,
    wire,
)

WORDS = st.text(max_size=8)


def _kinds(entries: list[object]) -> list[str]:
    return [entry.header.kind for entry in entries]  # type: ignore[attr-defined]


def _payloads(ledger: Ledger) -> int:
    with ledger.store.reading() as connection:
        return int(connection.execute(select(func.count()).select_from(payload)).scalar_one())


def test_a_report_comes_back_as_it_came_in(ledger: Ledger):
    put(ledger, mill(), capture=b"<p>Shells\xff fell</p>")
    assert ledger.report("mill") == msgspec.structs.replace(mill().report, sha256=ledger.report("mill").sha256)
    assert ledger.capture("mill") == b"<p>Shells\xff fell</p>"
    assert [(kind, reading) for _, kind, reading in ledger.readings("mill")] == [("read", mill().reading)]
    assert [source.given_id for source in ledger.reports()] == ["mill"]
    assert ledger.known([(mill().report, "report"), (wire().report, "report")]) == [True, False]


def test_the_same_bytes_from_the_same_place_are_seen_again(ledger: Ledger):
    arrival = Arrival(report=mill().report, reading=mill().reading, source="in")
    assert _kinds(ledger.record([arrival])) == ["report.captured", "reading.made", "link.made"]
    assert _kinds(ledger.record([arrival])) == ["report.seen"]
    assert (ledger.stats().reports, ledger.stats().incidents) == (1, 1)


def test_the_same_bytes_from_elsewhere_are_another_report_that_shares_the_payloads(ledger: Ledger):
    put(ledger, mill(), capture=b"captured")
    before = _payloads(ledger)
    put(ledger, mill().from_outlet("Plain Wire"), capture=b"captured")
    assert (ledger.stats().reports, ledger.stats().incidents) == (2, 2)
    assert _payloads(ledger) == before + 3  # the bodies of captured, read and linked; text, title, capture are there


def test_two_that_are_one_in_one_commit_are_captured_once(ledger: Ledger):
    arrival = Arrival(report=mill().report, reading=mill().reading)
    entries = ledger.record([arrival, arrival, Arrival(report=wire().report, reading=wire().reading)])
    assert _kinds(entries).count("report.captured") == 2
    assert ledger.stats().incidents == 2


def test_a_report_without_a_reading_is_kept_and_read_later(ledger: Ledger):
    assert _kinds(ledger.record([Arrival(report=mill().report)])) == ["report.captured"]
    assert ledger.readings("mill") == []
    ledger.reread(report_id(mill()), mill().reading)
    assert ledger.count() == 1


def test_a_report_without_incidents_and_no_arrivals_at_all_do_no_harm(ledger: Ledger):
    assert ledger.record([]) == []
    ledger.record([Arrival(report=mill().report, reading=Reading("mill"))])
    assert (ledger.stats().reports, ledger.count()) == (1, 0)


@pytest.mark.parametrize("text", ["", "  \n", "a\x00b \U0001f600", '{"a":1}', "é" * 3000])
def test_any_text_is_kept_to_the_letter(tmp_path, text: str):
    with Ledger.create(tmp_path / "any.db") as made:
        made.record([Arrival(report=Report.of(text, id="odd", title=text[:20]))])
        assert made.report("odd").text == text
        assert made.verify().ok


def test_a_newer_version_of_a_row_takes_the_place_of_the_older_and_keeps_its_incident(ledger: Ledger):
    assert ledger.has_rows([row("first").report]) == [False]
    ledger.record([row("first")])
    (line,) = ledger.list().lines
    assert ledger.has_rows([row("second").report]) == [True]
    ledger.record([row("second", "explosion")])
    shown = ledger.show(line.id)
    assert (shown.type, shown.origin, shown.state, ledger.count()) == ("explosion", "table", "live", 1)
    assert len(shown.sources) == 1
    assert ledger.show(line.id, recorded_by=4).type == "shelling"
    assert _kinds(ledger.record([row("second", "explosion")])) == ["report.seen"]


def test_rows_of_other_keys_and_reports_of_that_name_are_left_alone(ledger: Ledger):
    ledger.record([row("first"), row("other", key="row-2")])
    ledger.record([Arrival(report=row("as printed").report, reading=row("as printed").reading)])
    ledger.record([row("second", "explosion")])
    assert ledger.count() == 3
    assert ledger.count(Filter(origin=("table",))) == 2
    assert ledger.count(Filter(type=("explosion",))) == 1


def test_a_row_that_a_person_decided_keeps_the_decision_in_its_next_version(ledger: Ledger):
    ledger.record([row("first")])
    (line,) = ledger.list().lines
    ledger.accept(line.id)
    ledger.record([row("second", "explosion")])
    shown = ledger.show(line.id)
    assert (shown.type, shown.basis_of("type").differs) == ("shelling", "explosion")


@given(WORDS, WORDS, WORDS, WORDS)
def test_the_id_of_a_report_is_of_its_place_and_bytes(text: str, id: str, outlet: str, other: str):
    one = Report.of(text, id=id or "x", outlet=outlet)
    assert id_of(one) == id_of(msgspec.structs.replace(one, title="t", published="2019-01-01", language="en"))
    assert (id_of(one) == id_of(msgspec.structs.replace(one, outlet=other))) == (outlet == other)
    assert (id_of(one) == id_of(msgspec.structs.replace(one, text=other))) == (text == other)


def test_an_address_is_the_place_of_a_report_that_has_one():
    one = Report.of(MILL_TEXT, id="a", outlet="Harbour Courier", url="https://courier.example/mill")
    assert id_of(one) == id_of(msgspec.structs.replace(one, id="b", outlet="Courier"))
    assert id_of(one) != id_of(msgspec.structs.replace(one, url="https://wire.example/mill"))
    assert id_of(one, "table") != id_of(msgspec.structs.replace(one, id="b"), "table")


def test_what_is_not_there_is_told(ledger: Ledger):
    for ask in (ledger.report, ledger.capture, ledger.readings):
        with pytest.raises(LedgerError, match="no report of this ledger has this id"):
            ask("nobody")
    put(ledger, mill())
    assert ledger.capture("mill") is None


def test_ids_are_the_same_in_every_ledger(where: str, tmp_path):
    with Ledger.create(where) as one, Ledger.create(tmp_path / "other.db") as other:
        assert put(one, mill(), depot(), wire()) == put(other, mill(), depot(), wire())
        assert one.id != other.id


def test_reports_come_page_by_page_in_the_order_of_their_ids(ledger: Ledger):
    put(ledger, mill(), depot(), wire())
    ledger.record([row("first")])
    first = ledger.reports(limit=2)
    rest = ledger.reports(after=first[-1].id, limit=2)
    ids = [source.id for source in (*first, *rest)]
    assert (len(first), ids) == (2, sorted(map(report_id, (mill(), depot(), wire()))))
    assert len(ledger.reports(origin=None)) == 4
    ledger.reread(report_id(mill()), newer(mill()))
