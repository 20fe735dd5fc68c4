"""Number words and hedged numbers in English to bounds: "at least 40", "up to 24", "dozens", "three to five"."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from herodotus.codebook.store import table
from herodotus.records import Span

# "10% of the fighters" counts nobody, nor does the first number of "between 20 and 30 per cent".
SHARE = r"(?:\s*(?:-|–|to|or|and)\s*\d+)?(?:\.\d+)?\s*(?:%|per\s?cent\b|percentage\b)"


class Quantity(msgspec.Struct, frozen=True):
    """A number expression of the text with what it says."""

    start: int
    end: int
    span: Span


@cache
def _tables() -> tuple[dict[str, int], dict[str, int], dict[str, str]]:
    words = table("quantities")
    return words["numbers"], words["vague"], {w: side for side, ws in words["bounds"].items() for w in ws}


def _either(words: dict[str, int] | dict[str, str]) -> str:
    """Alternatives, longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


@cache
def _pattern() -> re.Pattern[str]:
    numbers, vague, bounds = _tables()
    tens = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    scale = r"(?:[\s-]+(?:hundred|thousand|million)\b)?"
    digits = r"\d{1,3}(?:,\d{3})+(?!\d)|\d{1,7}(?!\d)(?!,\d)"
    number = rf"(?:{digits}|(?:{tens})-\w+|{_either(numbers)})\b{scale}"
    return re.compile(
        rf"\b(?:(?P<bound>{_either(bounds)})\s+)?(?:(?P<vague>{_either(vague)})\b"
        rf"|(?P<low>{number})(?:\s*(?:-|–|to|or)\s*(?P<high>{number}))?)(?!{SHARE})",
        re.IGNORECASE,
    )


def find(text: str, start: int = 0, end: int | None = None) -> tuple[Quantity, ...]:
    """Return the number expressions that lie within `text[start:end]`, in order; shares ("10 %") are none.

    >>> [str(q.span) for q in find("At least 40 died, three to five guards among them, and dozens fled")]
    ['40+', '3-5', '24+']
    """
    matches = _pattern().finditer(text, start, len(text) if end is None else end)
    return tuple(Quantity(m.start(), m.end(), _bounds(m)) for m in matches)


def _bounds(match: re.Match[str]) -> Span:
    _, vague, bounds = _tables()
    side = bounds.get(_plain(match["bound"])) if match["bound"] else None
    if match["vague"]:
        low: int | None = vague[_plain(match["vague"])]
        return _sided(low, None, side)
    low = _value(match["low"])
    return _sided(low, _value(match["high"]) if match["high"] else low, side)


def _sided(low: int | None, high: int | None, side: str | None) -> Span:
    if side == "over":
        return Span(low, None)
    if side == "under":
        return Span(None, high if high is not None else low)
    return Span(low, high)


def _plain(phrase: str) -> str:
    return " ".join(phrase.lower().split())


def _value(phrase: str) -> int | None:
    numbers, _, _ = _tables()
    if _plain(phrase) in numbers:
        return numbers[_plain(phrase)]
    total: int | None = None
    for word in re.split(r"[\s-]+", phrase.lower()):
        digits = word.replace(",", "")
        value = int(digits) if digits.isdecimal() else numbers.get(word)
        if value is None:
            return None
        if value in (100, 1000, 1_000_000) and total is not None and not digits.isdecimal():
            total *= value
        else:
            total = (total or 0) + value
    return total
