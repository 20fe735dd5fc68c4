"""The grammar of a map: which column of somebody else's table gives which cell of a record.

Every struct is a section of the TOML file and every field a key of it; an unknown key is an error. `docs/tables.md`
explains them by example. Wherever a section is `lenient`, a cell that cannot be read is unknown, with the reason, and
the row is kept; otherwise the row is an error.
"""

from __future__ import annotations

import msgspec


class Section(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The base of all sections: frozen, by keyword, without unknown keys."""


class Listed(Section, frozen=True):
    """A column that holds one value or, with a `separator`, several."""

    column: str
    separator: str = ""


class Coded(Section, frozen=True):
    """The day on which the row was entered; `format` is edtf, unix (seconds) or a pattern of `strptime`."""

    column: str
    format: str = "edtf"
    lenient: bool = False


class Type(Section, frozen=True):
    """The incident type: the values of `columns`, joined by `separator`, are a code.

    `codes` gives the type for a code, and a status behind a blank where it is not "occurred" ("explosive_device
    prevented"). A code that is not there is looked up in the crosswalk of `scheme` (acled, plover, cameo, ucdp), or is
    a type of ours where `scheme` is "herodotus".
    """

    columns: tuple[str, ...]
    separator: str = " > "
    scheme: str = ""
    codes: dict[str, str] = {}
    lenient: bool = False


class Status(Section, frozen=True):
    """The status, where the table has a column for it; `codes` turns its words into ours."""

    column: str
    codes: dict[str, str] = {}
    lenient: bool = False


class Date(Section, frozen=True):
    """The date: from `start`, to `end` where the table has one, written in one of `formats`.

    A format is edtf or a pattern of `strptime`. `precision` names the column that says how well the date is known, and
    `codes` what its codes mean: day, week (the seven days around the date), month, year, or span (from start to end).
    """

    start: str
    end: str = ""
    formats: tuple[str, ...] = ("%Y-%m-%d",)
    precision: str = ""
    codes: dict[str, str] = {}
    lenient: bool = False


class Reach(Section, frozen=True):
    """What a code of spatial precision means: UCDP's where_prec, and the radius within which the place lies."""

    precision: int
    radius_km: float | None = None


class Where(Section, frozen=True):
    """The place: the first of the `name` columns that is filled, with country and coordinates (WGS 84 degrees).

    `within` names columns of the units that the place lies in, which help to find a place without coordinates.
    `countries` gives ISO 3166 alpha-2 codes for spellings that the register of countries does not know.
    """

    name: tuple[str, ...]
    within: tuple[str, ...] = ()
    country: str = ""
    countries: dict[str, str] = {}
    lat: str = ""
    lon: str = ""
    precision: str = ""
    codes: dict[str, Reach] = {}
    radius_km: str = ""
    lenient: bool = False


class Party(Listed, frozen=True):
    """A column of actors or things; `role` is initiators, targets or means."""

    role: str = "initiators"


class Part(Section, frozen=True):
    """A column with those of the harmed who were `who`, or were of the side that `who_column` names."""

    column: str
    who: str = "unknown"
    who_column: str = ""


class Toll(Section, frozen=True):
    """Harm of one kind: columns with the least, the best and the highest figure, and with its parts.

    `best` alone is exact; `min` alone is a figure that may be too low. `zero` says whether 0 means that nobody was
    harmed; without it 0 means that the table tells of nobody, and nothing is recorded.
    """

    kind: str
    min: str = ""
    best: str = ""
    max: str = ""
    who: str = "unknown"
    who_column: str = ""
    parts: tuple[Part, ...] = ()
    zero: bool = True
    lenient: bool = False


class Count(Section, frozen=True):
    """How many events a row stands for: columns with the least and the highest number."""

    min: str
    max: str = ""
    lenient: bool = False


class Statement(Listed, frozen=True):
    """Who says so: every value of `column` is the claimant of a claim about the row's incident.

    `via` names the column of those who carried it. Stance, certainty and aspect are codes, or columns where they are
    given as `*_column`. `content` names the columns with the words of what is claimed; the first that is filled counts,
    else the words of the type. `value` names a column with what is claimed, `harm_kind` its kind where it is harm.
    """

    via: str = ""
    via_separator: str = ""
    stance: str = "asserts"
    stance_column: str = ""
    certainty: str = "certain"
    certainty_column: str = ""
    aspect: str = "occurrence"
    aspect_column: str = ""
    content: tuple[str, ...] = ()
    value: str = ""
    value_separator: str = ""
    harm_kind: str = "killed"
    lenient: bool = False
