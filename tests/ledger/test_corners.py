"""Corners of the ledger that a reviewer found wrong once: each test is one of them."""

# ruff: noqa: F401, F811 -- fixtures are imported by their names
from __future__ import annotations

import io
import sys

import msgspec
import pytest

from benchmarks.walks import prove
from herodotus.bookkeeping.exporting import FORMS, export
from herodotus.bookkeeping.rereading import reread
from herodotus.errors import HerodotusError, InputError, LedgerError
from herodotus.ledger.adding import Arrival
from herodotus.ledger.filters import Filter
from herodotus.ledger.keeping import load
from herodotus.ledger.ledger import Ledger
from herodotus.ledger.neighbours import LedgerNeighbours
from herodotus.records import Actor, Harm, Place, Reading, Versions, When
from tests.ledger.samples import depot, heads_aside, ledger, mill, newer, put, report_id, row, unchanged, wire
from tests.ledger.test_neighbours import _at, _homes
from tests.ledger.test_relinking import ByPlace


def test_an_incident_added_from_a_report_goes_with_it(ledger: Ledger):
    put(ledger, mill())
    id, _ = ledger.add_incident({"type": "abduction"}, report="mill", quote="residents said")
    ledger.withdraw("mill", why="asked for")
    assert ledger.show(id).state == "withdrawn"
    prove(ledger)


def test_a_mention_that_moved_without_a_redirect_is_where_it_is(ledger: Ledger):
    from herodotus.ledger.journal.chain import Draft
    from herodotus.ledger.journal.entries import Linked

    a, c, z, _ = put(ledger, mill(), wire(), depot())
    moved = Linked(linker="toy", links=((ledger.show(c).mentions[0], z),))
    ledger._write(lambda _, pen: [Draft(body=moved, who=pen.who, at=pen.at, about=(c, z))])
    ledger.merge([a, z], why="one night")
    ledger.tag(c, "urgent")
    prove(ledger)


def test_relinking_after_a_reading_leaves_mentions_where_they_are(ledger: Ledger):
    ids = put(ledger, mill(), wire(), depot())
    for sample in (mill(), wire(), depot()):
        ledger.reread(report_id(sample), newer(sample))
    assert ledger.relink() == 0
    assert [ledger.show(id).state for id in ids] == ["live"] * 4


def test_what_was_split_off_together_stays_together(ledger: Ledger):
    one, two, three, _ = put(ledger, mill(), wire(), depot())
    ledger.merge([one, two, three], why="one night")
    out, _ = ledger.split(one, [report_id(wire()), report_id(depot())], why="another night")
    assert len(ledger.show(out).mentions) == 2
    ledger.relink()
    assert len(ledger.show(out).mentions) == 2


def test_a_split_survives_a_newer_reading(ledger: Ledger):
    one, two = put(ledger, mill(), wire())
    ledger.merge([one, two], why="one and the same")
    out, _ = ledger.split(one, [report_id(mill())], why="another mill")
    for model in "abc":
        ledger.reread(report_id(mill()), msgspec.structs.replace(newer(mill()), versions=Versions(model=model)))
        ledger.relink(ByPlace())
        assert {account.report for account in ledger.show(one).accounts} == {report_id(wire())}
        assert (ledger.show(out).id, ledger.show(out).state) == (out, "live")


@pytest.mark.parametrize("how", ["correct", "accept"])
def test_no_decision_keeps_words_of_a_withdrawn_report(ledger: Ledger, how: str):
    one, two = put(ledger, mill(), wire())
    if how == "correct":
        ledger.correct(one, {"type": "killing"}, quote="millers died", report="wire-1")
    else:
        merge = ledger.merge([one, two], why="one and the same")
        ledger.accept(one)
        ledger.undo(merge)
    ledger.withdraw("wire-1", why="asked for")
    assert all(quote.report != report_id(wire()) for basis in ledger.show(one).basis for quote in basis.quotes)


