"""Backups: a ledger in a file of its own, from either database, that is brought back only where it verifies."""

# ruff: noqa: F401, F811 -- fixtures are imported by their names
from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from benchmarks.postgres import Server
from benchmarks.walks import snapshot
from herodotus.errors import LedgerError
from herodotus.ledger.keeping import restore
from herodotus.ledger.ledger import Ledger
from tests.ledger.samples import depot, heads_aside, ledger, mill, put, row, unchanged, wire


def _filled(ledger: Ledger) -> Ledger:
    one, two = put(ledger, mill(), wire(), capture=b"captured")
    ledger.merge([one, two], why="one and the same")
    ledger.record([row("first")])
    put(ledger, depot())
    ledger.withdraw("depot", why="asked for")
    return ledger


def test_a_backup_is_a_ledger_itself(ledger: Ledger, tmp_path: Path):
    told: list[tuple[str, int, int]] = []
    before = snapshot(_filled(ledger))
    count = ledger.backup(tmp_path / "backup.db", lambda *step: told.append(step))
    assert (count, told[0][0]) == (ledger.stats().entries, "payloads")
    with Ledger.open(tmp_path / "backup.db") as copy:
        assert (copy.id, copy.seal(), copy.verify().ok) == (ledger.id, ledger.seal(), True)
        assert list(copy.lines(texts=True)) == list(ledger.lines(texts=True))
        assert _rows(snapshot(copy)) == _rows(before)


def _rows(found: dict[str, list[str]]) -> dict[str, list[str]]:
    """Leave out the full-text tables, which each database has in a form of its own."""
    return {name: rows for name, rows in found.items() if not name.endswith("_words")}


def test_a_ledger_goes_from_a_server_to_a_file_and_back(postgres_url: str, postgres: Server, tmp_path: Path):
    with Ledger.create(postgres_url, who="ann") as team:
        _filled(team)
        team.backup(tmp_path / "backup.db")
        other = postgres.create()
        assert restore(tmp_path / "backup.db", other) == team.stats().entries
        with Ledger.open(other) as back:
            assert snapshot(back) == snapshot(team)
            assert back.verify(seal=str(team.seal())).ok
            put(back, mill().from_outlet("Tuz Valley Courier"))
        postgres.drop(other)


def test_a_file_is_not_written_over(ledger: Ledger, tmp_path: Path):
    (tmp_path / "there.db").write_bytes(b"kept")
    with unchanged(ledger, "is there already"):
        ledger.backup(tmp_path / "there.db")
    assert (tmp_path / "there.db").read_bytes() == b"kept"
    with unchanged(ledger, "folder does not exist"):
        ledger.backup(tmp_path / "nowhere" / "backup.db")


def test_a_backup_is_not_brought_back_over_a_ledger(ledger: Ledger, where: str, tmp_path: Path):
    put(ledger, mill())
    ledger.backup(tmp_path / "backup.db")
    put(ledger, wire())
    with unchanged(ledger, "is a ledger already"):
        restore(tmp_path / "backup.db", where)


def test_a_backup_that_was_changed_is_refused(tmp_path: Path):
    with Ledger.create(tmp_path / "ledger.db") as made:
        put(made, mill())
        made.backup(tmp_path / "backup.db")
    with sqlite3.connect(tmp_path / "backup.db") as raw:
        raw.execute("UPDATE journal SET header = replace(header, 'report.captured', 'report.captureD')")
    raw.close()
    with pytest.raises(LedgerError, match=r"backup\.db: does not verify: entry 2") as caught:
        restore(tmp_path / "backup.db", tmp_path / "back.db")
    assert "\n" not in str(caught.value)
    assert not (tmp_path / "back.db").exists()


@pytest.mark.parametrize("content", [b"", b"no ledger at all", b"SQLite format 3\x00" + bytes(200)])
def test_what_is_no_backup_is_refused(tmp_path: Path, content: bytes):
    (tmp_path / "backup.db").write_bytes(content)
    with pytest.raises(LedgerError, match="is no ledger of Herodotus"):
        restore(tmp_path / "backup.db", tmp_path / "back.db")
    with pytest.raises(LedgerError, match="there is no ledger"):
        restore(tmp_path / "nothing.db", tmp_path / "back.db")
    assert not (tmp_path / "back.db").exists()
