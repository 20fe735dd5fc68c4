"""A folder with two reports, and the program run in it with a plain reader."""

import pytest
from typer.testing import CliRunner

from herodotus.cli.app import app
from tests.cli.ledger.reader import read_plainly

FIRST = "Title: Shells on Qarna\nPublished: 2019-08-24\nOutlet: Qarna Post\nId: first\n\n" \
        "Shells fell on Qarna on 2019-08-23, and three were killed, a medic said. Shells fell on Dara.\n"
SECOND = "Title: Bombs\nPublished: 2019-08-26\nOutlet: Harbour Gazette\nId: second\n\n" \
         "Bombs fell on Homs on 2019-08-25, officials said.\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The current folder, with reports/a.txt and reports/b.txt in it and no ledger."""
    for name in ("HERODOTUS_LEDGER", "HERODOTUS_USER", "HERODOTUS_ACTORS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports/a.txt").write_text(FIRST, "utf-8")
    (tmp_path / "reports/b.txt").write_text(SECOND, "utf-8")
    return tmp_path


@pytest.fixture
def run(folder):
    """Run the program and give what came of it; `ended` is the exit status that is expected."""

    def invoke(*arguments, ended=0, stdin=None):
        result = CliRunner().invoke(app, list(map(str, arguments)), input=stdin, obj=read_plainly)
        assert result.exit_code == ended, (result.stdout, result.stderr)
        return result

    return invoke


@pytest.fixture
def refused(run):
    """Run the program where it should refuse, and give the one line that it says."""

    def invoke(*arguments, **keywords):
        result = run(*arguments, ended=1, **keywords)
        assert result.stderr.startswith("herodotus: ") and result.stderr.count("\n") == 1, result.stderr
        return result.stderr.removeprefix("herodotus: ").rstrip("\n")

    return invoke


@pytest.fixture
def ledger(run):
    """A ledger with both reports in it: the ids of Homs, Qarna and Dara, in the order of a list."""
    run("init", "--as", "ann")
    run("add", "reports", "--as", "ann")
    return run("list", "--format", "ids").stdout.split()


@pytest.fixture
def unchanged(run):
    """Give the seal of the ledger; it is the same for as long as nothing is written."""
    return lambda: run("seal").stdout
