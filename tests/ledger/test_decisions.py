"""Decisions of people: each verb, the undoing of each, what outranks what, and what is refused."""

# ruff: noqa: F401, F811 -- fixtures are imported by their names
from __future__ import annotations

from collections.abc import Callable

import pytest

from herodotus.ledger.filters import Filter
from herodotus.ledger.ledger import Ledger
from herodotus.ledger.views import CELLS, IncidentRecord
from herodotus.records import Harm, Reading, Span
from tests.ledger.samples import (
    depot,
    heads_aside,
    ledger,
    mill,
    newer,
    put,
    report_id,
    unchanged,
    wire,
)

Take = Callable[[Ledger, str, str], str]


def _cells(record: IncidentRecord) -> list[object]:
    return [getattr(record, cell) for cell in CELLS]


def _first_account(ledger: Ledger, id: str) -> str:
    return ledger.show(id).accounts[0].id


# Each verb, taken of one incident or of two.
VERBS: dict[str, Take] = {
    "accept": lambda led, one, _: led.accept(one),
    "accept an account": lambda led, one, _: led.accept(one, account=_first_account(led, one)),
    "reject": lambda led, one, _: led.reject(one, why="not there"),
    "reject an account": lambda led, one, _: led.reject(one, why="misread", account=_first_account(led, one)),
    "correct": lambda led, one, _: led.correct(one, {"type": "explosion", "killed": "4"}, quote="Three people"),
    "correct an account": lambda led, one, _: led.correct(one, {"stance": "denies", "named": "yes"}, no_evidence=True,
                                                          account=_first_account(led, one)),
    "merge": lambda led, one, two: led.merge([two, one], why="one and the same"),
    "tie": lambda led, one, two: led.tie(one, "part_of", two, why="the same night"),
    "tag": lambda led, one, _: led.tag(one, "urgent"),
    "note": lambda led, one, _: led.note(one, "ask the harbour office"),
}  # fmt: skip


def test_every_verb_shows_and_every_undoing_leaves_no_trace_but_the_history(ledger: Ledger):
    one, two = put(ledger, mill(), wire())
    before, taken = [_plain(ledger, id) for id in (one, two)], dict[str, str]()
    for verb, take in VERBS.items():
        taken[take(ledger, one, two)] = verb
        assert [_plain(ledger, id) for id in (one, two)] != before, verb
        ledger.undo(list(taken)[-1], why="an oversight")
        assert [_plain(ledger, id) for id in (one, two)] == before, verb
    history = ledger.history(one)
    assert {c.decision for c in history if c.undone and c.who == "ann"} == set(taken)
    assert [c.why for c in history if c.kind == "undo"] == ["an oversight"] * len(VERBS)


def test_only_what_stands_can_be_undone(ledger: Ledger):
    (id,) = put(ledger, mill())
    ledger.tag(id, "urgent")
    off = ledger.untag(id, "urgent")
    assert ledger.show(id).tags == ()
    undoing = ledger.undo(off)
    assert ledger.show(id).tags == ("urgent",)
    with unchanged(ledger, "was undone already"):
        ledger.undo(off)
    with unchanged(ledger, "is itself an undoing"):
        ledger.undo(undoing)


def _plain(ledger: Ledger, id: str) -> object:
    """Give all that a record says, but for when it was last touched."""
    record = ledger.show(id)
    return [getattr(record, field) for field in record.__struct_fields__ if field != "changed"]


def test_a_split_makes_an_incident_and_its_undoing_empties_it(ledger: Ledger):
    one, two = put(ledger, mill(), wire())
    ledger.merge([one, two], why="one and the same")
    out, decision = ledger.split(one, [report_id(wire())], why="another mill")
    assert out not in (one, two)
    assert (ledger.show(out).type, ledger.show(one).type) == ("explosion", "shelling")
    assert len(ledger.show(one).accounts) == 3
    ledger.undo(decision)
    assert len(ledger.show(one).mentions) == 2
    assert (ledger.show(out).state, ledger.show(out).mentions) == ("dropped", ())


