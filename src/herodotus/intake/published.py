"""The day a report was published: an ISO day that has already begun somewhere on Earth."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

ADVICE = "write the day of publication as 2019-08-27, or leave it out"
# An ISO 8601 day, alone or with a time of day behind it, which is dropped: the day stands as the outlet wrote it.
_DAY = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ][0-9]{2}.*)?", re.ASCII)

Clock = Callable[[], date]


class NoDay(ValueError):
    """What is given as the day of publication is none; the message says why."""


def latest_day_on_earth() -> date:
    """Return the date in the easternmost time zone, UTC+14, where a day begins first."""
    return (datetime.now(UTC) + timedelta(hours=14)).date()


def published_day(value: str, today: Clock = latest_day_on_earth) -> str:
    """Bring a publication date to an ISO day, or raise `NoDay`.

    >>> published_day("2019-08-27T18:30:00+03:00")
    '2019-08-27'
    """
    match = _DAY.fullmatch(value.strip())
    if match is None:
        raise NoDay(f'published "{shown(value)}" is no date')
    try:
        day = date.fromisoformat(match[1])
    except ValueError:
        raise NoDay(f'published "{shown(value)}" is no day of the calendar') from None
    if day > today():
        raise NoDay(f'published "{shown(value)}" lies in the future')
    return match[1]


def shown(value: str, most: int = 40) -> str:
    """Cut a value that goes into a message to `most` characters."""
    return value if len(value) <= most else value[: most - 1] + "…"
