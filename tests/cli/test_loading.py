"""What the command line loads before it is needed: no database where no ledger is asked for."""

import subprocess
import sys

import pytest

from tests.cli.ledger.conftest import FIRST

HEAVY = {"sqlalchemy", "alembic", "psycopg", "pyarrow", "rocrate", "onnxruntime", "numpy", "lxml", "jinja2"}
CODE = """
import sys
from herodotus.cli import main
{before}
try:
    main({arguments!r}, reading={reading})
except SystemExit as end:
    assert not end.code, end.code
print()
print(*sorted({{name.split(".")[0] for name in sys.modules}}))
"""


def loaded(arguments, reading="None", before=""):
    code = CODE.format(arguments=arguments, reading=reading, before=before)
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True, cwd=".")
    return set(ended.stdout.splitlines()[-1].split())


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["list", "--help"], ["export", "--help"]])
def test_help_loads_nothing_heavy(arguments):
    assert not loaded(arguments) & HEAVY


def test_reading_without_a_ledger_loads_no_database(tmp_path):
    (tmp_path / "a.txt").write_text(FIRST, "utf-8")
    reader = "import tests.cli.ledger.reader as reader"
    asked = ["read", str(tmp_path / "a.txt"), "--format", "ledger"]
    assert not loaded(asked, "reader.read_plainly", reader) & HEAVY
