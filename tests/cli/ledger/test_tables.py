"""`herodotus import` and `herodotus compare`."""

import json

import pytest

OWN = "number,day,town,land,what,dead\n1,2019-08-23,Qarna,SY,shelling,4\n2,2019-09-01,Hama,SY,shelling,2\n"
MAP = """
name = "own"
version = "1"
origin = "Our desk"
key = "number"

[type]
columns = ["what"]
scheme = "herodotus"

[when]
start = "day"
formats = ["%Y-%m-%d"]

[where]
name = ["town"]
country = "land"

[[harm]]
kind = "killed"
min = "dead"
max = "dead"
"""


@pytest.fixture
def table(folder):
    (folder / "own.csv").write_text(OWN, "utf-8")
    (folder / "own.toml").write_text(MAP, "utf-8")
    return "own.csv"


def test_rows_become_incidents_and_are_updated_by_their_key(run, ledger, table, folder):
    took = run("import", table, "--map", "own.toml", "--key", "number")
    assert took.stdout == "took in 2 new rows and 0 changed rows; 0 there already; 0 could not be taken in\n"
    (folder / table).write_text(OWN.replace("SY,shelling,2", "SY,shelling,7"), "utf-8")
    took = run("import", table, "--map", "own.toml")
    assert took.stdout == "took in 0 new rows and 1 changed row; 1 there already; 0 could not be taken in\n"
    assert run("list", "--origin", "table", "--count").stdout == "2\n"


def test_a_broken_row_is_told_with_its_line_and_left_out(run, ledger, table, folder):
    (folder / table).write_text(OWN + "3,soon,Hama,SY,shelling,2\n", "utf-8")
    took = run("import", table, "--map", "own.toml", ended=1)
    assert took.stdout.endswith("; 1 could not be taken in\n")
    assert took.stderr.startswith("herodotus: own.csv, line 4: ") and took.stderr.count("\n") == 1


def test_a_comparison_says_what_both_have_and_where_it_differs(run, ledger, table):
    said = run("compare", table, "--map", "own.toml").stdout
    assert said.startswith("both 1; only the ledger 1; only the table 1; perhaps the same 0; cannot be told 1\n")
    assert f"{ledger[1]}\t1\t" in said and "\t\tkilled\tledger 3\ttable 4\n" in said
    found = json.loads(run("compare", table, "--map", "own.toml", "--format", "json").stdout)
    assert [pair["ours"]["id"] for pair in found["both"]] == [ledger[1]]


def test_a_comparison_is_narrowed_like_a_list(run, ledger, table):
    assert "both 0; only the ledger 1" in run("compare", table, "--map", "own.toml", "--type", "air_strike").stdout


def test_a_whole_ledger_comes_back_equal(run, ledger, folder):
    run("decide", "accept", ledger[0])
    run("export", "--format", "jsonl", "--out", "whole.jsonl", "--texts")
    seal = run("seal").stdout  # with the entry that the export made
    entries = int(seal.split("-")[0]) - 1
    assert run("import", "whole.jsonl", "--ledger", "twin.db").stdout == (
        f"twin.db: a ledger with the {entries} entries of whole.jsonl\n")  # fmt: skip
    shown = [run("show", *ledger, "--ledger", where).stdout for where in ("herodotus.db", "twin.db")]
    assert shown[0] == shown[1] and "whole" in run("verify", "--ledger", "twin.db").stdout


def test_a_broken_line_of_a_whole_ledger_is_told_and_nothing_is_taken_in(run, refused, ledger, folder):
    run("export", "--format", "jsonl", "--out", "whole.jsonl")
    lines = (folder / "whole.jsonl").read_text("utf-8").splitlines(keepends=True)
    (folder / "cut.jsonl").write_text("".join([*lines[:5], "{broken\n", *lines[6:]]), "utf-8")
    assert refused("import", "cut.jsonl", "--ledger", "twin.db") == (
        "cut.jsonl, line 6: is no JSON; export it once more; nothing was taken in")  # fmt: skip
    assert refused("import", "whole.jsonl").startswith("herodotus.db: is a ledger already")


@pytest.mark.parametrize(("arguments", "told"), [
    (["own.csv"], "own.csv: is no exported ledger; for a table give --map MAP"),
    (["own.csv", "--key", "number"], "--key: belongs to a table, which also needs --map"),
    (["own.csv", "--map", "acled"], "has none of the columns of the map 'acled'"),
    (["own.csv", "--map", "nobody"], "nobody: no map there"),
    (["own.csv", "--map", "own.toml", "--key", "numbr"], "lacks the column 'numbr'"),
    (["none.jsonl"], "none.jsonl: No such file or directory"),
])  # fmt: skip
def test_what_does_not_fit_is_one_line_and_nothing_is_taken_in(refused, ledger, table, unchanged, arguments, told):
    before = unchanged()
    assert told in refused("import", *arguments)
    assert unchanged() == before


def test_a_table_that_is_not_there(run, ledger, table):
    assert run("import", "none.csv", "--map", "own.toml", ended=1).stderr == (
        "herodotus: none.csv: does not exist; check the name\n")  # fmt: skip
