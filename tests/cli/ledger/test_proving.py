"""`herodotus verify` and `herodotus seal`."""

import shutil
import sqlite3


def test_a_whole_ledger_says_so_and_gives_its_seal(run, ledger):
    seal = run("seal").stdout.strip()
    said = run("verify")
    assert said.stdout.startswith("herodotus.db: whole; ") and said.stdout.endswith(f"; head {seal}\n")
    assert said.stderr == ""


def test_a_seal_is_found_again_when_the_ledger_has_grown(run, ledger):
    seal = run("seal").stdout.strip()
    run("tag", ledger[0], "market")
    assert "and the seal is in it" in run("verify", "--seal", seal).stdout
    assert "and the seal is in it" in run("verify", "--seal", seal.split("-")[1]).stdout


def test_another_seal_is_not(run, refused, ledger):
    told = run("verify", "--seal", f"3-{'a' * 64}", ended=1).stderr.splitlines()
    assert told[0] == "herodotus: herodotus.db: does not verify: 1 problem; the first broken one is entry 3"
    assert "'zz' is no seal" in refused("verify", "--seal", "zz")


def test_the_first_broken_entry_is_named_and_the_status_is_1(run, ledger, folder):
    with sqlite3.connect(folder / "herodotus.db") as database:
        database.execute("UPDATE journal SET header = replace(header, 'ann', 'eve') WHERE seq = 4")
    database.close()
    said = run("verify", ended=1)
    assert said.stdout == "" and "the first broken one is entry 4 (" in said.stderr.splitlines()[0]
    assert said.stderr.count("\n") >= 2


def test_entries_that_were_cut_off_are_missed(run, ledger, folder):
    shutil.copy("herodotus.db", "earlier.db")
    run("tag", ledger[0], "market")
    shutil.copy("earlier.db", "herodotus.db")
    for rest in folder.glob("herodotus.db-*"):
        rest.unlink()
    assert "does not verify" in run("verify", ended=1).stderr


def test_many_problems_are_counted_beyond_the_first(run, ledger, folder):
    for _ in range(10):
        run("tag", *ledger, "market")
    with sqlite3.connect(folder / "herodotus.db") as database:
        database.execute("UPDATE journal SET header = replace(header, 'T', 't')")
    database.close()
    assert "more" in run("verify", ended=1).stderr.splitlines()[-1]


def test_a_snapshot_is_checked(run, refused, ledger, folder):
    run("export", "--format", "crate", "--out", "a.zip")
    said = run("verify", "a.zip").stdout
    assert said.startswith("a.zip: whole; ") and "manifest sha256 " in said
    (folder / "b.zip").write_bytes((folder / "a.zip").read_bytes()[:-200])
    assert "b.zip: cannot be read as a zip file" in refused("verify", "b.zip")
    assert "--seal: is of a ledger" in refused("verify", "a.zip", "--seal", "x")
