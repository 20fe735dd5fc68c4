"""The head file: it follows the ledger, never goes back, and never fails a commit that was already made."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from herodotus.ledger.journal import head
from herodotus.ledger.journal.chain import Head

LEDGER, AT = "led-0123456789ab", "2024-05-01T08:00:00Z"
ADDRESS = "postgresql://ann@host/wars"


def at(count: int, digit: str = "a") -> Head:
    return Head(count, digit * 64)


@pytest.fixture(params=["file", "address"])
def ledger(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return str(tmp_path / "wars.db") if request.param == "file" else ADDRESS


def test_what_is_written_is_read(ledger: str) -> None:
    assert head.read(ledger, LEDGER) is None
    assert head.write(ledger, LEDGER, at(3), AT) is None
    assert head.read(ledger, LEDGER) == head.HeadFile(ledger=LEDGER, count=3, hash="a" * 64, at=AT)


def test_the_file_lies_beside_a_file_and_in_the_data_folder_for_an_address(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert head.file_of("x/wars.db", LEDGER) == Path("x/wars.db.head")
    assert head.file_of(ADDRESS, LEDGER) == tmp_path / "herodotus/heads" / f"{LEDGER}.head"
    monkeypatch.delenv("XDG_DATA_HOME")
    assert head.file_of(ADDRESS, LEDGER).is_relative_to(Path.home() / ".local/share/herodotus/heads")


def test_an_id_cannot_lead_out_of_the_folder(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert head.file_of(ADDRESS, "../../etc/x").parent == tmp_path / "herodotus/heads"


def test_it_follows_forward_and_never_goes_back(ledger: str) -> None:
    for count in (3, 5, 4, 5):
        assert head.write(ledger, LEDGER, at(count), AT) is None
    found = head.read(ledger, LEDGER)
    assert found is not None and found.count == 5


def test_of_many_writers_the_one_that_counts_most_stays(ledger: str) -> None:
    counts = [7, 3, 12, 1, 9, 11, 2, 10, 5, 8, 4, 6]
    with ThreadPoolExecutor(6) as pool:
        assert set(pool.map(lambda n: head.write(ledger, LEDGER, at(n), AT), counts)) == {None}
    found = head.read(ledger, LEDGER)
    assert found is not None and found.count == 12


def test_another_hash_for_the_same_entry_is_told_and_the_first_one_kept(ledger: str) -> None:
    head.write(ledger, LEDGER, at(3), AT)
    assert "another hash for entry 3" in (head.write(ledger, LEDGER, at(3, "b"), AT) or "")
    found = head.read(ledger, LEDGER)
    assert found is not None and found.hash == "a" * 64


def test_the_head_of_another_ledger_is_told_and_left(tmp_path: Path) -> None:
    ledger = str(tmp_path / "wars.db")
    head.write(ledger, "led-other", at(90), AT)
    found = head.read(ledger, LEDGER)
    assert found is not None and "another ledger (led-other)" in found.fault
    assert "move it away" in (head.write(ledger, LEDGER, at(91), AT) or "")
    assert head.read(ledger, "led-other") == head.HeadFile(ledger="led-other", count=90, hash="a" * 64, at=AT)


@pytest.mark.parametrize("garbage", [
    b"", b"\xff\xfe\x00", b"[]", b"{}", b"null", b'{"ledger": "led-1", "count": -1}', b"{" * 10_000,
    b'{"ledger":"l","count":1,"hash":"A","at":"x"}', b'{"ledger":"l","count":1,"hash":"' + b"a" * 64 + b'\n","at":"x"}',
    b'{"ledger":"l","count":1.5,"hash":"' + b"a" * 64 + b'","at":"x"}',
    b'{"ledger":"l","count":1,"hash":"' + b"a" * 64 + b'","at":"x","fault":"f"}',
])  # fmt: skip
def test_garbage_is_told_and_written_anew(ledger: str, garbage: bytes) -> None:
    file = head.file_of(ledger, LEDGER)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(garbage)
    found = head.read(ledger, LEDGER)
    assert found is not None and found.fault.startswith(str(file))
    assert "written anew" in (head.write(ledger, LEDGER, at(3), AT) or "")
    found = head.read(ledger, LEDGER)
    assert found is not None and found.count == 3 and not found.fault


def test_a_full_disk_gives_a_warning_and_leaves_the_old_file_whole(ledger: str, monkeypatch) -> None:
    head.write(ledger, LEDGER, at(3), AT)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert "No space left on device" in (head.write(ledger, LEDGER, at(4), AT) or "")
    found = head.read(ledger, LEDGER)
    assert found is not None and found.count == 3
    file = head.file_of(ledger, LEDGER)
    assert {path.name for path in file.parent.iterdir()} <= {file.name, f"{file.name}.lock"}


def test_a_folder_that_cannot_be_written_gives_a_warning(tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "data").write_text("a file where the folder should be")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert "could not be noted" in (head.write(ADDRESS, LEDGER, at(1), AT) or "")
    found = head.read(ADDRESS, LEDGER)
    assert found is not None and "cannot be read" in found.fault


def test_what_a_broken_off_writer_left_is_no_hindrance(ledger: str) -> None:
    file = head.file_of(ledger, LEDGER)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.with_name(f"{file.name}.new").write_bytes(b'{"ledger": "l')
    assert head.read(ledger, LEDGER) is None
    assert head.write(ledger, LEDGER, at(3), AT) is None
    found = head.read(ledger, LEDGER)
    assert found is not None and found.count == 3
