"""The file of a gazetteer: one SQLite database of places, their spellings, and where it all comes from."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable
from pathlib import Path

from herodotus.naming.places.building.rows import Row
from herodotus.naming.places.building.spellings import spellings
from herodotus.naming.places.gazetteer import CODES, SCHEMA_VERSION

SCHEMA = """
CREATE TABLE IF NOT EXISTS place (id INTEGER PRIMARY KEY, name TEXT NOT NULL, country TEXT, kind INTEGER NOT NULL,
    lat INTEGER NOT NULL, lon INTEGER NOT NULL, people INTEGER NOT NULL, radius INTEGER, admin1 INTEGER, admin2 INTEGER,
    ref TEXT);
CREATE TABLE IF NOT EXISTS spelling (key TEXT NOT NULL, place INTEGER NOT NULL, rank INTEGER NOT NULL,
    PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""
PLACE = "INSERT OR REPLACE INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?)"
SPELLING = "INSERT INTO spelling VALUES (?,?,?) ON CONFLICT DO UPDATE SET rank = min(rank, excluded.rank)"


class Writer:
    """Writes rows into a gazetteer file, and at the end its hash, which names its version."""

    def __init__(self, path: Path) -> None:
        """Open or begin a file."""
        self.base = sqlite3.connect(path)
        self.base.executescript(f"PRAGMA page_size=4096; PRAGMA user_version={SCHEMA_VERSION};" + SCHEMA)

    def add(self, rows: Iterable[Row]) -> None:
        """Write rows with their spellings; the caller commits."""
        rows = list(rows)
        self.base.executemany(PLACE, [_values(row) for row in rows])
        self.base.executemany(SPELLING, sorted((k, row.id, rank) for row in rows for k, rank in spellings(row)))

    def close(self, licence: str, sources: str) -> str:
        """Write version, hash, licence, sources and counts; return the hash (SHA-256 over all rows in order)."""
        digest = self._digest()
        counts = {t: str(self.base.execute(f"SELECT count(*) FROM {t}").fetchone()[0]) for t in ("place", "spelling")}
        meta = {"version": f"{SCHEMA_VERSION}.{digest[:10]}", "sha256": digest, "licence": licence, "sources": sources,
                "places": counts["place"], "spellings": counts["spelling"]}
        self.base.executemany("INSERT OR REPLACE INTO meta VALUES (?,?)", meta.items())
        self.base.commit()
        self.base.close()
        return digest

    def _digest(self) -> str:
        digest = hashlib.sha256()
        for question in ("SELECT * FROM place ORDER BY id", "SELECT * FROM spelling ORDER BY key, place"):
            for row in self.base.execute(question):
                digest.update(repr(row).encode())
        return digest.hexdigest()


def _values(row: Row) -> tuple[object, ...]:
    """Give the columns of a row; degrees in ten-thousandths, the radius in whole kilometres."""
    radius = None if row.radius is None else round(row.radius)
    return (row.id, row.name, row.country, CODES[row.kind], round(row.lat * 10_000), round(row.lon * 10_000),
            row.people, radius, row.admin1, row.admin2, row.ref)
