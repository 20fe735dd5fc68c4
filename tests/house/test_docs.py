"""The documents: they tell every command, option, key and name that exists, and none that does not."""

from __future__ import annotations

import re
import shlex
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest
import typer

import herodotus
from herodotus.cli.app import app
from herodotus.exports.ledger import to_ledger
from herodotus.records import Actor, Claim, Evidence, Incident, Place, Reading, Relation, Tie
from herodotus.report import Report
from tests.house.tree import ROOT, files, named, text_of

DOCS = {named(path): text_of(path) for path in files() if path.suffix == ".md" and named(path).startswith("docs/")}
README = text_of(ROOT / "README.md")
WORDS = Evidence(0, 6, "Shells")
ACTOR = Actor("rebels")
# One record of every kind, so that every key of the ledger is written.
FULL = Reading(
    "r1",
    (Incident("i1", "shelling", "occurred", (WORDS,), where=Place("Hama")),),
    (Claim("c1", ACTOR, False, "asserts", "certain", WORDS, WORDS),),
    (Relation(ACTOR, "opposes", ACTOR, (WORDS,)),),
    (Tie("i1", "part_of", "i1"),),
)


@cache
def commands() -> dict[str, Any]:
    """Give the commands by the words that call them: `herodotus`, `herodotus read`, `herodotus gazetteer build`…"""
    top: Any = typer.main.get_command(app)
    return {"herodotus": top} | _within("herodotus", top)


def _within(words: str, group: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, command in group.commands.items():
        inner = hasattr(command, "commands")
        found |= _within(f"{words} {name}", command) if inner else {f"{words} {name}": command}
    return found


def _options(command: Any) -> set[str]:
    long = {name for option in command.params for name in option.opts if name.startswith("--")}
    return long | {"--help"}


def _section(command: str) -> str:
    """Give what docs/cli.md says under the heading of a command."""
    found = re.search(rf"^## {re.escape(command)}$(.*?)(?=^## |\Z)", DOCS["docs/cli.md"], re.MULTILINE | re.DOTALL)
    assert found, f"docs/cli.md has no heading '## {command}'"
    return found[1]


def _shell_lines() -> list[tuple[str, str]]:
    """Give the lines of all shell blocks that call herodotus, with the document they stand in."""
    texts = {"README.md": README, **DOCS}
    shell = re.compile(r"```sh\n(.*?)```", re.DOTALL)
    blocks = [(name, block) for name, text in texts.items() for block in shell.findall(text)]
    lines = [(name, line.split("#")[0].split(">")[0]) for name, block in blocks for line in block.splitlines()]
    return [(name, line) for name, line in lines if re.search(r"\bherodotus ", line)]


@pytest.mark.parametrize("command", commands())
def test_every_option_of_a_command_is_documented_and_no_other(command):
    documented = set(re.findall(r"^\| `(--[a-z-]+)", _section(command), re.MULTILINE))
    assert documented == _options(commands()[command])


def test_every_documented_command_exists():
    assert set(re.findall(r"^## (herodotus.*)$", DOCS["docs/cli.md"], re.MULTILINE)) == set(commands())


@pytest.mark.parametrize("command", commands())
def test_every_option_says_what_it_is_for(command):
    silent = [option.name for option in commands()[command].params if not option.help]
    assert not silent


def test_the_commands_in_the_documents_can_be_understood():
    lines = _shell_lines()
    assert any(name == "README.md" for name, _ in lines)
    for name, line in lines:
        called, *rest = shlex.split(line[re.search(r"\bherodotus ", line).start() :])
        known = next((c for n in (2, 1) if (c := " ".join([called, *rest[:n]])) in commands()), called)
        used = {word for word in rest if word.startswith("--")}
        assert used <= _options(commands()[known]), f"{name}: {line}"
        assert known != called or rest[0].startswith("--"), f"{name}: {line}"


def test_every_public_name_is_documented():
    told = DOCS["docs/python.md"]
    assert not [name for name in herodotus.__all__ if not re.search(rf"`{name}`|herodotus\.{name}\b", told)]


def _keys(value: object) -> set[str]:
    if isinstance(value, dict):
        return set(value) | {key for inner in value.values() for key in _keys(inner)}
    return {key for inner in value for key in _keys(inner)} if isinstance(value, list | tuple) else set()


def test_every_key_of_the_ledger_is_documented():
    report = Report.of("Shells fell.", id="r1")
    written = msgspec.to_builtins(to_ledger(report, FULL))
    told = set(re.findall(r"[a-z_]+", " ".join(re.findall(r"`([^`]+)`", DOCS["docs/formats.md"]))))
    assert len(_keys(written)) > 50
    assert _keys(written) <= told


@pytest.mark.parametrize("document", ["README.md", "docs/python.md"])
def test_the_python_of_the_documents_runs(document, tmp_path, monkeypatch, capsys):
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)  # they write files
    blocks = re.findall(r"```python\n(.*?)```", README if document == "README.md" else DOCS[document], re.DOTALL)
    names: dict[str, object] = {}
    for block in blocks:
        exec(block, names)
    assert blocks
    assert "Traceback" not in capsys.readouterr().err


def _links() -> list[tuple[Path, str]]:
    pages = [path for path in files() if path.suffix == ".md" and "vendor" not in path.parts]
    found = [(path, link) for path in pages for link in re.findall(r"\]\(([^)\s]+)\)", text_of(path))]
    return [(path, link.split("#")[0]) for path, link in found if not link.startswith(("http", "#", "mailto:"))]


def test_every_link_between_documents_leads_somewhere():
    links = _links()
    assert len(links) > 10
    assert not [f"{named(path)}: {link}" for path, link in links if not (path.parent / link).exists()]


def test_every_decision_is_listed_dated_and_has_its_parts():
    records = sorted(path for path in (ROOT / "docs/decisions").glob("0*.md"))
    for number, path in enumerate(records, start=1):
        text = text_of(path)
        assert path.name.startswith(f"{number:04}-") and f"]({path.name})" in DOCS["docs/decisions/README.md"]
        assert re.search(r"^Date: \d{4}-\d\d-\d\d\. Status: ", text, re.MULTILINE), path.name
        assert re.findall(r"^## (.*)$", text, re.MULTILINE) == ["Context", "Decision", "Consequences"], path.name


def test_the_readme_is_one_screen_with_a_picture():
    assert README.count("\n") <= 75
    assert "](docs/img/page.png)" in README
