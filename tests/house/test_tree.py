"""The files of the repository: short modules, no traces of one machine, nothing left for later."""

from __future__ import annotations

import re

import pytest

from tests.house.tree import files, named, text_of

LONGEST_MODULE = 400  # lines; principle 1 of the style notes: split at 400
LARGEST_FILE = 40_000_000  # bytes; the weights are the largest thing that belongs here
# Roots under which people and build machines keep their own files. Written in parts, or this file would name them.
MACHINE_ROOTS = re.compile(r"(?<![\w.~/-])/(?:wo" r"rk|fa" r"rm|ho" r"me|ro" r"ot|Use" r"rs)/\w")
LEFT_FOR_LATER = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|X" r"XX)\b|NotImpl" r"ementedError")
DODGED_TESTS = re.compile(r"mark\.sk" r"ip|pytest\.sk" r"ip|xf" r"ail|importor" r"skip|@(?:unittest\.)?sk" r"ip")


def _offenders(pattern: re.Pattern[str], suffixes: tuple[str, ...] = ()) -> list[str]:
    looked_at = [path for path in files() if not suffixes or path.suffix in suffixes]
    return [f"{named(path)}: {found[0]}" for path in looked_at if (found := pattern.search(text_of(path)))]


def test_the_look_sees_the_whole_repository():
    seen = {named(path) for path in files()}
    assert {"README.md", "pyproject.toml", "src/herodotus/records.py", "tests/house/test_tree.py"} <= seen


def test_no_file_names_a_path_of_one_machine():
    assert not _offenders(MACHINE_ROOTS)


@pytest.mark.parametrize("line", ["see /wo" "rk/main/x.py", "open('/ho" "me/ann/data')"])
def test_a_path_of_one_machine_would_be_seen(line):
    assert MACHINE_ROOTS.search(line)


@pytest.mark.parametrize("line", ["https://example.org/home/page", "src/work/x", "cd ~/work/x"])
def test_addresses_and_relative_paths_are_no_machine_paths(line):
    assert not MACHINE_ROOTS.search(line)


def test_nothing_is_left_for_later():
    assert not _offenders(LEFT_FOR_LATER, (".py", ".toml", ".js", ".css", ".md", ".sh"))


def test_no_test_is_dodged():
    assert not _offenders(DODGED_TESTS, (".py",))


def test_no_module_is_over_long():
    lengths = {named(path): text_of(path).count("\n") for path in files() if path.suffix == ".py"}
    assert not {name: lines for name, lines in lengths.items() if lines > LONGEST_MODULE}


def test_no_file_is_huge():
    assert not [named(path) for path in files() if path.stat().st_size > LARGEST_FILE]


def test_no_package_of_others_lies_in_the_tree():
    packages = [path for path in files() if path.suffix in (".whl", ".egg", ".gz")]
    assert not [named(path) for path in packages if "vendor" not in path.parts]
