"""Days of a filter as stretches of the list, each read by itself, one after the other.

The list is in the order of the day from which an incident may be. One that may last may touch days long after that, so
below `since` only those are looked at that reach far enough: within the month all, before it those that go on into
another month, before its year those that go on into another year, each kind by an index of its own. Above `until` lie
those that may have begun at any time, which are listed by their end. Above `known_by` lie those told of beforehand.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import msgspec

from herodotus.ledger.filters import Filter
from herodotus.ledger.querying.arms import Arm, Condition

FIRST = "0"  # before every day, after the undated
LAST = "9999-12-31"
REACHES = "({i}.day_to IS NULL OR {i}.day_to >= :since)"


class Stretch(msgspec.Struct, frozen=True):
    """A part of the list: days from `low` to `high`, both inside, None for an open end; `also` narrows it further."""

    low: str | None = None
    high: str | None = None
    also: tuple[Condition, ...] = ()

    def cut(self, low: str | None, high: str | None) -> Stretch:
        """Keep what lies between two days."""
        lows, highs = [x for x in (self.low, low) if x is not None], [x for x in (self.high, high) if x is not None]
        return Stretch(max(lows, default=None), min(highs, default=None), self.also)

    @property
    def is_empty(self) -> bool:
        """Whether no day lies in it."""
        return self.low is not None and self.high is not None and self.low > self.high


def stretches(filter: Filter) -> list[Stretch]:
    """Give the parts of the list that a filter may find something in, the newest first."""
    parts = list(_by_days(filter)) if filter.since or filter.until else [Stretch()]
    if filter.known_by:
        parts = [half for part in parts for half in _halves(part, filter.known_by)]
    return [part for part in parts if not part.is_empty]


def _by_days(filter: Filter) -> Iterator[Stretch]:
    since, until = filter.since, filter.until
    if until:
        yield Stretch(_after(until), None, (UNBEGUN,))
    yield Stretch(since or FIRST, until)
    if since:
        month, year = since[:8] + "01", since[:5] + "01-01"
        reaches = Condition(field="since", bound={"since": since}, check=REACHES)
        yield Stretch(month, _before(since), (reaches,))
        yield Stretch(year, _before(month), (reaches, INTO_MONTHS))
        yield Stretch(FIRST, _before(year), (reaches, INTO_YEARS))


def _halves(part: Stretch, day: str) -> Iterator[Stretch]:
    above = part.cut(_after(day), None)
    yield Stretch(above.low, above.high, (*part.also, AHEAD))
    yield part.cut(None, day)


def _after(day: str) -> str:
    """Give the next day; after the last of the calendar, a text that no day follows.

    >>> _after("2019-07-31"), _after("9999-12-31")
    ('2019-08-01', '9999-12-32')
    """
    return (date.fromisoformat(day) + timedelta(1)).isoformat() if day < LAST else "9999-12-32"


def _before(day: str) -> str:
    """Give the day before; before the first of the calendar, a text that follows no day.

    >>> _before("2019-08-01"), _before("0001-01-01")
    ('2019-07-31', '0')
    """
    return (date.fromisoformat(day) - timedelta(1)).isoformat() if day > "0001-01-01" else FIRST


def _kind(index: str, where: str) -> Condition:
    return Condition(field=index, arms=(Arm("incident", index, where, "id"),), check=where.format(k="{i}"), plain=False)


# Spelt as in the definition of each index, else SQLite would not use it.
UNBEGUN = _kind("ix_incident_unbegun", "{k}.day_from IS NULL AND {k}.sort_day > ''")
INTO_MONTHS = _kind("ix_incident_months", "coalesce(substr({k}.day_to, 1, 7), '9999-99') > substr({k}.sort_day, 1, 7)")
INTO_YEARS = _kind("ix_incident_years", "coalesce(substr({k}.day_to, 1, 4), '9999') > substr({k}.sort_day, 1, 4)")
AHEAD = _kind("ix_incident_ahead", "{k}.first_published < {k}.sort_day")