def test_an_added_incident_lives_by_its_decision(ledger: Ledger):
    put(ledger, mill())
    id, decision = ledger.add_incident({"type": "abduction", "abducted": "2"}, report="mill", quote="Three people were")
    added = ledger.show(id)
    assert (added.type, added.status, added.origin, added.state) == ("abduction", "occurred", "added", "live")
    assert added.harm == (Harm("abducted", 2, 2),)
    assert [source.given_id for source in added.sources] == ["mill"]
    assert added.words[0].quote == "Three people were"
    bare, _ = ledger.add_incident({"type": "other"}, no_evidence=True, why="seen by ann")
    assert ledger.show(bare).sources == ()
    ledger.undo(decision)
    assert ledger.show(id).state == "dropped"


def test_a_merge_keeps_the_oldest_id_and_leads_on_from_the_others(ledger: Ledger):
    one, two, three, _ = put(ledger, mill(), wire(), depot())
    ledger.merge([two, three], why="the same depot")
    second = ledger.merge([three, one], why="the same night")
    merged = ledger.show(three)
    assert (merged.id, merged.state, sorted(merged.merged)) == (one, "live", sorted([two, three]))
    assert ledger.show(two).id == one
    ledger.undo(second)
    assert (ledger.show(three).id, ledger.show(one).merged) == (two, ())


def test_what_is_done_to_a_merged_id_is_done_to_the_one_it_leads_to(ledger: Ledger):
    one, two = put(ledger, mill(), wire())
    ledger.correct(two, {"count": "2+"}, no_evidence=True, why="two shells")
    ledger.merge([one, two], why="one and the same")
    ledger.tag(two, "urgent")
    ledger.accept(two)
    shown = ledger.show(one)
    assert (shown.tags, shown.review, shown.count) == (("urgent",), "accepted", Span(2, None))
    assert ledger.count(Filter(review=("accepted",))) == 1


def test_a_correction_holds_its_evidence_or_says_that_there_is_none(ledger: Ledger):
    (id,) = put(ledger, mill())
    cited = ledger.correct(id, {"killed": "2-4"}, quote="Three  people\nwere killed", why="counted again")
    harm = ledger.show(id).basis_of("harm")
    assert (harm.by, harm.decision, harm.why, harm.score) == ("decision", cited, "counted again", None)
    assert [quote.quote for quote in harm.quotes] == ["Three people were killed"]
    assert ledger.show(id).toll("killed") == Span(2, 4)
    ledger.correct(id, {"status": "attempted"}, no_evidence=True, why="a witness told us")
    status = ledger.show(id).basis_of("status")
    assert (status.quotes, status.why) == ((), "a witness told us (no evidence in the text)")
    assert ledger.show(id).basis_of("when").by == "reading"


def test_a_figure_of_one_kind_leaves_the_other_kinds(ledger: Ledger):
    (id,) = put(ledger, mill())
    ledger.correct(id, {"injured": "up to 24"}, no_evidence=True)
    assert ledger.show(id).harm == (Harm("killed", 3, 3), Harm("injured", None, 24))
    ledger.correct(id, {"killed": "unknown"}, no_evidence=True)
    assert ledger.show(id).harm == (Harm("injured", None, 24),)


def test_the_last_decision_of_a_cell_holds_and_undoing_it_brings_the_one_before_back(ledger: Ledger):
    (id,) = put(ledger, mill())
    ledger.correct(id, {"type": "explosion", "status": "attempted"}, no_evidence=True)
    second = ledger.correct(id, {"type": "killing"}, no_evidence=True)
    assert (ledger.show(id).type, ledger.show(id).status) == ("killing", "attempted")
    ledger.undo(second)
    assert (ledger.show(id).type, ledger.show(id).review) == ("explosion", "corrected")


