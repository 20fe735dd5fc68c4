"""`herodotus withdraw`."""


def test_it_says_what_is_erased_and_does_it_only_when_told(run, ledger, unchanged):
    before = unchanged()
    asked = run("withdraw", "second", "--why", "asked for by the family", ended=1)
    assert asked.stderr.splitlines() == [
        "herodotus: second: its text, title and captured page, 1 reading and every decision that quotes it will be "
        "erased for good; what rests on it: 1 incident",
        "herodotus: nothing was erased; give --yes to do it without being asked",
    ]
    assert unchanged() == before


def test_what_is_withdrawn_is_gone_and_the_chain_still_verifies(run, ledger):
    done = run("withdraw", "second", "--why", "asked for by the family", "--yes")
    assert done.stdout.startswith("second: withdrawn by entry ")
    assert done.stderr.splitlines()[1] == "herodotus: backups and exports made earlier still hold it"
    assert run("list", "--format", "ids").stdout.split() == ledger[1:]
    assert "erased on request" in run("verify").stdout
    assert "asked for by the family" in run("history", ledger[0]).stdout


def test_what_does_not_fit_is_one_line(run, refused, ledger):
    assert refused("withdraw", "second", "--yes") == 'say why the report is withdrawn: --why "…"'
    assert refused("withdraw", "third", "--why", "x", "--yes").startswith("third: no report of this ledger has this id")
    run("withdraw", "second", "--why", "x", "--yes")
    assert "was withdrawn already" in run("withdraw", "second", "--why", "x", "--yes", ended=1).stderr
