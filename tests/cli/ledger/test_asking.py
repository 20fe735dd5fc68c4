"""`herodotus list`, `show`, `history` and `stats`."""

import json

import pytest


def test_a_list_is_lines_with_tabs_the_newest_first(run, ledger):
    head, *rows = [line.split("\t") for line in run("list").stdout.splitlines()]
    assert head[:4] == ["id", "when", "type", "place"]
    assert [row[:4] for row in rows] == [
        [ledger[0], "2019-08-25", "air strike", "Homs, SY"], [ledger[1], "2019-08-23", "shelling", "Qarna, SY"],
        [ledger[2], "", "shelling", "Dara, SY"],
    ]  # fmt: skip


def test_a_list_as_json_has_one_line_an_incident(run, ledger):
    told = [json.loads(line) for line in run("list", "--format", "json").stdout.splitlines()]
    assert [line["id"] for line in told] == ledger
    assert (told[1]["place"], told[1]["killed"]) == ("Qarna", {"min": 3, "max": 3})


def test_pages_follow_one_another_and_nothing_is_shown_twice(run, ledger):
    first = run("list", "--limit", 2, "--format", "ids")
    assert first.stdout.split() == ledger[:2]
    key = first.stderr.rsplit("--after ", 1)[1].strip()
    assert first.stderr.startswith("herodotus: more follow; for the next page give --after ")
    second = run("list", "--limit", 2, "--format", "ids", "--after", key)
    assert (second.stdout.split(), second.stderr) == (ledger[2:], "")
    everything = run("list", "--limit", 0, "--format", "ids")
    assert (everything.stdout.split(), everything.stderr) == (ledger, "")


def test_a_list_is_narrowed_and_counted(run, ledger):
    assert run("list", "--type", "shelling", "--count").stdout == "2\n"
    assert run("list", "--type", "shelling", "--type", "air_strike", "--count").stdout == "3\n"
    assert run("list", "--country", "iq", "--count").stdout == "0\n"


def test_an_incident_is_shown_with_its_words_and_its_source(run, ledger):
    said = run("show", ledger[1]).stdout
    assert said.startswith(f"{ledger[1]} shelling, occurred: unreviewed, live\n")
    assert "“Shells fell on Qarna on 2019-08-23”" in said and "Qarna Post, 24 August 2019" in said


def test_several_incidents_are_shown_and_as_json_one_a_line(run, ledger):
    assert run("show", *ledger[:2]).stdout.count("\nSources 1\n") == 2
    told = [json.loads(line) for line in run("show", *ledger, "--format", "json").stdout.splitlines()]
    assert [record["id"] for record in told] == ledger


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize("verb", ["list", "history"])
def test_private_names_are_masked_in_lists_and_histories(run, ledger, verb, form):
    run("decide", "correct", ledger[1], "targets=shopkeeper Hasan Tawil", "--no-evidence")
    asked = [verb, *(ledger[1:2] if verb == "history" else ()), "--format", form]
    assert "Hasan" in run(*asked).stdout
    assert "Hasan" not in run(*asked, "--mask", "private").stdout


def test_private_names_are_masked_in_what_is_shown(run, ledger):
    run("decide", "correct", ledger[1], "targets=shopkeeper Hasan Tawil", "--no-evidence")
    assert "Hasan Tawil" in run("show", ledger[1]).stdout
    for form in ("text", "json"):
        assert "Hasan" not in run("show", ledger[1], "--mask", "private", "--format", form).stdout


def test_what_was_published_later_is_left_out(run, ledger):
    run("merge", *ledger[:2], "--why", "one attack")
    assert "Sources 2" in run("show", ledger[0]).stdout
    assert "Sources 1" in run("show", ledger[0], "--known-by", "2019-08-24").stdout


def test_the_record_and_its_history_as_of_an_entry(run, ledger):
    run("tag", ledger[1], "market")
    last = int(run("seal").stdout.split("-")[0])
    assert "market" in run("show", ledger[1], "--recorded-by", last).stdout
    assert "market" not in run("show", ledger[1], "--recorded-by", last - 1).stdout
    assert "market" in run("history", ledger[1]).stdout
    assert "market" not in run("history", ledger[1], "--recorded-by", last - 1).stdout


def test_a_history_says_who_and_why_as_text_and_as_json(run, ledger):
    run("decide", "correct", ledger[1], "killed=4", "--no-evidence", "--why", "list of the morgue", "--as", "ben")
    said = run("history", ledger[1]).stdout
    assert "correct by ben" in said and "list of the morgue" in said and "killed 3 → killed 4" in said
    changes = [json.loads(line) for line in run("history", ledger[1], "--format", "json").stdout.splitlines()]
    assert [change["who"] for change in changes] == ["ann", "ben"]
    assert changes[1]["cells"][0] == ["harm", ["killed 3"], ["killed 4"]]


def test_the_numbers_of_a_ledger(run, ledger):
    said = run("stats").stdout
    assert "reports    2\n" in said and "incidents  3\n" in said and "type       shelling 2, air_strike 1\n" in said
    assert json.loads(run("stats", "--format", "json").stdout)["incidents"] == 3


@pytest.mark.parametrize("command", ["show", "history"])
def test_an_unknown_incident(refused, ledger, command):
    assert refused(command, "inc-000000000000") == (
        "inc-000000000000: no incident of this ledger has this id; see: herodotus list")  # fmt: skip


@pytest.mark.parametrize(("option", "value", "told"), [
    ("--recorded-by", "soon", "soon: is no moment"), ("--recorded-by", "999", "999: the ledger has entries 1 to "),
    ("--recorded-by", "2001-01-01", "2001-01-01: the ledger did not exist then"), ("--known-by", "soon", "soon"),
])  # fmt: skip
def test_a_moment_that_is_none(refused, ledger, option, value, told):
    assert told in refused("show", ledger[0], option, value)


def test_asking_writes_nothing(run, ledger, unchanged):
    before = unchanged()
    for arguments in (["list"], ["show", ledger[0]], ["history", ledger[0]], ["stats"], ["verify"]):
        run(*arguments)
    assert unchanged() == before
