"""`herodotus decide accept`, `reject`, `correct` and `add`, of single incidents."""

import json

import pytest


def record(run, id):
    return json.loads(run("show", id, "--format", "json").stdout)


def test_accepting_says_which_decision_it_was_and_who_took_it(run, ledger):
    said = run("decide", "accept", *ledger[:2], "--as", "ben").stdout.splitlines()
    assert [line.rpartition(": ")[0] for line in said] == [f"accepted {id}" for id in ledger[:2]]
    assert said[0].rpartition(": ")[2].startswith("dec-")
    assert [record(run, id)["review"] for id in ledger] == ["accepted", "accepted", "unreviewed"]
    assert "accept by ben" in run("history", ledger[0]).stdout


def test_what_is_rejected_leaves_the_list_and_stays_in_the_ledger(run, ledger):
    run("decide", "reject", ledger[0], "--why", "told twice")
    assert run("list", "--format", "ids").stdout.split() == ledger[1:]
    assert run("list", "--review", "any", "--format", "ids").stdout.split() == ledger


def test_a_cell_is_corrected_with_words_of_the_report(run, ledger):
    run("decide", "correct", ledger[1], "when=2019-08-22", "killed=3-5", "--quote", "three  were killed",
        "--why", "at dusk")
    found = record(run, ledger[1])
    basis = {cell["cell"]: cell for cell in found["basis"]}
    assert found["when"]["edtf"] == "2019-08-22" and (found["harm"][0]["min"], found["harm"][0]["max"]) == (3, 5)
    assert basis["when"]["by"] == "decision" and basis["when"]["quotes"][0]["quote"] == "three were killed"


def test_a_correction_without_evidence_is_marked(run, ledger):
    run("decide", "correct", ledger[1], "count=2", "--no-evidence", "--why", "satellite image")
    assert record(run, ledger[1])["count"] == {"min": 2, "max": 2}


def test_the_report_of_a_quote_can_be_named(run, refused, ledger):
    words = ("count=2", "--quote", "Shells fell on Qarna", "--report")
    assert "are in no report" in refused("decide", "correct", ledger[1], *words, "second")
    run("decide", "correct", ledger[1], *words, "first")


def test_an_account_is_rejected_and_the_incident_stays(run, ledger):
    account = record(run, ledger[1])["accounts"][0]["id"]
    assert f"rejected {account}: dec-" in run(
        "decide", "reject", ledger[1], "--account", account, "--why", "not his words").stdout  # fmt: skip
    assert record(run, ledger[1])["review"] != "rejected"


def test_an_incident_is_added(run, ledger):
    said = run("decide", "add", "type=shelling", "when=2019-08-28", "where=Homs, SY", "--no-evidence").stdout
    id = said.split()[1].rstrip(":")
    assert (record(run, id)["origin"], record(run, id)["when"]["edtf"]) == ("added", "2019-08-28")
    run("decide", "add", "type=shelling", "--report", "first", "--quote", "Shells fell on Dara")
    assert run("list", "--origin", "added", "--count").stdout == "2\n"


@pytest.mark.parametrize(("arguments", "told"), [
    (["accept"], "name incidents by their ids, or give --where with a filter"),
    (["accept", "inc-000000000000"], "no incident of this ledger has this id"),
    (["accept", "QARNA", "inc-000000000000"], "no incident of this ledger has this id"),
    (["reject", "QARNA"], "say why you reject"),
    (["correct", "QARNA", "when=2019-08-22"], "a correction needs its evidence"),
    (["correct", "QARNA", "when=2019-08-22", "--quote", "Frogs fell"], "the words 'Frogs fell' are in no report"),
    (["correct", "QARNA", "when=2019-08-22", "--quote", "Shells", "--no-evidence"], "not both"),
    (["correct", "QARNA", "when=soon", "--no-evidence"], "when=soon: is no date"),
    (["correct", "QARNA", "colour=red", "--no-evidence"], "colour: no such cell"),
    (["correct", "QARNA", "--no-evidence"], "nothing to correct"),
    (["correct", "QARNA", "DARA", "count=2", "--quote", "Shells"], "a quote is evidence for one incident"),
    (["correct", "QARNA", "count=2", "--quote", "a", "--report", "x", "--report", "y"], "a quote stands in one report"),
    (["correct", "QARNA", "count=2", "--quote", "Shells", "--report", "third"], "third: no report of this ledger"),
    (["accept", "QARNA", "DARA", "--account", "acc-1"], "an account belongs to one incident"),
    (["accept", "QARNA", "--account", "acc-1"], "acc-1: is no account of"),
    (["add", "when=2019-08-22", "--no-evidence"], "an incident needs a type"),
    (["add", "type=shellin", "--no-evidence"], "did you mean shelling?"),
    (["add", "shelling", "--no-evidence"], "shelling: is no cell with a value"),
    (["add", "type=shelling"], "a correction needs its evidence"),
])  # fmt: skip
def test_what_does_not_fit_is_one_line_and_nothing_is_decided(refused, ledger, unchanged, arguments, told):
    names, before = {"QARNA": ledger[1], "DARA": ledger[2]}, unchanged()
    assert told in refused("decide", *(names.get(word, word) for word in arguments))
    assert unchanged() == before
