"""The words of dates in other languages: those of dateparser's language data, and what `data/languages.toml` adds.

Of dateparser only the words are taken, not its search: that cuts Arabic dates into pieces and fills what is not said.
"""

from __future__ import annotations

import importlib
import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

import msgspec

from herodotus.errors import ConfigError, MissingExtra
from herodotus.naming.dates.folding import key
from herodotus.naming.dates.vocabulary import DATA, NAME, either

MONTHS = "january february march april may june july august september october november december"
WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday"
DAYS = {"2 day ago": -2, "1 day ago": -1, "0 day ago": 0, "in 1 day": 1, "in 2 day": 2}
AWAY = {"1 {} ago": -1, "0 {} ago": 0, "in 1 {}": 1}
# A name of fewer letters is also some other word.
SHORTEST_NAME = 2
NOTHING = "(?!)"
LISTS = "of article to and day_in month_in weekday_in lasts nexts last_years this_years ago_before ago_after days"


class Shape(msgspec.Struct, frozen=True):
    """One shape of dates, compiled with the words of a language."""

    kind: str
    pattern: re.Pattern[str]


class Lexicon(msgspec.Struct, frozen=True):
    """What the words of a language stand for (`tables`), its shapes, and the words beside which a name is no date."""

    tables: dict[str, dict[str, int]]
    shapes: tuple[Shape, ...]
    before: frozenset[str]
    after: frozenset[str]
    lower_case: frozenset[str]


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads((DATA / "languages.toml").read_text("utf-8"))


def languages() -> list[str]:
    """Name the languages whose dates can be read, besides English.

    >>> " ".join(languages())
    'ar de es fa fr pt ru tr uk'
    """
    return sorted(set(_data()) - {"fragments", "shape"})


def lexicon(language: str) -> Lexicon:
    """Load the words of a language; a `MissingExtra` where dateparser is not installed, a `ConfigError` without words.

    >>> lexicon("ru").tables["month"]["марта"]
    3
    """
    code = language.casefold().split("-")[0].split("_")[0]
    if code not in languages():
        raise ConfigError(f"no dates in the language {language!r}; there are en, {', '.join(languages())}")
    try:
        importlib.import_module("dateparser")
        return _lexicon(code)
    except ImportError as problem:
        raise MissingExtra("dates in other languages", "languages") from problem


@cache
def _lexicon(code: str) -> Lexicon:
    theirs: dict[str, Any] = importlib.import_module(f"dateparser.data.date_translation_data.{code}").info
    ours: dict[str, Any] = _data()[code]
    tables = _tables(theirs, ours)
    lists = {name: list(ours.get(name, ())) for name in LISTS.split()}
    lists["days"] += theirs["day"]
    shapes = _shapes(tables, lists, ours.get("fragments", {}))
    before, after, lower = (_keys(ours.get(n, ())) for n in ("spoilers_before", "spoilers_after", "lower_case"))
    return Lexicon(tables, shapes, before, after, lower)


def _keys(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(key, words))


def _tables(theirs: Mapping[str, Any], ours: Mapping[str, Any]) -> dict[str, dict[str, int]]:
    """Join dateparser's words, less those that we drop, with ours; months cut short stand apart, weekdays are full."""
    dropped, relative = _keys(ours.get("drop", ())), theirs["relative-type"]
    months, short = _names([theirs[name] for name in MONTHS.split()], 1)
    weekdays, _ = _names([theirs[name] for name in WEEKDAYS.split()], 0)
    tables = {
        "month": months,
        "short": short,
        "weekday": weekdays,
        "deictic": {key(word): days for name, days in DAYS.items() for word in relative.get(name, ())},
        "week_shift": {key(word): away for name, away in AWAY.items() for word in relative[name.format("week")]},
        "month_shift": {key(word): away for name, away in AWAY.items() for word in relative[name.format("month")]},
    }
    for name in (*tables, "numeral", "dual", "lunar", "solar"):
        kept = {word: value for word, value in tables.get(name, {}).items() if word not in dropped}
        tables[name] = kept | {key(word): value for word, value in ours.get(name, {}).items()}
    return tables


def _names(names: Iterable[Iterable[str]], first: int) -> tuple[dict[str, int], dict[str, int]]:
    """Count names from `first` on, and tell full ones from abbreviations, with which another of them begins."""
    full: dict[str, int] = {}
    short: dict[str, int] = {}
    for number, words in enumerate(names, first):
        keys = _keys(words)
        for word in keys:
            begins = any(other != word and other.startswith(word) for other in keys)
            if len(word) >= SHORTEST_NAME:
                (short if begins else full)[word] = number
    return full, short


def _shapes(
    tables: Mapping[str, Mapping[str, int]], lists: Mapping[str, Iterable[str]], own: Mapping[str, str]
) -> tuple[Shape, ...]:
    fragments = _data()["fragments"] | own
    words = {name: either(_keys(found)) if found else NOTHING for name, found in (*tables.items(), *lists.items())}

    def filled(name: str) -> str:
        if name in fragments:
            return NAME.sub(lambda m: filled(m[1]), fragments[name])
        table = name.removesuffix("_word").removesuffix("2")
        return f"(?P<{name}>{words[table]})" if table in tables and not name.endswith("_word") else words[table]

    return tuple(
        Shape(entry["kind"], re.compile(NAME.sub(lambda m: filled(m[1]), entry["pattern"])))
        for entry in _data()["shape"]
    )
