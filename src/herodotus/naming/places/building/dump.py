"""Build a gazetteer from a full GeoNames dump, line by line; goes on where it was interrupted.

The work lies in OUT.part beside the file to be. Every few thousand lines are committed together with the number of
lines read, so that a stopped build loses at most those. Countries, regions, waters and places of conflict that are
ours are copied from the gazetteer that ships. The finished file takes the place of an older one in one step.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import TypeVar

import msgspec

from herodotus.errors import InputError
from herodotus.naming.places.building.file import Writer
from herodotus.naming.places.building.geonames import (
    NAMES,
    PLACES,
    Named,
    find_file,
    name_of,
    opened,
    place_of,
    units_of,
)
from herodotus.naming.places.building.rows import Row
from herodotus.naming.places.gazetteer import CODES, shipped_file

T = TypeVar("T")
BATCH = 20_000  # lines between two commits
OWN_IDS = 200_000_000  # ids of our own rows begin here, above those of GeoNames
LICENCE = "Contains data of GeoNames (geonames.org), CC BY 4.0, from a dump; own tables Apache-2.0"
WORK = """
CREATE TABLE IF NOT EXISTS further (place INTEGER NOT NULL, name TEXT NOT NULL, rank INTEGER NOT NULL,
    PRIMARY KEY (place, name)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS progress (step TEXT PRIMARY KEY, lines INTEGER NOT NULL, bad INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS sources (marks TEXT PRIMARY KEY) WITHOUT ROWID;
"""


DONE = "SELECT lines, bad FROM progress WHERE step = ?"


class Told(msgspec.Struct, frozen=True):
    """What the builder tells while it works: the step, how many lines are done, or what was wrong with one."""

    step: str
    lines: int = 0
    bad: InputError | None = None


class Built(msgspec.Struct, frozen=True):
    """A finished gazetteer: its file, its SHA-256 over all rows, and how many lines were bad."""

    path: Path
    digest: str
    bad: int


def build(dump: Path, out: Path, tell: Callable[[Told], None]) -> Built:
    """Build `out` from the dump in the folder `dump`, telling of progress and of bad lines."""
    names, places, units = find_file(dump, NAMES), find_file(dump, PLACES), units_of(dump)
    part = out.with_suffix(out.suffix + ".part")
    part.parent.mkdir(parents=True, exist_ok=True)
    sources = ", ".join(f"{p.name} {p.stat().st_size} bytes" for p in (names, places))
    writer = _begun(part, sources)
    try:
        bad = _step(writer, names, tell, name_of, _keep_names)
        bad += _step(writer, places, tell, lambda line: place_of(line, units), _keep_places)
        _finish(writer)
        digest = writer.close(LICENCE, sources)
    finally:
        writer.base.close()
    os.replace(part, out)
    return Built(out, digest, bad)


def _begun(part: Path, sources: str) -> Writer:
    """Open the work where it was stopped, or begin it: what was begun from other files is thrown away."""
    writer = Writer(part)
    writer.base.executescript(WORK)
    known = writer.base.execute("SELECT marks FROM sources").fetchone()
    if known and known[0] != sources:
        writer.base.close()
        part.unlink()
        return _begun(part, sources)
    writer.base.execute("INSERT OR IGNORE INTO sources VALUES (?)", (sources,))
    writer.base.commit()
    return writer


def _step(writer: Writer, source: Path, tell: Callable[[Told], None], read: Callable[[bytes], T | None],
             keep: Callable[[Writer, list[T]], None]) -> int:
    """Read the lines of one file that are not yet done, in batches; return how many were bad."""
    done, bad = writer.base.execute(DONE, (source.stem,)).fetchone() or (0, 0)
    with opened(source) as file:
        lines: Iterator[bytes] = iter(file)
        for _ in islice(lines, done):
            pass
        while batch := list(islice(lines, BATCH)):
            found = []
            for at, line in enumerate(batch, done + 1):
                try:
                    thing = read(line)
                except ValueError as error:
                    bad += 1
                    tell(Told(source.stem, at, InputError(str(source), str(error), "the line is left out", at)))
                else:
                    found += [thing] if thing is not None else []
            done += len(batch)
            keep(writer, found)
            writer.base.execute("INSERT OR REPLACE INTO progress VALUES (?,?,?)", (source.stem, done, bad))
            writer.base.commit()
            tell(Told(source.stem, done))
    return bad


def _keep_names(writer: Writer, names: list[Named]) -> None:
    further = "INSERT INTO further VALUES (?,?,?) ON CONFLICT DO UPDATE SET rank = min(rank, excluded.rank)"
    writer.base.executemany(further, sorted((n.id, n.name, n.rank) for n in names))


def _keep_places(writer: Writer, rows: list[Row]) -> None:
    for row in rows:
        for name, rank in writer.base.execute("SELECT name, rank FROM further WHERE place = ?", (row.id,)):
            row.names[name] = min(rank, row.names.get(name, rank))
            row.name = name if rank == 0 else row.name  # the preferred English one
    writer.add(rows)


def _finish(writer: Writer) -> None:
    """Copy our own rows, give units their people and reach from their towns, and drop the tables of the work."""
    base = writer.base
    base.execute("ATTACH ? AS shipped", (str(shipped_file()),))
    base.execute("INSERT OR REPLACE INTO place SELECT * FROM shipped.place WHERE id >= ?", (OWN_IDS,))
    base.execute("INSERT OR REPLACE INTO spelling SELECT * FROM shipped.spelling WHERE place >= ?", (OWN_IDS,))
    for unit in ("admin1", "admin2"):
        base.execute(REACH.format(unit=unit, town=CODES["town"], capital=CODES["capital"]))
    _join_own(base)
    base.commit()
    base.execute("DETACH shipped")
    base.executescript("DROP TABLE further; VACUUM; DROP TABLE progress; DROP TABLE sources;")


def _join_own(base: sqlite3.Connection) -> None:
    """Make one place of a settlement of ours and the town of the dump that shares a name with it and lies near."""
    base.execute("CREATE INDEX of_place ON spelling (place)")
    for own, other in base.execute(SAME, {"own": OWN_IDS, "town": CODES["town"], "near": NEAR}).fetchall():
        base.execute("INSERT OR IGNORE INTO spelling SELECT key, ?, rank FROM spelling WHERE place = ?", (other, own))
        base.execute("UPDATE place SET name = (SELECT name FROM place WHERE id = ?) WHERE id = ?", (own, other))
        base.execute("DELETE FROM spelling WHERE place = ?", (own,))
        base.execute("DELETE FROM place WHERE id = ?", (own,))
    base.execute("DROP INDEX of_place")


NEAR = 2_000  # ten-thousandths of a degree: some 20 km
SAME = """
SELECT a.id, max(b.id) FROM place a JOIN spelling s ON s.place = a.id JOIN spelling t ON t.key = s.key
JOIN place b ON b.id = t.place
WHERE a.id >= :own AND a.kind = :town AND b.id < :own AND b.kind = :town AND b.country = a.country
  AND abs(a.lat - b.lat) < :near AND abs(a.lon - b.lon) < :near GROUP BY a.id"""
# A unit reaches as far as its towns lie apart (half their range in latitude and four fifths of that in longitude), and
# has at least their people; a degree is 111 km, and columns hold ten-thousandths.
REACH = """
UPDATE place SET radius = towns.reach, people = max(place.people, towns.people) FROM (
  SELECT {unit} AS unit, sum(people) AS people,
    CAST(max(5, min(900, 0.0111 * max(max(lat) - min(lat), 0.8 * (max(lon) - min(lon))) / 2)) AS INTEGER) AS reach
  FROM place WHERE {unit} IS NOT NULL AND kind IN ({town}, {capital}) GROUP BY {unit}
) AS towns WHERE place.id = towns.unit"""


def fingerprint(path: Path) -> str:
    """Give the SHA-256 of a file, read in pieces."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(1 << 20):
            digest.update(piece)
    return digest.hexdigest()
