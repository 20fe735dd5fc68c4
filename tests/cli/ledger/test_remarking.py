"""`herodotus tag`, `untag`, `note`, `tie` and `grade`."""

import pytest


def test_tags_are_given_found_by_and_taken_off(run, ledger):
    assert run("tag", *ledger[:2], "market", "--why", "both on market day").stdout.count("tagged inc-") == 2
    assert run("list", "--tag", "market", "--format", "ids").stdout.split() == ledger[:2]
    assert run("untag", ledger[0], "market").stdout.startswith(f"untagged {ledger[0]}: dec-")
    assert run("list", "--tag", "market", "--count").stdout == "1\n"


def test_a_note_stands_with_its_author(run, ledger):
    assert run("note", ledger[0], "call the mayor", "--as", "ben").stdout.startswith(f"noted {ledger[0]}: dec-")
    assert "ben\tcall the mayor\n" in run("show", ledger[0]).stdout


def test_a_tie_is_seen_from_both_ends(run, ledger):
    said = run("tie", ledger[0], "response_to", ledger[1]).stdout
    assert said.startswith(f"tied {ledger[0]} response_to {ledger[1]}: dec-")
    assert f"this is response to {ledger[1]}" in run("show", ledger[0]).stdout
    assert f"{ledger[0]} is response to this" in run("show", ledger[1]).stdout


def test_an_outlet_is_graded_and_the_grade_is_taken_back(run, ledger):
    said = run("grade", "Qarna Post", "b", "--why", "years of checks").stdout
    assert said.startswith("Qarna Post: graded B by entry ")
    assert "outlet graded B" in run("show", ledger[1]).stdout
    assert run("grade", "Qarna Post", "-").stdout.startswith("Qarna Post: grade taken back by entry ")
    assert "outlet not graded" in run("show", ledger[1]).stdout


@pytest.mark.parametrize(("arguments", "told"), [
    (["tag", "market"], "market: give ids of incidents and then the words"),
    (["tag", "ID", "inc-000000000000", "market"], "inc-000000000000: no incident of this ledger has this id"),
    (["tag", "ID", " "], "an empty tag says nothing"),
    (["untag", "ID", "market"], "has no tag 'market'"),
    (["note", "ID", ""], "an empty note says nothing"),
    (["tag", "ID", "market", "--type", "shelling"], "--type: belongs to --where"),
    (["tie", "ID", "near", "ID"], "near: no such tie; ties are part_of, response_to, precedent_of"),
    (["tie", "ID", "part_of", "ID"], "an incident cannot be tied to itself"),
    (["grade", "Qarna Post", "G"], "G: no such grade; give A to F, or - to take the grade back"),
])  # fmt: skip
def test_what_does_not_fit_is_one_line_and_nothing_is_written(refused, ledger, unchanged, arguments, told):
    before = unchanged()
    assert told in refused(*(ledger[0] if word == "ID" else word for word in arguments))
    assert unchanged() == before
