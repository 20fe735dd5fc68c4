"""Opening a ledger loads no model and no library that only other work needs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from herodotus.ledger.ledger import Ledger
from tests.house.tree import ROOT
from tests.ledger.samples import mill, put

HEAVY = ("onnxruntime", "tokenizers", "alembic", "psycopg", "pyarrow", "rocrate", "trafilatura", "lxml", "rich",
         "typer", "hypothesis", "herodotus.reading.offline", "herodotus.naming.actors", "herodotus.intake")
OPENS = """
with Ledger.open(sys.argv[1], who="ann") as ledger:
    id = ledger.list().lines[0].id
    ledger.show(id), ledger.history(id), ledger.tag(id, "urgent"), ledger.verify()
"""


def _loaded(program: str, *arguments: str) -> set[str]:
    """Name the heavy modules that a fresh Python has loaded after a program."""
    told = f"import sys\nfrom herodotus.ledger.ledger import Ledger\n{program}\nprint(*sys.modules)"
    command = [sys.executable, "-c", told, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True)
    return set(done.stdout.split()) & set(HEAVY)


def test_importing_the_ledger_loads_nothing_heavy():
    assert _loaded("") == set()


def test_using_a_ledger_loads_nothing_heavy(tmp_path: Path):
    with Ledger.create(tmp_path / "ledger.db") as made:
        put(made, mill())
    assert _loaded(OPENS, str(tmp_path / "ledger.db")) == set()


@pytest.mark.parametrize("module", ["bookkeeping.adding", "bookkeeping.importing", "bookkeeping.exporting"])
def test_bookkeeping_loads_its_libraries_when_they_are_needed(module: str):
    assert _loaded(f"import herodotus.{module}") <= {"herodotus.intake", "trafilatura", "lxml"}
