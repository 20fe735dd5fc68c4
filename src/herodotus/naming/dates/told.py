"""What the dates told before an expression give it: a date to count from, or the year that it leaves out."""

from __future__ import annotations

import msgspec

from herodotus.naming.dates.answer import Answer
from herodotus.naming.dates.context import same_sentence
from herodotus.naming.dates.days import extent, first, last
from herodotus.naming.dates.expression import DateExpression

# "two days earlier" counts from a date at most this many code points before it, about a paragraph.
PREVIOUS_REACH = 500
# A bare day takes the year of one told before it where it lies at most this many days after it.
FOLLOWS_DAYS = 62
# Kinds that tell no event's date and so are nothing to count from.
NO_ANCHOR = frozenset({"recent", "span", "coming", "decade", "years"})


class Told(msgspec.Struct, frozen=True):
    """The date, the day and the day with its year said that were told last, each as (offset of its end, EDTF)."""

    date: tuple[int, str] | None = None
    day: tuple[int, str] | None = None
    dated: tuple[int, str] | None = None

    def before(self, found: DateExpression) -> str | None:
        """Return the date that an expression may count from: for days the last day told, else the last date."""
        last_told = (self.day if found.unit in ("", "minute", "hour", "day") else None) or self.date
        return last_told[1] if last_told and found.start - last_told[0] <= PREVIOUS_REACH else None

    def with_answer(self, found: DateExpression, answer: Answer) -> Told:
        """Take in the answer to an expression."""
        if not answer.edtf or found.kind in NO_ANCHOR or answer.edtf.startswith(("X", "..")):
            return self
        told = found.end, last(answer.edtf) if answer.edtf.startswith("{") else answer.edtf
        if len(first(told[1]).rstrip("~")) < len("2019-07-19"):
            return Told(told, self.day, self.dated)
        return Told(told, told, told if found.year else self.dated)

    def year(self, found: DateExpression) -> int | None:
        """Return the year for a bare day soon after one whose year was said: "3 May 2017 … on 5 May"."""
        if found.kind != "date" or self.dated is None or found.start - self.dated[0] > PREVIOUS_REACH:
            return None
        bounds = extent(self.dated[1])
        if bounds is None:
            return None
        gap = 31 * ((found.month or 0) - bounds[0].month) + (found.day or 0) - bounds[0].day
        return bounds[0].year if 0 <= gap <= FOLLOWS_DAYS else None


def sentence_year(text: str, before: DateExpression, found: DateExpression) -> int | None:
    """Return the year that the expression right before says, where both stand in one sentence."""
    year = before.year or (before.children[-1].year if before.children else None)
    return year if year and before.kind != "decade" and same_sentence(text, before, found) else None
