"""`herodotus rebuild`, `backup` and `restore`."""

import pytest


def shown(run, ledger, where="herodotus.db"):
    return [run("show", id, "--ledger", where, "--format", "json").stdout for id in ledger]


def test_a_rebuilt_ledger_is_the_same(run, ledger, unchanged):
    run("merge", *ledger[:2], "--why", "one attack")
    before, seal = shown(run, ledger), unchanged()
    entries = seal.split("-")[0]
    assert run("rebuild").stdout == f"herodotus.db: rebuilt from {entries} entries\n"
    assert (shown(run, ledger), unchanged()) == (before, seal)


def test_a_backup_is_a_ledger_and_can_be_brought_back(run, ledger, folder):
    assert run("backup", "copy.db").stdout.startswith("copy.db: a backup of herodotus.db with ")
    assert "whole" in run("verify", "--ledger", "copy.db").stdout
    assert run("restore", "copy.db", "--ledger", "back.db").stdout.startswith("back.db: restored from copy.db with ")
    assert shown(run, ledger, "back.db") == shown(run, ledger)
    assert run("seal", "--ledger", "back.db").stdout == run("seal").stdout


@pytest.mark.parametrize(("arguments", "told"), [
    (["backup", "reports/a.txt"], "reports/a.txt: is there already; name a new file"),
    (["restore", "none.db", "--ledger", "new.db"], "none.db: there is no ledger"),
    (["restore", "reports/a.txt", "--ledger", "new.db"], "reports/a.txt: is no ledger of Herodotus"),
])  # fmt: skip
def test_what_does_not_fit_is_one_line(refused, ledger, folder, arguments, told):
    assert told in refused(*arguments)
    assert not (folder / "new.db").exists()


def test_nothing_is_restored_over_a_ledger(run, refused, ledger, unchanged):
    run("backup", "copy.db")
    run("tag", ledger[0], "market")
    before = unchanged()
    assert refused("restore", "copy.db") == "herodotus.db: is a ledger already; nothing was changed"
    assert unchanged() == before
