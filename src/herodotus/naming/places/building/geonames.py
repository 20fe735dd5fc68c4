"""The lines of a GeoNames dump: places (allCountries), names (alternateNamesV2) and codes of units, one at a time.

A dump is a folder with the files as geonames.org gives them, unpacked or each in its .zip. Nothing is held in memory
but the codes of first- and second-order units, some 50,000.
"""

from __future__ import annotations

import tomllib
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import resources
from pathlib import Path
from typing import IO

import msgspec

from herodotus.errors import ConfigError, InputError
from herodotus.naming.places.building.rows import Row
from herodotus.naming.places.building.units import bare_name

PLACES, NAMES, FIRST, SECOND = "allCountries.txt", "alternateNamesV2.txt", "admin1CodesASCII.txt", "admin2Codes.txt"
PLACE_COLUMNS, NAME_COLUMNS = 19, 4  # alternateNamesV2 lines may end early
# "Languages" of alternateNamesV2 that are no names: links, codes of airports and posts, transcriptions for machines.
NO_NAMES = frozenset("link wkdt post iata icao faac tcid unlc phon piny fr_1793 abbr".split())  # noqa: SIM905
LONGEST_NAME = 80


class Named(msgspec.Struct, frozen=True):
    """A further name of a place: its GeoNames id, the name, and its rank (0 chief in English, 1 another)."""

    id: int
    name: str
    rank: int


class Units(msgspec.Struct, frozen=True):
    """GeoNames ids of first-order units by "CC.first" and of second-order ones by "CC.first.second"."""

    first: dict[str, int]
    second: dict[str, int]


def find_file(dump: Path, name: str) -> Path:
    """Find a file of the dump, plain or zipped; raises `ConfigError` with where to get it."""
    for path in (dump / name, dump / name.replace(".txt", ".zip")):
        if path.exists():
            return path
    raise ConfigError(f"{dump}: {name} (or its .zip) is missing; get it from download.geonames.org/export/dump")


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """Open a file of the dump as bytes, out of its zip if it is one; raises `InputError` for a broken zip."""
    if path.suffix != ".zip":
        with path.open("rb") as plain:
            yield plain
        return
    try:
        with _inside(path) as inner:
            yield inner
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise InputError(str(path), f"a damaged zip ({error})", "download it anew") from None


def _inside(path: Path) -> IO[bytes]:
    """Open the table inside a zip."""
    try:
        return zipfile.ZipFile(path).open(path.stem + ".txt")
    except KeyError:
        raise InputError(str(path), f"no zip of GeoNames: it has no {path.stem}.txt", "download it anew") from None


def units_of(dump: Path) -> Units:
    """Read the codes of all units."""
    return Units(_codes(find_file(dump, FIRST)), _codes(find_file(dump, SECOND)))


def _codes(path: Path) -> dict[str, int]:
    with opened(path) as lines:
        cells = (line.decode("utf-8", "replace").rstrip("\n").split("\t") for line in lines)
        return {row[0]: int(row[3]) for row in cells if len(row) == 4 and row[3].isdecimal()}


def place_of(line: bytes, units: Units) -> Row | None:
    """Read one line of allCountries; None for a kind that is not kept. Raises `ValueError` saying what is wrong."""
    cells = line.decode("utf-8").rstrip("\r\n").split("\t")
    if len(cells) != PLACE_COLUMNS:
        raise ValueError(f"{len(cells)} columns, not {PLACE_COLUMNS}")
    kind, radius = kinds().get(cells[7], ("", None))
    if not kind:
        return None
    lat, lon = float(cells[4]), float(cells[5])
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise ValueError(f"no point on the globe: {lat}, {lon}")
    row = Row(_number(cells[0]), cells[1], cells[8] or None, kind, lat, lon, _number(cells[14] or "0"), radius)
    first, second = f"{cells[8]}.{cells[10]}", f"{cells[8]}.{cells[10]}.{cells[11]}"
    row.admin1 = units.first.get(first) if kind != "admin1" else None
    row.admin2 = units.second.get(second) if kind != "admin2" else None
    row.names = dict.fromkeys(filter(_short, cells[3].split(",")), 1) | {cells[1]: 0}
    if kind in ("admin1", "admin2"):
        row.name = bare_name(cells[1])
        row.names |= {bare_name(name): rank for name, rank in row.names.items()} | {row.name: 0}
    return row


def name_of(line: bytes) -> Named | None:
    """Read one line of alternateNamesV2; None for what is no name. Raises `ValueError` saying what is wrong."""
    cells = line.decode("utf-8").rstrip("\r\n").split("\t")
    if len(cells) < NAME_COLUMNS:
        raise ValueError(f"{len(cells)} columns, not {NAME_COLUMNS} or more")
    number, language, name = _number(cells[1]), cells[2], cells[3]
    if language in NO_NAMES or not _short(name):
        return None
    preferred, historic = cells[4:5] == ["1"], cells[7:8] == ["1"]
    return Named(number, name, 0 if language == "en" and preferred and not historic else 1)


def _number(digits: str) -> int:
    """Read an id or a number of people; raises `ValueError` for none, or for one beyond what a column holds."""
    number = int(digits)
    if not 0 <= number < 2**62:
        raise ValueError(f"{digits} is out of range")
    return number


def _short(name: str) -> bool:
    return 0 < len(name) <= LONGEST_NAME


@cache
def kinds() -> dict[str, tuple[str, float | None]]:
    """Give our kind and radius for each feature code that is kept.

    >>> kinds()["AIRB"], "SCH" in kinds()
    (('site', 2), False)
    """
    source = resources.files("herodotus.naming.places") / "data" / "features.toml"
    tables = tomllib.loads(source.read_text("utf-8"))
    return {code: (kind, row.get("radius")) for kind, row in tables.items() for code in row["codes"]}