def test_accounts_are_corrected_and_rejected_one_by_one(ledger: Ledger):
    (id,) = put(ledger, mill())
    told, denial = (next(a for a in ledger.show(id).accounts if a.stance == s and not a.narrated)
                    for s in ("asserts", "denies"))
    cells = {"claimant": {"name": "the miller"}, "certainty": "possible", "said_on": "2019-07-20"}
    decision = ledger.correct(id, cells, quote="residents said", account=told.id)
    ledger.reject(id, why="said of another night", account=denial.id)
    accounts = ledger.show(id).accounts
    mended = next(a for a in accounts if a.id == told.id)
    assert (mended.claimant.name, mended.certainty, mended.said_on.edtf) == ("the miller", "possible", "2019-07-20")
    assert (mended.decision, denial.id in {a.id for a in accounts}) == (decision, False)
    assert ledger.show(id).review == "unreviewed"


def test_many_are_decided_at_once_after_a_dry_run(ledger: Ledger):
    ids = set(put(ledger, mill(), wire(), depot()))
    before = ledger.seal()
    wanted = Filter(country=("SY",))
    found = ledger.decide_where(wanted, "accept", why="checked")
    assert ledger.seal() == before
    assert ledger.decide_where(wanted, "accept", why="checked", dry_run=False) == found
    assert {id for id in ids if ledger.show(id).review == "accepted"} == set(found)
    assert len(found) == 2
    with unchanged(ledger, "cannot be decided of many at once"):
        ledger.decide_where(wanted, "merge", why="x")
    with unchanged(ledger, "no such code"):
        ledger.decide_where(wanted, "correct", why="x", cells={"type": "shelln"}, dry_run=False)
    ledger.decide_where(wanted, "tag", why="", word="mill", dry_run=False)
    ledger.decide_where(wanted, "correct", why="known", cells={"status": "attempted"}, dry_run=False)
    assert {ledger.show(id).tags for id in found} == {("mill",)}
    assert {ledger.show(id).status for id in found} == {"attempted"}


def test_an_id_given_to_two_reports_must_be_told_apart(ledger: Ledger):
    (id,) = put(ledger, mill())
    put(ledger, mill().from_outlet("Plain Wire", "mill"))
    with unchanged(ledger, "2 reports came with this id"):
        ledger.correct(id, {"type": "killing"}, quote="Shells fell", report="mill")
    ledger.correct(id, {"type": "killing"}, quote="Shells fell", report=report_id(mill()))
    assert ledger.show(id).basis_of("type").quotes[0].report == report_id(mill())


def test_a_grade_is_that_of_the_outlet_however_its_name_is_written(ledger: Ledger):
    (id,) = put(ledger, mill())
    ledger.grade("HARBOUR  courier", "b", why="checked often")
    assert ledger.show(id).sources[0].grade == "B"
    ledger.grade("Harbour Courier", None)
    assert ledger.show(id).sources[0].grade is None


def test_who_decides_is_who_opened_the_ledger(ledger: Ledger, where: str):
    (id,) = put(ledger, mill())
    with Ledger.open(where, who="işıl") as other:
        other.note(id, "seen")
    assert [note.who for note in ledger.show(id).notes] == ["işıl"]
    assert ledger.history(id)[-1].who == "işıl"


@pytest.mark.parametrize("given,read", [
    ("7", Span(7, 7)), ("3-5", Span(3, 5)), ("40+", Span(40, None)), ("up to 24", Span(None, 24)), (0, Span(0, 0)),
])  # fmt: skip
def test_figures_are_read_as_people_write_them(given: object, read: Span):
    from herodotus.ledger.deciding.values import cells_of

    assert cells_of({"count": given}, None) == {"count": {"min": read.min, "max": read.max}}


def test_a_reading_of_another_report_changes_nothing_here(ledger: Ledger):
    one, two = put(ledger, mill(), wire())
    before = _cells(ledger.show(one))
    ledger.reread(report_id(wire()), Reading("wire-1"))
    assert _cells(ledger.show(one)) == before
    assert ledger.show(two).state == "dropped"
    ledger.reread(report_id(wire()), newer(wire()))
