"""The faces stand beside each other and load only what their work needs (tests/house has the order of the rooms)."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import herodotus

PACKAGE = Path(herodotus.__file__).parent
FACES = {"command line": ["cli", "__main__"], "Python": ["face", "__init__"], "web": ["web"]}
# The heavy ones: the model's run time, arrays, page extraction, tables, other processes.
HEAVY = {"onnxruntime", "tokenizers", "numpy", "trafilatura", "lxml", "rich", "jinja2", "multiprocessing", "sqlalchemy",
         "alembic"}


def modules(part):
    path = PACKAGE / part
    return [path.with_suffix(".py")] if path.with_suffix(".py").is_file() else list(path.rglob("*.py"))


def parts_imported(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            found = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            found = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        yield from (name.split(".")[1] for name in found if name.startswith("herodotus."))


def loaded_by(code):
    listing = f"{code}\nimport sys; print(*sorted({{m.split('.')[0] for m in sys.modules}}))"
    ended = subprocess.run([sys.executable, "-c", listing], capture_output=True, check=True, text=True)
    return set(ended.stdout.split())


@pytest.mark.parametrize("face", FACES)
def test_a_face_knows_nothing_of_the_others(face):
    others = {part for name, parts in FACES.items() if name != face for part in parts}
    imported = {x for part in FACES[face] for path in modules(part) for x in parts_imported(path)}
    assert not imported & others


def test_the_pipeline_imports_its_rooms_inside_functions():
    tree = ast.parse((PACKAGE / "pipeline.py").read_text("utf-8"))
    at_top = {node.module for node in tree.body if isinstance(node, ast.ImportFrom)}
    assert {name for name in at_top if name.startswith("herodotus.")} == {
        "herodotus.errors",
        "herodotus.records",
        "herodotus.report",
    }


@pytest.mark.parametrize(
    "code",
    ["import herodotus", "import herodotus.pipeline", "import herodotus; herodotus.read, herodotus.Report"],
)
def test_what_is_only_named_loads_nothing_heavy(code):
    assert not loaded_by(code) & HEAVY


def test_the_command_line_loads_neither_model_nor_page_reader_before_it_needs_them():
    assert not loaded_by("import herodotus.cli.app") & (HEAVY - {"rich"})


def test_reading_a_text_file_loads_no_page_reader(tmp_path):
    (tmp_path / "a.txt").write_text("Shells fell on Qarna.")
    code = f"from herodotus.intake import reports\nassert len(list(reports([{str(tmp_path / 'a.txt')!r}]))) == 1"
    assert not loaded_by(code) & HEAVY
