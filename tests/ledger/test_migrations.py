"""Migrations: an old ledger is brought up to date, one of a newer Herodotus is refused, and tables are as declared."""

# ruff: noqa: F401, F811 -- fixtures are imported by their names
from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy
from sqlalchemy import text

from herodotus.errors import LedgerError
from herodotus.ledger.ledger import Ledger
from herodotus.ledger.schema import fulltext, migrating, tables
from herodotus.ledger.store import Store
from tests.ledger.samples import heads_aside, ledger, mill, put


def _revisions() -> Any:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(migrating.SCRIPTS))
    config.set_main_option("path_separator", "os")
    return ScriptDirectory.from_config(config)


def test_the_newest_revision_is_the_one_that_ledgers_are_held_against():
    scripts = _revisions()
    assert scripts.get_heads() == [migrating.HEAD]
    assert {script.revision for script in scripts.walk_revisions()} == set(migrating.KNOWN)
    assert [path.name[:4] for path in sorted((migrating.SCRIPTS / "versions").glob("*.py"))] == sorted(migrating.KNOWN)


def _ours(name: str | None, kind: str, _: dict[str, Any]) -> bool:
    """Leave out what other modules make: the full-text tables with their shadows, and alembic's own."""
    return not (kind == "table" and (name or "").startswith((*fulltext.TABLES, "alembic_version")))


def test_the_tables_of_a_new_ledger_are_the_declared_ones(ledger: Ledger):
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    options = {"include_name": _ours, "compare_type": True, "compare_server_default": True}
    with ledger.store.reading() as connection, warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Skipped unsupported reflection of expression-based index")
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, tables.metadata) == []


def test_every_table_has_its_indexes(ledger: Ledger):
    wanted = {index.name for table in tables.metadata.sorted_tables for index in table.indexes}
    with ledger.store.reading() as connection:
        query = {"sqlite": "SELECT name FROM sqlite_master WHERE type = 'index'",
                 "postgresql": "SELECT indexname FROM pg_indexes WHERE schemaname = 'public'"}
        found = set(connection.execute(text(query[connection.dialect.name])).scalars())
    assert wanted <= found


def _mark(where: str, statement: str) -> None:
    address = where.replace("postgresql://", "postgresql+psycopg://") if "://" in where else f"sqlite:///{where}"
    engine = sqlalchemy.create_engine(address)
    with engine.begin() as connection:
        connection.execute(text(statement))
    engine.dispose()


def test_a_ledger_of_a_newer_herodotus_is_refused_and_left_alone(where: str):
    with Ledger.create(where) as made:
        put(made, mill())
        seal = made.seal()
    _mark(where, "UPDATE alembic_version SET version_num = '0999'")
    for attempt in (Ledger.open, Ledger.create):
        with pytest.raises(LedgerError, match=r"made by a newer Herodotus \(tables of revision 0999\)") as caught:
            attempt(where)
        assert "\n" not in str(caught.value)
    _mark(where, f"UPDATE alembic_version SET version_num = '{migrating.HEAD}'")
    with Ledger.open(where) as again:
        assert again.seal() == seal


def test_an_older_ledger_is_brought_up_to_date_when_it_is_opened(where: str, monkeypatch: pytest.MonkeyPatch):
    """As there is no older revision yet, one is made up: the tables of today but for one of them."""
    with Ledger.create(where) as made:
        (id,) = put(made, mill())
    upgraded: list[str] = []

    def upgrade(connection: sqlalchemy.Connection) -> None:
        upgraded.append(connection.dialect.name)
        connection.execute(text(f"UPDATE alembic_version SET version_num = '{migrating.HEAD}'"))

    _mark(where, "UPDATE alembic_version SET version_num = '0000'")
    monkeypatch.setattr(migrating, "KNOWN", ("0000", *migrating.KNOWN))
    monkeypatch.setattr(migrating, "upgrade", upgrade)
    for _ in range(2):
        with Ledger.open(where) as opened:
            assert opened.show(id).type == "shelling"
    assert len(upgraded) == 1


def test_a_database_without_tables_is_no_ledger(where: str):
    told = "there is no ledger"
    with pytest.raises(LedgerError, match=told) as caught:
        Ledger.open(where)
    assert "herodotus init" in str(caught.value)


def test_a_ledger_is_not_made_twice(ledger: Ledger, where: str):
    id = ledger.id
    with pytest.raises(LedgerError, match="is a ledger already; nothing was changed"):
        Ledger.create(where)
    with Ledger.open(where) as again:
        assert again.id == id


def test_making_the_tables_and_marking_the_file_leave_nothing_behind_where_they_fail(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def broken(connection: sqlalchemy.Connection) -> None:
        raise ZeroDivisionError("told to break")

    with monkeypatch.context() as patched:
        patched.setattr(fulltext, "create", broken)
        with pytest.raises(ZeroDivisionError), Store(tmp_path / "ledger.db").making():
            pass
    with Ledger.create(tmp_path / "ledger.db") as made:
        assert made.verify().ok
