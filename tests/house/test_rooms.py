"""The rooms of the package: each imports only the rooms before it."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.house.tree import ROOT

PACKAGE = ROOT / "src/herodotus"
SHARED = {"report", "records", "days", "errors", "codebook", "_version"}
ORDER = ("intake", "reading", "naming", "tables", "linking", "ledger", "exports")
# The one place that strings the rooms together, and the faces that call it.
ABOVE = {"pipeline", "processes", "bookkeeping", "face", "cli", "web", "__init__", "__main__"}


def _imported(path: Path) -> set[str]:
    """Name the parts of the package that a module imports, `intake` for `herodotus.intake.files`."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        found |= {name.split(".")[1] for name in names if name.startswith("herodotus.")}
    return found


def _backwards(room: str) -> list[str]:
    allowed = SHARED | set(ORDER[: ORDER.index(room) + 1])
    modules = (PACKAGE / room).rglob("*.py")
    return [f"{path.relative_to(PACKAGE)} imports {name}" for path in modules for name in _imported(path) - allowed]


def _rooms() -> list[str]:
    return [room for room in ORDER if (PACKAGE / room).is_dir()]


def test_the_rooms_of_the_main_job_exist():
    assert {"intake", "reading", "naming", "exports"} <= set(_rooms())


def test_a_room_imports_only_the_rooms_before_it():
    assert not [line for room in _rooms() for line in _backwards(room)]


def test_the_values_know_nothing_of_the_rooms():
    for name in ("report", "records", "errors"):
        assert not _imported(PACKAGE / f"{name}.py") - {"report", "records", "errors"}, name


def test_the_codebook_knows_no_room():
    modules = (PACKAGE / "codebook").rglob("*.py")
    assert not [f"{path.name}: {name}" for path in modules for name in _imported(path) - SHARED]


def test_every_part_of_the_package_has_its_place():
    parts = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert parts <= SHARED | set(ORDER) | ABOVE
