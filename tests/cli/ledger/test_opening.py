"""`herodotus init` and `herodotus add`."""

import os


def test_a_new_ledger_lies_in_the_current_folder_unless_told_otherwise(run, folder):
    assert run("init", "--as", "ann").stdout.startswith("herodotus.db: a new ledger, led-")
    run("init", "--ledger", "other.db")
    run("init", "third.db")
    assert {path.name for path in folder.glob("*.db")} == {"herodotus.db", "other.db", "third.db"}


def test_the_environment_names_the_ledger_and_who_signs(run, folder, monkeypatch):
    monkeypatch.setenv("HERODOTUS_LEDGER", "named.db")
    monkeypatch.setenv("HERODOTUS_USER", "ben")
    assert "signed by ben" in run("init").stdout
    assert (folder / "named.db").exists()


def test_a_ledger_that_is_there_is_left_as_it_is(ledger, refused, unchanged):
    before = unchanged()
    assert refused("init") == "herodotus.db: is a ledger already; nothing was changed"
    assert unchanged() == before


def test_reports_are_added_once_and_then_seen_again(run):
    run("init")
    added = run("add", "reports")
    assert (added.stdout, added.stderr) == (
        "added 2 reports with 3 incidents; 0 seen again; 0 could not be read\n", "")  # fmt: skip
    assert run("add", "reports").stdout == "added 0 reports with 0 incidents; 2 seen again; 0 could not be read\n"
    assert run("list", "--count").stdout == "3\n"


def test_a_bad_report_is_told_the_others_are_added_and_the_status_is_1(run, folder):
    run("init")
    (folder / "reports/c.txt").write_text("")
    added = run("add", "reports", "none.txt", ended=1)
    assert added.stdout == "added 2 reports with 3 incidents; 0 seen again; 2 could not be read\n"
    assert added.stderr.splitlines() == [
        f"herodotus: {os.path.join('reports', 'c.txt')}: is empty; give a report with at least one sentence",
        "herodotus: none.txt: does not exist; check the name",
    ]


def test_standard_input_and_what_is_said_of_all_reports(run):
    run("init")
    run("add", "-", "--published", "2019-08-30", "--outlet", "Hill Radio", "--title", "Shells",
        stdin="Shells fell on Hama on 2019-08-29.")  # fmt: skip
    (id,) = run("list", "--format", "ids").stdout.split()
    assert "Hill Radio, 30 August 2019" in run("show", id).stdout


def test_without_a_ledger_the_way_to_one_is_told(refused):
    assert refused("add", "reports") == (
        "herodotus.db: there is no ledger; make one with: herodotus init herodotus.db")  # fmt: skip


def test_a_day_that_is_none_is_told_before_anything_is_added(ledger, refused, unchanged):
    before = unchanged()
    assert refused("add", "reports", "--published", "soon").startswith('--published "soon" is no date')
    assert unchanged() == before


def test_ctrl_c_keeps_what_was_read_and_says_how_many_are_in(run, folder):
    run("init")
    (folder / "reports/b2.txt").write_text("STOP", "utf-8")
    stopped = run("add", "reports", ended=130)
    assert stopped.stderr == (
        "herodotus: stopped; 2 reports so far are in the ledger, which is whole; give the same command again to go on\n"
    )
    assert run("list", "--count").stdout == "3\n" and "whole" in run("verify").stdout
    (folder / "reports/b2.txt").unlink()
    assert run("add", "reports").stdout.startswith("added 0 reports with 0 incidents; 2 seen again")


def test_a_fault_of_the_reader_keeps_what_was_read(run, folder):
    run("init")
    (folder / "reports/b2.txt").write_text("BREAK", "utf-8")
    assert "this is a bug in Herodotus" in run("add", "reports", ended=1).stderr
    assert run("list", "--count").stdout == "3\n"