def test_ties_follow_merges(ledger: Ledger):
    one, two, strike, _ = put(ledger, mill(), wire(), depot())
    ledger.tie(two, "part_of", strike)
    ledger.merge([one, two], why="one and the same")
    assert [(k.tie, k.other, k.outward) for k in ledger.show(one).links] == [("part_of", strike, True)]
    assert ("part_of", one, False) in [(k.tie, k.other, k.outward) for k in ledger.show(strike).links]
    ledger.merge([one, strike], why="one night")
    assert one not in [link.other for link in ledger.show(one).links]


def test_a_row_that_goes_back_to_an_earlier_version_goes_back(ledger: Ledger):
    ledger.record([row("a")])
    (line,) = ledger.list().lines
    for arrival in (row("b", "killing"), row("a")):
        ledger.record([arrival])
    assert (ledger.show(line.id).type, ledger.count()) == ("shelling", 1)


def test_two_versions_in_one_commit_leave_the_later(ledger: Ledger):
    ledger.record([row("a"), row("b", "killing")])
    assert [line.type for line in ledger.list().lines] == ["killing"]


def test_a_reading_needs_a_report_that_is_here(ledger: Ledger):
    put(ledger, mill())
    with unchanged(ledger, "no report of this ledger"):
        ledger.reread("rep-000000000000", Reading("x"))
    ledger.reread("mill", newer(mill(), type="killing"))  # by the id that it came with
    assert ledger.list().lines[0].type == "killing"
    ledger.withdraw("mill", why="asked for")
    for reading in (mill().reading, newer(mill(), type="explosion")):
        with unchanged(ledger, "withdrawn"):
            ledger.reread(report_id(mill()), reading)


def test_a_split_takes_something(ledger: Ledger):
    (id,) = put(ledger, mill())
    with unchanged(ledger, "mention"):
        ledger.split(id, [], why="x")


def test_many_are_decided_all_or_none(ledger: Ledger):
    ids = put(ledger, mill(), wire(), depot())
    order = [record.id for record in ledger.records()]
    ledger.decide_where(Filter(), "tag", why="", word="x", dry_run=False)
    ledger.untag(order[-1], "x")
    with unchanged(ledger, "has no tag"):
        ledger.decide_where(Filter(), "untag", why="", word="x", dry_run=False)
    assert len(ids) == 4


def test_a_dump_that_fails_leaves_no_half_ledger(where: str, tmp_path):
    with Ledger.create(tmp_path / "one.db") as one:
        put(one, mill())
        lines = list(one.lines(texts=True))
    with pytest.raises(InputError):
        load(lines[:-1], "dump", where)
    assert load(lines, "dump", where) == 4


def test_a_dump_of_before_a_withdrawal_verifies(ledger: Ledger, tmp_path):
    put(ledger, mill())
    entries = ledger.stats().entries
    ledger.withdraw("mill", why="asked for")
    load(ledger.lines(recorded_by=entries), "dump", tmp_path / "then.db")
    with Ledger.open(tmp_path / "then.db") as then:
        assert then.verify().ok


def test_a_decision_on_later_words_is_not_known_earlier(ledger: Ledger):
    one, _ = put(ledger, mill(), wire())
    ledger.correct(one, {"type": "killing"}, quote="millers died", report="wire-1")
    early = ledger.show(one, known_by="2019-07-31")
    assert [source.given_id for source in early.sources] == ["mill"]
    assert early.type == "shelling"


@pytest.mark.parametrize("cells", [
    {"harm": 5}, {"targets": 5}, {"killed": "9" * 23}, {"harm": ({"kind": "eaten", "min": 3},)},
    {"harm": ({"kind": "killed", "min": 5, "max": 3},)}, {"where": {"name": "X", "lat": 999.0, "lon": 5.0}},
    {"when": {"edtf": "yesterday"}}, {"count": "3-"},
])  # fmt: skip
def test_values_that_fit_nothing_are_refused(ledger: Ledger, cells: dict[str, object]):
    (id,) = put(ledger, mill())
    with unchanged(ledger, "."):
        ledger.correct(id, cells, no_evidence=True)


