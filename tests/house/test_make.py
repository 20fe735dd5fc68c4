"""The Makefile: every target that the documents name is there, and says what it does."""

from __future__ import annotations

import os
import re
import subprocess

from tests.house.tree import ROOT, files, named, text_of

MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
TARGETS = set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))
PROMISED = {"setup", "run", "test", "proof", "lint", "bench", "model", "gazetteer", "clean", "help"}
NAMED = re.compile(r"(?:^|[`$ ])make ([a-z]+)\b(?=[`\s]*(?:$|[`#&;,]|\w+=| {2,}))", re.MULTILINE)


def _documents() -> list[str]:
    return [text_of(path) for path in files() if path.suffix == ".md" and "vendor" not in path.parts]


def test_the_promised_targets_exist():
    assert PROMISED <= TARGETS


def test_no_target_is_mistaken_for_a_file_or_folder():
    phony = re.search(r"^\.PHONY:(.*)", MAKEFILE, re.MULTILINE)
    assert phony is not None
    assert set(phony[1].split()) >= TARGETS


def test_every_target_that_a_document_names_exists():
    named_targets = {name for text in _documents() for name in NAMED.findall(text)}
    assert {"run", "test", "proof", "model"} <= named_targets
    assert named_targets <= TARGETS


def test_help_tells_every_promised_target():
    command = ["make", "--no-print-directory", "help"]  # quiet on folders, as it also runs within make test
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert {line.split()[0] for line in told.splitlines()} == PROMISED


def test_an_old_python_is_told_what_is_needed(tmp_path):
    old = tmp_path / "python3"
    old.write_text("#!/bin/sh\nexit 1\n", "utf-8")
    old.chmod(0o755)
    run = ["make", "--no-print-directory", f"PYTHON={old}", f"VENV={tmp_path / 'venv'}", "setup"]
    done = subprocess.run(run, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode != 0
    assert "needs Python 3.11 or newer" in done.stderr


def test_the_scripts_of_ci_can_be_run_and_stop_at_the_first_error():
    scripts = [path for path in files() if named(path).startswith(".ci/")]
    assert {path.name for path in scripts} >= {"run", "system-needs"}
    for path in scripts:
        assert os.access(path, os.X_OK), path.name
        assert "\nset -euo pipefail\n" in text_of(path), path.name


def test_ci_runs_make_test_and_nothing_else():
    script = [line for line in text_of(ROOT / ".ci/run").splitlines() if line and not line.startswith("#")]
    assert script == ["set -euo pipefail", 'cd "$(dirname "$0")/.."', "make test < /dev/null"]
