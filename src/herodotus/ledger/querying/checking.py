"""Checking a filter before it is asked: values that nothing can have, days that are none, boxes turned inside out."""

from __future__ import annotations

import math
import re
from collections.abc import Collection
from datetime import date

from herodotus.codebook import codebook
from herodotus.errors import ConfigError
from herodotus.ledger.filters import Filter
from herodotus.ledger.querying import harm
from herodotus.ledger.querying.telling import quoted, unlike
from herodotus.ledger.querying.texts import phrases
from herodotus.ledger.views import REVIEWS, STATES

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
GRADES = ("A", "B", "C", "D", "E", "F")
ORIGINS = ("read", "added", "table")
MOST = 100_000  # values of one field
LONGEST_TEXT = 1_000  # characters, folded
LONGEST_WORD = 2_000  # bytes; PostgreSQL keeps no word of more than 2,046


def check(filter: Filter) -> None:
    """Raise `ConfigError`, in one line, for a filter with a value that has no sense."""
    for field, known in _known().items():
        _one_of(field, getattr(filter, field), known)
    if filter.country:
        _one_of("country", filter.country, _countries())
    for condition in filter.harm:
        harm.parsed(condition)
    for field in filter.__struct_fields__:
        values = getattr(filter, field)
        if isinstance(values, tuple) and len(values) > MOST:
            raise ConfigError(f"{field}: {len(values):,} values are too many; ask for at most {MOST:,} at once")
    _days(filter)
    _box(filter.box)
    _text(filter.text)


def _known() -> dict[str, Collection[str]]:
    book = codebook()
    return {
        "type": book.types, "status": book.statuses, "stance": book.stances, "grade": GRADES, "origin": ORIGINS,
        "review": REVIEWS, "state": STATES,
    }  # fmt: skip


def _countries() -> Collection[str]:
    from herodotus.naming.places.countries import countries

    return [country.iso2 for country in countries()]


def _one_of(field: str, values: tuple[str, ...], known: Collection[str]) -> None:
    for value in values:
        if value not in known:
            raise ConfigError(unlike(field, value, known))


def _days(filter: Filter) -> None:
    for field in ("since", "until", "known_by"):
        value = getattr(filter, field)
        if value is not None and not _is_day(value):
            raise ConfigError(f"{field} {quoted(value)}: is no day; write it as YYYY-MM-DD, such as 2019-07-01")
    if filter.since and filter.until and filter.since > filter.until:
        raise ConfigError(f"since {filter.since} lies after until {filter.until}; exchange them")


def _is_day(value: str) -> bool:
    try:
        return bool(DAY.fullmatch(value) and date.fromisoformat(value))
    except ValueError:
        return False


def _box(box: tuple[float, float, float, float] | None) -> None:
    """Check a box; one that crosses the date line has a west greater than its east."""
    if box is None:
        return
    west, south, east, north = box
    told = f"box {west}, {south}, {east}, {north}"
    if not all(math.isfinite(x) for x in box) or max(abs(west), abs(east)) > 180 or max(abs(south), abs(north)) > 90:
        raise ConfigError(f"{told}: is none on the globe; write west, south, east, north in degrees: 35,32,42,37")
    if south > north:
        raise ConfigError(f"{told}: its south lies north of its north; write west, south, east, north")


def _text(text: str | None) -> None:
    found = phrases(text or "")
    if text and text.strip() and not found:
        raise ConfigError(f"text {quoted(text)}: holds no word to search for; write letters or digits")
    if sum(map(len, found)) > LONGEST_TEXT or any(len(p.encode()) > LONGEST_WORD for p in found):
        raise ConfigError(f"text {quoted(text or '')}: is too long; search for at most {LONGEST_TEXT:,} letters")
