"""The gazetteer: a read-only SQLite file, asked by key; nothing of it is held in memory.

One ships in the package; `herodotus gazetteer build` makes a larger one, which takes its
place. One connection a process, opened at the first question and guarded by a lock.
"""

from __future__ import annotations

import functools
import os
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from importlib import resources
from pathlib import Path
from typing import Any

import msgspec

from herodotus.errors import ConfigError
from herodotus.naming.places.normal import skeleton

SCHEMA_VERSION = 1
KINDS = ("country", "admin1", "admin2", "town", "region", "water", "site", "continent", "capital")
CODES = {kind: code for code, kind in enumerate(KINDS, 1)}
MOST = 60  # so many entries of one name are weighed; "San José" and "Springfield" stay below
_LETTERS = "abcdefghijklmnopqrstuvwxyz "
_lock = threading.Lock()


class Entry(msgspec.Struct, frozen=True):
    """One place of the gazetteer.

    `rank` says how the name asked for fits: 0 a chief name, 1 another spelling, 2 it sounds alike, 3 one letter away.
    `people` counts inhabitants (0 unknown), `radius_km` is None for settlements; `admin1`, `admin2` are entry numbers.
    """

    number: int
    name: str
    country: str | None
    kind: str
    lat: float
    lon: float
    people: int
    radius_km: float | None
    admin1: int | None
    admin2: int | None
    ref: str
    rank: int = 0


_COLUMNS = "id, name, country, kind, lat, lon, people, radius, admin1, admin2, ref"


def named(key: str) -> tuple[Entry, ...]:
    """Find the places that have this key as a name, the most peopled first, `MOST` at most.

    >>> named("damascus")[0].country
    'SY'
    """
    return _named(os.getpid(), key)


def sounding(key: str) -> tuple[Entry, ...]:
    """Find places whose name sounds like the key, as one writes Arabic or Persian in Latin letters.

    >>> any(e.country == "SY" for e in sounding("khan shaykhoun"))
    True
    """
    bones = skeleton(key)
    if len(bones) < 4 or not key.isascii():
        return ()
    return tuple(msgspec.structs.replace(e, rank=2) for e in named("~" + bones))


def one_edit_away(key: str) -> tuple[tuple[str, Entry], ...]:
    """Find names one letter changed, missing, added or swapped from the key, as pairs of name key and place.

    The first letter is taken as right, and only chief names count. Asks for the few hundred possible spellings at once
    instead of scanning the table.

    >>> one_edit_away("damascas")[0][0]
    'damascus'
    """
    if len(key) < 5 or not key.isascii():
        return ()
    wanted = sorted(set(_edits(key)) - {key})
    rows: list[tuple[Any, ...]] = []
    for at in range(0, len(wanted), 900):  # SQLite takes 999 parameters in its older builds
        rows += _ask("SELECT s.key, s.rank, p.* FROM spelling s JOIN place p ON p.id = s.place "
                     f"WHERE s.key IN ({','.join('?' * len(wanted[at:at + 900]))})", wanted[at:at + 900])
    found = [(str(r[0]), msgspec.structs.replace(_entry(r[2:], 0), rank=3)) for r in rows if r[1] == 0]
    return tuple(sorted(found, key=lambda f: (-f[1].people, f[1].number))[:MOST])


@functools.lru_cache(maxsize=2048)
def numbered(number: int) -> Entry | None:
    """Find the place of an entry number, such as an admin unit that another place names."""
    rows = _ask(f"SELECT {_COLUMNS} FROM place WHERE id = ?", (number,))
    return _entry(rows[0], 0) if rows else None


def some_names(count: int) -> list[str]:
    """Give the names of so many places, spread evenly over the entry numbers, for tests and measurements."""
    total = int(_ask("SELECT count(*) FROM place", ())[0][0])
    step = max(1, total // count)
    numbered_rows = "SELECT name, row_number() OVER (ORDER BY id) AS at FROM place"
    rows = _ask(f"SELECT name FROM ({numbered_rows}) WHERE at % ? = 0", (step,))
    return sorted({str(name) for (name,) in rows})


@functools.cache
def meta() -> dict[str, str]:
    """Give version, licence, sources and counts of the gazetteer.

    >>> "GeoNames" in meta()["licence"]
    True
    """
    return {str(name): str(value) for name, value in _ask("SELECT name, value FROM meta", ())}


def gazetteer_version() -> str:
    """Name the gazetteer's version: schema number and the first ten digits of its hash."""
    return meta()["version"]


def _edits(word: str) -> Iterator[str]:
    for i in range(1, len(word) + 1):
        head, tail = word[:i], word[i:]
        yield from (head + c + tail for c in _LETTERS)
        if tail:
            yield head + tail[1:]
            yield from (head + c + tail[1:] for c in _LETTERS)
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]


@functools.lru_cache(maxsize=4096)
def _named(process: int, key: str) -> tuple[Entry, ...]:
    rows = _ask("SELECT s.rank, p.* FROM spelling s JOIN place p ON p.id = s.place WHERE s.key = ? "
                f"ORDER BY p.people DESC, p.id LIMIT {MOST}", (key,))
    return tuple(_entry(row[1:], int(str(row[0]))) for row in rows)


def _entry(row: Sequence[Any], rank: int) -> Entry:
    number, name, country, kind, lat, lon, people, radius, admin1, admin2, ref = row
    point = lat / 10_000, lon / 10_000
    ref = ref or f"geonames:{number}"
    return Entry(number, name, country, KINDS[kind - 1], *point, people, radius, admin1, admin2, ref, rank)


def _ask(question: str, values: Sequence[object]) -> list[tuple[Any, ...]]:
    with _lock:
        return _connection(os.getpid()).execute(question, values).fetchall()


@functools.cache
def _connection(process: int) -> sqlite3.Connection:
    """Open the file once in each process, so that a forked child never shares its parent's connection."""
    path = current_file()
    base = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
    try:
        base.execute("SELECT value FROM meta WHERE name = 'version'").fetchone()[0]
    except (sqlite3.Error, TypeError):
        raise ConfigError(f"{path}: no gazetteer of Herodotus; build it anew or unset HERODOTUS_GAZETTEER") from None
    return base


def shipped_file() -> Path:
    """Give the path of the gazetteer inside the package."""
    return Path(str(resources.files("herodotus.naming.places") / "data" / "gazetteer.sqlite"))


def own_file() -> Path:
    """Give the path where a gazetteer built from a dump lies, in the user's data folder (XDG_DATA_HOME)."""
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local/share") / "herodotus" / "gazetteer.sqlite"


@functools.cache
def current_file() -> Path:
    """Give the gazetteer in use: the one HERODOTUS_GAZETTEER names, else one built from a dump, else the shipped one.

    Raises `ConfigError` where the named file is missing.
    """
    if named_file := os.environ.get("HERODOTUS_GAZETTEER"):
        if named_file == "shipped":
            return shipped_file()
        if not Path(named_file).is_file():
            raise ConfigError(f"{named_file}: no gazetteer there; check HERODOTUS_GAZETTEER or unset it")
        return Path(named_file)
    return own_file() if own_file().is_file() else shipped_file()
