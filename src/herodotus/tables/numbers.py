"""Numbers as tables write them: counts, degrees with a decimal comma, and spans such as 3-5, 40+ and up to 24."""

from __future__ import annotations

import math
import re

from herodotus.records import Span

# "1,200" groups thousands; "3.0" is a count that went through a column of fractions.
_COUNT = re.compile(r"(?P<whole>[0-9]{1,9}|[0-9]{1,3}(?:,[0-9]{3}){1,2})(?:\.0+)?", re.ASCII)
_DEGREES = re.compile(r"[+-]?[0-9]{1,4}(?:[.,][0-9]+)?", re.ASCII)
_SPAN = re.compile(r"(?P<min>[0-9]{1,9})(?:(?P<open>\+)|\s?[-–]\s?(?P<max>[0-9]{1,9}))?", re.ASCII)
_UP_TO = re.compile(r"up to (?P<max>[0-9]{1,9})", re.ASCII)


def count(text: str) -> int | None:
    """Read a count, None where it is none; a point is no thousands mark, since 1.200 may mean either.

    >>> count("1,200"), count("3.0"), count("1.200"), count("-1"), count("many")
    (1200, 3, None, None, None)
    """
    found = _COUNT.fullmatch(text)
    return int(found["whole"].replace(",", "")) if found else None


def degrees(text: str, most: float) -> float | None:
    """Read degrees between -most and most; a comma is a decimal mark.

    >>> degrees("34,5", 90), degrees("-91", 90)
    (34.5, None)
    """
    found = _DEGREES.fullmatch(text)
    value = float(text.replace(",", ".")) if found else math.inf
    return value if abs(value) <= most else None


def span(text: str) -> Span | None:
    """Read a span as `records.Span` writes it, None where it is none.

    >>> span("3-5"), span("40+"), span("up to 24"), span("7"), span("5-3")
    (Span(min=3, max=5), Span(min=40, max=None), Span(min=None, max=24), Span(min=7, max=7), None)
    """
    if upto := _UP_TO.fullmatch(text):
        return Span(None, int(upto["max"]))
    found = _SPAN.fullmatch(text)
    if not found:
        return None
    low = int(found["min"])
    high = None if found["open"] else int(found["max"] or low)
    return Span(low, high) if high is None or low <= high else None
