"""`--where`: the same decision for all incidents that a filter finds, first as a dry run."""

import pytest


def test_a_dry_run_shows_which_are_meant_and_decides_nothing(run, ledger, unchanged):
    before = unchanged()
    said = run("decide", "accept", "--where", "--type", "shelling")
    assert said.stdout.splitlines()[0] == "would accept 2 incidents:"
    assert ledger[1] in said.stdout and ledger[2] in said.stdout and ledger[0] not in said.stdout
    assert said.stderr == "herodotus: nothing was changed; add --yes to do it\n"
    assert unchanged() == before


def test_only_the_first_few_of_many_are_shown(run, ledger):
    for day in range(1, 5):
        run("decide", "add", "type=shelling", f"when=2019-08-0{day}", "--no-evidence")
    said = run("decide", "accept", "--where").stdout.splitlines()
    assert said[0] == "would accept 7 incidents, the first 5 of them:" and len(said) == 7


def test_with_yes_it_is_done(run, ledger):
    assert run("decide", "accept", "--where", "--type", "shelling", "--yes").stdout == "accepted 2 incidents\n"
    assert run("list", "--review", "accepted", "--format", "ids").stdout.split() == ledger[1:]


def test_all_verbs_that_take_many(run, ledger):
    assert run("decide", "reject", "--where", "--type", "air_strike", "--why", "double", "--yes").stdout == (
        "rejected 1 incident\n")  # fmt: skip
    assert run("decide", "correct", "status=attempted", "--where", "--type", "shelling", "--no-evidence", "--yes"
               ).stdout == "corrected 2 incidents\n"  # fmt: skip
    assert run("tag", "north", "--where", "--type", "shelling", "--yes").stdout == "tagged 2 incidents\n"
    assert run("untag", "north", "--where", "--tag", "north", "--yes").stdout == "untagged 2 incidents\n"
    assert run("note", "call the mayor", "--where", "--status", "attempted", "--yes").stdout == "noted 2 incidents\n"
    assert "call the mayor" in run("show", ledger[1]).stdout


def test_a_report_narrows_where_many_are_corrected(run, ledger):
    report = next(word for word in run("show", ledger[0]).stdout.split() if word.startswith("rep-"))
    run("decide", "correct", "count=2", "--where", "--report", report, "--no-evidence", "--yes")
    assert run("list", "--review", "corrected", "--format", "ids").stdout.split() == ledger[:1]


def test_a_filter_that_finds_nothing(run, ledger):
    assert run("decide", "accept", "--where", "--country", "IQ").stdout == "accepted 0 incidents\n"


@pytest.mark.parametrize(("arguments", "told"), [
    (["accept", "ID", "--where"], "with --where a filter says which incidents are meant"),
    (["accept", "ID", "--type", "shelling"], "--type: belongs to --where; add it, or leave --type out"),
    (["accept", "ID", "--yes"], "--yes: belongs to --where"),
    (["accept", "--where", "--account", "acc-1"], "an account belongs to one incident"),
    (["accept", "--where", "--type", "shellin"], "shelling"),
    (["reject", "--where"], "say why you reject"),
    (["correct", "status=attempted", "--where"], "say so with --no-evidence"),
    (["correct", "status=attempted", "--where", "--quote", "Shells"], "a quote is evidence for one incident"),
    (["correct", "status=done", "--where", "--no-evidence"], "status=done: no such code"),
])  # fmt: skip
def test_what_does_not_fit_is_one_line_and_nothing_is_decided(refused, ledger, unchanged, arguments, told):
    before = unchanged()
    assert told in refused("decide", *(ledger[0] if word == "ID" else word for word in arguments))
    assert unchanged() == before
