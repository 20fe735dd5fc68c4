"""The option `--published DATE`, checked before anything is read."""

from __future__ import annotations

from herodotus.errors import ConfigError
from herodotus.intake.published import ADVICE, NoDay, published_day


def checked_day(published: str | None) -> str | None:
    """Return the day as ISO 8601, None where none is given; raises `ConfigError` for what is no day or to come.

    >>> checked_day("2019-08-27T18:30:00+03:00")
    '2019-08-27'
    """
    try:
        return None if published is None else published_day(published)
    except NoDay as error:
        raise ConfigError(f"--{error}; {ADVICE}") from None