@pytest.mark.parametrize("cell,value", [
    ("harm", (Harm("killed", 1, 1),)), ("targets", (Actor("Mill guards"),)), ("where", Place("Karsun", country="SY")),
    ("when", When("2019-07", "month")),
])  # fmt: skip
def test_values_can_be_given_as_they_are_read(ledger: Ledger, cell: str, value: object):
    (id,) = put(ledger, mill())
    ledger.correct(id, {cell: value}, no_evidence=True)
    assert getattr(ledger.show(id), cell) == value


@pytest.mark.parametrize("edtf,precision", [("2019-21", "season"), ("2019-07-XX", "month"), ("2019-XX-XX", "year")])
def test_dates_have_the_precision_that_they_say(ledger: Ledger, edtf: str, precision: str):
    (id,) = put(ledger, mill())
    ledger.correct(id, {"when": edtf}, no_evidence=True)
    assert ledger.show(id).when.precision == precision


@pytest.mark.parametrize("moment", ["²", "9999-12-31T23:59:59-14:00"])
def test_odd_moments_are_told(ledger: Ledger, moment: str):
    (id,) = put(ledger, mill())
    with pytest.raises(LedgerError):
        ledger.show(id, recorded_by=moment)


def test_the_near_are_found_though_many_lie_in_their_square(ledger: Ledger):
    ids = put(ledger, *(_at(n, 35.01, 36.01) for n in range(8)), _at(8, 35.5, 36.5), _at(9, 35.5, 36.501))
    with ledger.store.reading() as connection:
        near = LedgerNeighbours(connection)
        own = {m.home: m for m in near.mentions_of(ids)}
        assert [_homes(near.by_place(own[ids[n]], 5, 1)) for n in (8, 9)] == [{ids[9]}, {ids[8]}]


def test_a_stretch_of_days_is_near_all_of_them(ledger: Ledger):
    ids = put(ledger, _at(0, 35.0, 36.0), _at(1, 35.0, 36.0, "2019-06-15/2019-07-25"))
    with ledger.store.reading() as connection:
        near = LedgerNeighbours(connection)
        (own,) = [m for m in near.mentions_of(ids) if m.home == ids[0]]
        assert _homes(near.by_day(own, 2, 50)) == {ids[1]}


def test_that_a_newer_reading_has_nothing_is_a_difference_too(ledger: Ledger):
    (id,) = put(ledger, mill())
    ledger.accept(id)
    ledger.reread(report_id(mill()), newer(mill(), when=When(why="no date"), status="occurred"))
    assert ledger.show(id).basis_of("when").differs is not None


def test_a_mention_that_comes_back_is_the_incident_that_it_was(ledger: Ledger):
    put(ledger, depot())
    for reading in (newer(depot(), drop=("i2",)), depot().reading):
        ledger.reread(report_id(depot()), reading)
    assert ledger.count(Filter(state=("live", "dropped"))) == 2


def test_addresses_that_cannot_be_read_are_told():
    for where in ("://", "postgresql://u@h:abc/x"):
        with pytest.raises(LedgerError):
            Ledger.open(where)


def test_a_split_parts_from_what_stayed_and_from_nothing_else(ledger: Ledger):
    one, two, strike, _ = put(ledger, mill(), wire(), depot())
    b, c = ledger.show(two).mentions[0], ledger.show(strike).mentions[0]
    ledger.merge([one, two], why="one and the same")
    ledger.split(one, [b], why="another mill")
    with ledger.store.reading() as connection:
        assert list(LedgerNeighbours(connection).apart([b, c])) == []


@pytest.mark.parametrize("form", FORMS)
def test_every_form_goes_to_standard_output(ledger: Ledger, form: str, monkeypatch: pytest.MonkeyPatch):
    put(ledger, mill())
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO()))
    export(ledger, form, None)
