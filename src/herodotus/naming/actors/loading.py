"""The files of the register: tab-separated rows, read one by one; a bad row is told and left out, the others stay.

Columns: id, name, aliases, native, kind, country, parent, role, from, to, wikidata (docs/actors.md says what
they hold). The register of the package lies in `data/register/`; HERODOTUS_ACTORS names further files of the
user's own.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from datetime import date
from importlib import resources
from pathlib import Path

import msgspec

from herodotus.errors import ConfigError, InputError
from herodotus.naming.places.countries import country_by_code

COLUMNS = ("id", "name", "aliases", "native", "kind", "country", "parent", "role", "from", "to", "wikidata")
KINDS = frozenset((
    "government", "legislature", "court", "ministry", "armed_forces", "army", "air_force", "navy", "marines",
    "special_forces", "paramilitary", "police", "intelligence", "border_guard", "agency", "armed_group", "wing",
    "coalition", "party", "gang", "company", "igo", "mission", "un", "ngo", "monitor", "think_tank", "union",
    "news_agency", "broadcaster", "paper", "site", "office", "other",
))
OFFICE = "office"  # a kind of which one id has a row for each term
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DAY = re.compile(r"(?:\d{4}(?:-\d\d(?:-\d\d)?)?)?")


class Entry(msgspec.Struct, frozen=True):
    """One actor, or one term of an office-holder.

    `names` are all names, the chief one first, those in its own script last; `country` is an ISO 3166 alpha-2 code or
    "", `parent` the id of the body that it is part of or "", `role` a PLOVER code, `start` and `end` ISO days, months
    or years.
    """

    id: str
    names: tuple[str, ...]
    kind: str
    country: str
    parent: str
    role: str
    start: str
    end: str
    wikidata: str = ""

    @property
    def name(self) -> str:
        """The chief name, in English."""
        return self.names[0]

    @property
    def aliases(self) -> tuple[str, ...]:
        """All other names."""
        return self.names[1:]

    def holds(self, day: str) -> bool:
        """Say whether the row holds on a day; bounds may be years or months and count as a whole.

        >>> Entry("x", ("X",), "office", "", "", "GOV", "2009-06", "2014").holds("2014-05-03")
        True
        """
        return (not self.start or self.start <= day) and (not self.end or day[: len(self.end)] <= self.end)


class Loaded(msgspec.Struct, frozen=True):
    """What files hold: their good rows in order, and what is wrong with the bad ones."""

    entries: tuple[Entry, ...]
    errors: tuple[InputError, ...]


def shipped_files() -> tuple[Path, ...]:
    """Give the files of the package, by name."""
    folder = Path(str(resources.files("herodotus.naming.actors") / "data" / "register"))
    return tuple(sorted(folder.glob("*.tsv")))


def own_files() -> tuple[Path, ...]:
    """Give the files that HERODOTUS_ACTORS names, several with the separator of the system's path between.

    Raises `ConfigError` for one that is not there.
    """
    files = tuple(Path(name) for name in os.environ.get("HERODOTUS_ACTORS", "").split(os.pathsep) if name)
    if missing := next((path for path in files if not path.is_file()), None):
        raise ConfigError(f"{missing}: no such table of actors; check --actors and HERODOTUS_ACTORS")
    return files


def load(files: Iterable[Path], known: Iterable[Entry] = ()) -> Loaded:
    """Read files on top of rows that are known; a duplicate id, an unknown parent and the like are told row by row."""
    found: list[tuple[Path, int, Entry]] = []
    errors: list[InputError] = []
    ids = {entry.id: entry.kind for entry in known}
    for path in files:
        for line, outcome in _rows(path):
            if isinstance(outcome, str):
                errors.append(InputError(str(path), outcome, "the row is left out; mend it", line))
            elif outcome.id in ids and not outcome.kind == ids[outcome.id] == OFFICE:
                problem = f"the id {outcome.id} stands twice"
                errors.append(InputError(str(path), problem, "the row is left out; give it another id", line))
            else:
                ids[outcome.id] = outcome.kind
                found.append((path, line, outcome))
    for path, line, entry in found:
        if entry.parent and entry.parent not in ids:
            advice = "the row is kept without it; give the id of a row or leave it out"
            errors.append(InputError(str(path), f"no actor has the parent's id {entry.parent}", advice, line))
    kept = (msgspec.structs.replace(e, parent="") if e.parent and e.parent not in ids else e for _, _, e in found)
    return Loaded(tuple(kept), tuple(errors))


def _rows(path: Path) -> Iterator[tuple[int, Entry | str]]:
    """Give each row of a file with its line, as an entry or as what is wrong with it."""
    try:
        lines = path.read_text("utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        yield 1, f"cannot be read ({getattr(error, 'strerror', None) or 'not UTF-8'})"
        return
    if tuple(lines[0].rstrip("\r").split("\t")) != COLUMNS:
        yield 1, f"the first line has to name the columns {' '.join(COLUMNS)}, with tabs between"
        return
    for number, line in enumerate(lines[1:], 2):
        if line.strip():
            yield number, _row(line.rstrip("\r").split("\t"))


def _is_day(value: str) -> bool:
    """Say whether a value is blank, a year, a month or a day of the calendar."""
    if not _DAY.fullmatch(value):
        return False
    try:
        date.fromisoformat((value + "-01-01")[:10] if len(value) == 4 else (value + "-01")[:10])
    except ValueError:
        return not value
    return True


def _row(cells: list[str]) -> Entry | str:
    if len(cells) != len(COLUMNS):
        return f"{len(cells)} columns, not {len(COLUMNS)}"
    id, name, aliases, native, kind, country, parent, role, start, end, wikidata = cells
    if not _ID.fullmatch(id):
        return f"{id!r} is no id; write it in small letters, digits and hyphens"
    if not name:
        return f"the actor {id} has no name"
    if not (_is_day(start) and _is_day(end)):
        return f"{start!r} to {end!r}: write a year, a month as 2014-06 or a day, or leave it blank"
    if kind not in KINDS:
        return f"there is no kind {kind!r}; docs/actors.md lists them"
    if country and country_by_code(country) is None:
        return f"{country!r} is no ISO 3166 code of two letters"
    if not re.fullmatch(r"[A-Z]{3}", role):
        return f"{role!r} is no role code such as REB or MIL"
    names = dict.fromkeys([name, *filter(None, aliases.split("|")), *filter(None, native.split("|"))])
    return Entry(id, tuple(names), kind, country, parent, role, start, end, wikidata)
