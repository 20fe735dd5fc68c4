"""The days that a date may mean, as ISO days with open and unknown ends told apart from known ones."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from herodotus.days import days


class Stretch(msgspec.Struct, frozen=True):
    """First and last day that a date may mean; None at an end that is open or unknown."""

    first: date | None = None
    last: date | None = None

    @property
    def length(self) -> int | None:
        """The number of days from first to last, both counted; None where an end is not known."""
        return (self.last - self.first).days + 1 if self.first and self.last else None

    @property
    def middle(self) -> date | None:
        """The day in the middle, the earlier of two."""
        return self.first + timedelta((self.length - 1) // 2) if self.first and self.length else None


def stretch(edtf: str | None) -> Stretch:
    """Give the days that an EDTF date may mean; both ends are None where there is no date or no year.

    >>> stretch("2019-07")
    Stretch(first=datetime.date(2019, 7, 1), last=datetime.date(2019, 7, 31))
    >>> stretch("2019-08-25/..").last, stretch(None), stretch("XXXX-07-19")
    (None, Stretch(first=None, last=None), Stretch(first=None, last=None))
    """
    found = days(edtf)
    if found is None:
        return Stretch()
    first = None if found.until else date.fromordinal(found.first)
    return Stretch(first, None if found.since else date.fromordinal(found.last))
