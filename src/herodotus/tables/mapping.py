"""A map says how somebody else's table is read: data in TOML, some shipped by name, others written by who has a table.

`load` reads and checks one; what is wrong with it is one `ConfigError` that names the place and the nearest right word.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
from rapidfuzz import process

from herodotus.errors import ConfigError
from herodotus.tables import checking
from herodotus.tables.grammar import (
    Coded,
    Count,
    Date,
    Listed,
    Part,
    Party,
    Reach,
    Section,
    Statement,
    Status,
    Toll,
    Type,
    Where,
)

MAPS = Path(__file__).parent / "maps"
BLANK = ("", "NA", "N/A", "NULL", "null", "None", "nan", "NaN")  # how R, SQL, Python and people write "nothing"
# The section that a key of the map opens, for the advice on a key that does not exist.
SECTIONS: dict[str, type[Section]] = {
    "coded": Coded, "type": Type, "status": Status, "when": Date, "where": Where, "codes": Reach, "actors": Party,
    "harm": Toll, "parts": Part, "count": Count, "claims": Statement, "outlets": Listed, "tags": Listed,
}  # fmt: skip
_UNKNOWN = re.compile(r"Object contains unknown field `(?P<key>.*?)`(?: - at `\$\.?(?P<at>.*)`)?$")


class Mapping(Section, frozen=True):
    """One map: whose table it is, under what licence, and which columns give which cells.

    `key` names the column with the id of a row, `url` one with an address. `encoding` and `delimiter` are found out
    where they are "". `guarded` takes off the apostrophe that keeps spreadsheets from running a cell. Values in `blank`
    count as nothing; columns in `optional` may be missing from a file. `both` lists types and groups whose actors are
    all initiators, because the order of the table's columns says nothing of who did it to whom.
    """

    name: str
    version: str
    origin: str
    type: Type
    when: Date
    where: Where
    licence: str = ""
    about: str = ""
    key: str = ""
    url: str = ""
    encoding: str = ""
    delimiter: str = ""
    guarded: bool = False
    blank: tuple[str, ...] = BLANK
    optional: tuple[str, ...] = ()
    coded: Coded | None = None
    status: Status | None = None
    actors: tuple[Party, ...] = ()
    both: tuple[str, ...] = ()
    harm: tuple[Toll, ...] = ()
    count: Count | None = None
    claims: tuple[Statement, ...] = ()
    outlets: tuple[Listed, ...] = ()
    tags: tuple[Listed, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def reader(self) -> str:
        """What a reading made by this map names as its reader."""
        return f"table:{self.name}:{self.version}"

    def separators(self) -> dict[str, str]:
        """Give the separator of every column that holds a list."""
        lists = (*self.actors, *self.outlets, *self.tags, *self.claims)
        return {listed.column: listed.separator for listed in lists if listed.separator}

    def columns(self) -> tuple[str, ...]:
        """List the columns that the map names, each once, in the order of the grammar."""
        return tuple(dict.fromkeys(name for name in _columns(self) if name))


def shipped() -> tuple[str, ...]:
    """Name the maps of the package.

    >>> shipped()
    ('acled', 'herodotus-csv', 'ucdp-ged')
    """
    return tuple(sorted(path.stem for path in MAPS.glob("*.toml")))


def load(path_or_name: str | Path) -> Mapping:
    """Read a map by the name of a shipped one or by its path; raises `ConfigError` where it cannot stand.

    >>> load("acled").origin
    'ACLED'
    """
    path = MAPS / f"{path_or_name}.toml" if str(path_or_name) in shipped() else Path(path_or_name)
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except OSError:
        raise ConfigError(f"{path}: no map there; give the path of one or a name: {', '.join(shipped())}") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{path}: is not UTF-8; save the map as UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: is not valid TOML ({error}); correct it there") from None
    return mapping_of(data, str(path))


def mapping_of(data: dict[str, Any], source: str = "map") -> Mapping:
    """Make a map of its parsed TOML; `source` is what a `ConfigError` calls it."""
    try:
        found = msgspec.convert(data, Mapping)
    except msgspec.ValidationError as error:
        raise ConfigError(f"{source}: {_complaint(str(error))}") from None
    for problem in checking.problems(found):
        raise ConfigError(f"{source}: {problem}")
    return found


def _complaint(message: str) -> str:
    unknown = _UNKNOWN.match(message)
    if not unknown:
        problem, _, at = message.partition(" - at ")
        return f"{problem[0].lower()}{problem[1:]}{f', at {at}' if at else ''}; see the grammar in docs/tables.md"
    names = re.findall(r"[a-z_]+", unknown["at"] or "")
    section = SECTIONS.get(names[-1], Mapping) if names else Mapping
    keys = section.__struct_fields__
    place = f" under [{'.'.join(names)}]" if names else ""
    nearest = process.extractOne(unknown["key"], keys)
    return f"has no key '{unknown['key']}'{place}; did you mean '{nearest[0]}'? It may be {', '.join(keys)}"


def _columns(mapping: Mapping) -> Iterator[str]:
    yield from (mapping.key, mapping.url, *mapping.type.columns, *mapping.notes)
    yield from _of(mapping.coded, "column")
    yield from _of(mapping.status, "column")
    yield from _of(mapping.when, "start", "end", "precision")
    yield from (*mapping.where.name, *mapping.where.within)
    yield from _of(mapping.where, "country", "lat", "lon", "precision", "radius_km")
    yield from _of(mapping.count, "min", "max")
    for listed in (*mapping.actors, *mapping.outlets, *mapping.tags):
        yield listed.column
    for toll in mapping.harm:
        yield from _of(toll, "min", "best", "max", "who_column")
        for part in toll.parts:
            yield from _of(part, "column", "who_column")
    for claim in mapping.claims:
        yield from _of(claim, "column", "via", "stance_column", "certainty_column", "aspect_column", "value")
        yield from claim.content


def _of(section: Section | None, *fields: str) -> Iterator[str]:
    """Yield the columns that some fields of a section name."""
    if section is not None:
        yield from (getattr(section, field) for field in fields)
