"""A date expression of a text: where it stands and what its words say, before any counting."""

from __future__ import annotations

import msgspec


class DateExpression(msgspec.Struct, frozen=True):
    """One date expression; `text` is the report's `text[start:end]`, `kind` the rule that found it.

    The other fields hold what the words say, None or empty where they do not. `month`, `day`, `day2` (the later of two
    days) and `weekday` (Monday 0) are calendar numbers; `year2` ends a span of years. `number` and `unit` count
    ("three", "week"), `number2` and `unit2` are the lesser part of "one month and three days", `half` adds a half,
    `vague` marks counts such as "a few". `part` is early, mid, late, start, end, half1 or half2.
    `shift` is -1 for "last", 0 for "this", 1 for "next", counted from publication; `back` the same, counted from
    another date of the text, as is `after` (-1 for "earlier", 1 for "later"). `days` are offsets from publication,
    `fixed` is a date with a name of its own, or another word that says it all. `listed` are the days of "3, 5 and 7
    May". `opening` is since, until or by; `children` are the two ends of a range, the members of a list, or a count and
    the date that it is counted from.
    """

    start: int
    end: int
    text: str
    kind: str = ""
    year: int | None = None
    year2: int | None = None
    short_year: int | None = None
    year_shift: str = ""
    month: int | None = None
    day: int | None = None
    day2: int | None = None
    weekday: int | None = None
    season: int | None = None
    number: int | None = None
    number2: int | None = None
    half: bool = False
    vague: bool = False
    unit: str = ""
    unit2: str = ""
    part: str = ""
    listed: tuple[int, ...] = ()
    shift: int | None = None
    week_shift: int | None = None
    back: int | None = None
    after: int | None = None
    days: tuple[int, int] | None = None
    fixed: str = ""
    later: bool = False
    opening: str = ""
    children: tuple[DateExpression, ...] = ()
