"""How long a counted time is: "three weeks", "a year and a half", "one month and three days", in months and minutes."""

from __future__ import annotations

import msgspec

from herodotus.naming.dates.expression import DateExpression

DAY = 1440  # minutes
# Each unit in months and minutes, from the least to the largest.
UNITS = {
    "minute": (0, 1),
    "hour": (0, 60),
    "day": (0, DAY),
    "week": (0, 7 * DAY),
    "fortnight": (0, 14 * DAY),
    "month": (1, 0),
    "year": (12, 0),
    "decade": (120, 0),
}
# In which unit a time counted in such units is written, and one with a half of them.
WRITTEN = {"month": "month", "year": "year", "decade": "year"}
HALVES = {"year": "month", "decade": "year"}


class Length(msgspec.Struct, frozen=True):
    """A length of time in months and days, and the unit (day, month or year) in which a date so far away is written."""

    months: int
    days: int
    unit: str

    @property
    def count(self) -> int:
        """How many of its unit it has; a length of months and days together counts the days alone."""
        return {"day": self.days, "month": self.months, "year": self.months // 12}[self.unit]

    def at_least_one(self) -> Length:
        """Return it, or one of its unit where it has none ("the past 12 hours" are a day)."""
        return self if self.months or self.days else Length(0, 1, "day")

    def exactly(self) -> Length:
        """Return the same length in months where it is one year ("over the past year" begins in a month)."""
        return msgspec.structs.replace(self, unit="month") if (self.months, self.unit) == (12, "year") else self


def length(found: DateExpression) -> Length:
    """Return the length that an expression counts; without a number one, hours short of a day none.

    >>> length(DateExpression(0, 0, "", number=36, unit="hour"))
    Length(months=0, days=1, unit='day')
    >>> length(DateExpression(0, 0, "", number=2, half=True, unit="year"))
    Length(months=30, days=0, unit='month')
    """
    months, minutes = _times(2 * (1 if found.number is None else found.number) + found.half, found.unit)
    more = _times(2 * (found.number2 or 0), found.unit2) if found.unit2 else (0, 0)
    unit = (HALVES if found.half else WRITTEN).get(found.unit2 or found.unit, "day")
    return Length(months + more[0], (minutes + more[1]) // DAY, unit)


def _times(halves: int, unit: str) -> tuple[int, int]:
    """Take a unit some half times; half a month is 15 days."""
    months, odd = divmod(halves * UNITS[unit][0], 2)
    return months, halves * UNITS[unit][1] // 2 + odd * 15 * DAY


def descends(found: DateExpression) -> bool:
    """Whether the lesser part of a count has a lesser unit: "a month and three days", not "two days and two nights"."""
    order = list(UNITS)
    return not found.unit2 or (found.number is not None and order.index(found.unit2) < order.index(found.unit))
