"""Refusals: what does not fit a ledger is one clear line, and leaves it as it was."""

# ruff: noqa: F401, F811 -- fixtures are imported by their names
from __future__ import annotations

from collections.abc import Callable

from herodotus.ledger.ledger import Ledger
from tests.ledger.samples import heads_aside, ledger, mill, put, unchanged


def _first_account(ledger: Ledger, id: str) -> str:
    return ledger.show(id).accounts[0].id


REFUSED: dict[str, tuple[Callable[[Ledger, str], object], str]] = {
    "an unknown incident": (lambda led, _: led.tag("inc-000000000000", "x"), "no incident of this ledger"),
    "an unknown account": (lambda led, id: led.accept(id, account="acc-000000000000"), "is no account of"),
    "an unknown report": (lambda led, id: led.correct(id, {"type": "killing"}, quote="mill", report="nobody"),
                          "no report of this ledger"),
    "an unknown decision": (lambda led, _: led.undo("dec-000000000000"), "no decision of this ledger"),
    "an unknown cell": (lambda led, id: led.correct(id, {"colour": "red"}, no_evidence=True), "colour: no such cell"),
    "an unknown cell of an account": (
        lambda led, id: led.correct(id, {"when": "2019"}, no_evidence=True, account=_first_account(led, id)),
        "when: no such cell of an account"),
    "a code with a slip": (lambda led, id: led.correct(id, {"type": "shellling"}, no_evidence=True),
                           "did you mean shelling"),
    "no date": (lambda led, id: led.correct(id, {"when": "last Friday"}, no_evidence=True), "is no date"),
    "a day that no calendar has": (lambda led, id: led.correct(id, {"when": "2019-02-30"}, no_evidence=True),
                                   "is no date"),
    "no figure": (lambda led, id: led.correct(id, {"killed": "some"}, no_evidence=True), "is no number"),
    "bounds the wrong way round": (lambda led, id: led.correct(id, {"killed": "5-3"}, no_evidence=True),
                                   "lower bound is over the upper"),
    "harm that cannot be read": (lambda led, id: led.correct(id, {"harm": "three dead"}, no_evidence=True),
                                 "cannot be read"),
    "words that are in no report": (lambda led, id: led.correct(id, {"type": "killing"}, quote="rockets"),
                                    "'rockets' are in no report"),
    "no words at all": (lambda led, id: led.correct(id, {"type": "killing"}), "needs its evidence"),
    "words and none": (lambda led, id: led.correct(id, {"type": "killing"}, quote="mill", no_evidence=True),
                       "not both"),
    "nothing to correct": (lambda led, id: led.correct(id, {}, no_evidence=True), "nothing to correct"),
    "a rejection without a reason": (lambda led, id: led.reject(id, why=" "), "say why"),
    "a merge of one": (lambda led, id: led.merge([id, id], why="x"), "are one incident already"),
    "a split that leaves nothing": (lambda led, id: led.split(id, [led.show(id).mentions[0]], why="x"),
                                    "must leave something"),
    "a split of what is elsewhere": (lambda led, id: led.split(id, ["men-000000000000"], why="x"), "is no mention"),
    "a tie to itself": (lambda led, id: led.tie(id, "part_of", id), "tied to itself"),
    "a tie of no kind": (lambda led, id: led.tie(id, "near", id), "no such tie"),
    "an empty note": (lambda led, id: led.note(id, "  "), "empty note"),
    "a tag that is not there": (lambda led, id: led.untag(id, "urgent"), "has no tag"),
    "an addition without a type": (lambda led, _: led.add_incident({"killed": "2"}, no_evidence=True), "needs a type"),
    "a grade beyond F": (lambda led, _: led.grade("Plain Wire", "G"), "no such grade"),
    "a grade of nobody": (lambda led, _: led.grade(" ", "A"), "name the outlet"),
    "a withdrawal without a reason": (lambda led, _: led.withdraw("mill", why=""), "say why"),
}  # fmt: skip


def test_what_does_not_fit_is_one_clear_line_and_leaves_the_ledger_as_it_was(ledger: Ledger):
    (id,) = put(ledger, mill())
    for name, (attempt, told) in REFUSED.items():
        try:
            with unchanged(ledger, told):
                attempt(ledger, id)
        except BaseException as fault:
            raise AssertionError(name) from fault
