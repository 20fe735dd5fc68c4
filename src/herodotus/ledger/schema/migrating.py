"""Making the tables of a new ledger, and bringing those of an old one up to date, with alembic.

The revision of an open ledger is read without alembic, which takes a tenth of a second to load.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from herodotus.errors import LedgerError

HEAD = "0001"  # the newest revision; a test holds it against the files in migrations/versions
KNOWN = ("0001",)
SCRIPTS = Path(__file__).parent / "migrations"


def revision(connection: Connection) -> str | None:
    """Return the revision of the tables, None where there are none."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def upgrade(connection: Connection) -> None:
    """Bring the tables to the newest revision, within the transaction of the connection."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, HEAD)


def check(connection: Connection, where: str) -> bool:
    """Tell whether the tables are of the newest revision; False where they are older.

    Raises `LedgerError` where there is no ledger, or one that a newer Herodotus made.
    """
    found = revision(connection)
    if found is None:
        raise LedgerError(f"{where}: there is no ledger in it; make one with: herodotus init {where}")
    if found not in KNOWN:
        raise LedgerError(f"{where}: was made by a newer Herodotus (tables of revision {found}); update Herodotus")
    return found == HEAD
