"""`herodotus merge`, `split` and `undo`."""

import pytest


def mentions(run, id):
    line = next(line for line in run("show", id).stdout.splitlines() if line.startswith("made of\t"))
    return line.removeprefix("made of\t").split(", ")


def decision(said):
    return said.stdout.split()[-1]


def test_merged_incidents_are_one_and_the_other_id_leads_to_it(run, ledger):
    said = run("merge", *ledger[:2], "--why", "one attack")
    kept = said.stdout.split(": ")[0].split(" into ")[1]
    assert kept in ledger[:2] and len(run("list", "--format", "ids").stdout.split()) == 2
    for id in ledger[:2]:
        assert run("show", id).stdout.startswith(kept)


def test_a_merge_that_is_undone_leaves_all_as_it_was(run, ledger):
    before = run("show", ledger[1], "--format", "json").stdout.partition('"changed"')[0]
    merged = decision(run("merge", *ledger[:2], "--why", "one attack"))
    assert run("undo", merged, "--why", "two after all").stdout.startswith(f"undid {merged}: dec-")
    assert run("list", "--format", "ids").stdout.split() == ledger
    assert run("show", ledger[1], "--format", "json").stdout.partition('"changed"')[0] == before
    assert "(undone)" in run("history", ledger[1]).stdout


def test_a_mention_is_split_off_and_leaves_a_trail(run, ledger):
    run("merge", *ledger[1:], "--why", "one attack")
    first, second = mentions(run, ledger[1])
    said = run("split", ledger[1], second, "--why", "two days apart").stdout
    new = said.split()[1]
    assert mentions(run, new) == [second] and mentions(run, ledger[1]) == [first]
    assert "two days apart" in run("history", new).stdout


@pytest.mark.parametrize(("arguments", "told"), [
    (["merge", "ID", "OTHER"], "say why you merge"), (["merge", "ID", "ID", "--why", "x"], "are one incident already"),
    (["merge", "ID", "--why", "x"], "are one incident already"),
    (["merge", "ID", "inc-000000000000", "--why", "x"], "no incident of this ledger has this id"),
    (["split", "ID", "men-000000000000", "--why", "x"], "is no mention and no report of"),
    (["split", "ID", "men-000000000000"], "say why you split"),
    (["undo", "dec-000000000000"], "no decision of this ledger has this id"),
])  # fmt: skip
def test_what_does_not_fit_is_one_line_and_nothing_is_decided(refused, ledger, unchanged, arguments, told):
    names, before = {"ID": ledger[0], "OTHER": ledger[1]}, unchanged()
    assert told in refused(*(names.get(word, word) for word in arguments))
    assert unchanged() == before


def test_a_split_must_leave_something(run, refused, ledger):
    assert "must leave something behind" in refused("split", ledger[0], *mentions(run, ledger[0]), "--why", "x")
