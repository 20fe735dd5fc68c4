"""How alike two names, two tolls or two types are, the grounds on which incidents are weighed against each other."""

from __future__ import annotations

from functools import cache, lru_cache

from rapidfuzz import fuzz

from herodotus.naming.places.normal import plain
from herodotus.records import Span

# Of 100: from here on two names are taken for one. "Military Forces of Syria (2000-)" against "Government of Syria"
# gives about 70, two spellings of one group 80 and more.
SAME_NAME = 80.0
LIKE_NAME = 55.0
# Groups of types that coders often choose between for one event: a blast may be a shell or a bomb, an ambush a clash.
KIN = (
    frozenset({"battle", "assault", "strike", "bomb"}), frozenset({"bomb", "strike", "property"}),
    frozenset({"assault", "coercion"}), frozenset({"crowd", "assault"}), frozenset({"battle", "political"}),
    frozenset({"property", "assault"}),
)  # fmt: skip
OPEN_END = 10**9  # stands for an upper bound that nobody gives


def actors_alike(ours: tuple[str, ...], theirs: tuple[str, ...]) -> float | None:
    """Give how well the side that names fewer actors is found on the other, 0 to 100; None where one names nobody.

    >>> actors_alike(("Salt Road Column",), ("The Salt-Road Column", "Plain Guard"))
    100.0
    """
    if not ours or not theirs:
        return None
    few, many = sorted((ours, theirs), key=len)
    return sum(max(_alike(a, b) for b in many) for a in few) / len(few)


@lru_cache(maxsize=262_144)
def _alike(a: str, b: str) -> float:
    return float(fuzz.token_set_ratio(plain(a), plain(b)))


def touch(ours: Span, theirs: Span) -> bool:
    """Whether two spans share a number.

    >>> touch(Span(3, 5), Span(5, None)), touch(Span(3, 5), Span(6, 7))
    (True, False)
    """
    return gap(ours, theirs) == 0


def gap(ours: Span, theirs: Span) -> int:
    """Give how far two spans lie apart, 0 where they share a number."""
    (low, high), (low2, high2) = _bounds(ours), _bounds(theirs)
    return max(0, low - high2, low2 - high)


def known(span: Span | None) -> bool:
    """Whether a span says anything."""
    return span is not None and (span.max is not None or bool(span.min))


@cache
def kin(group: str, other: str) -> bool:
    """Whether two different groups of types are often taken for each other; "other" is so with any."""
    return "other" in (group, other) or any({group, other} <= kindred for kindred in KIN)


def _bounds(span: Span) -> tuple[int, int]:
    return span.min or 0, OPEN_END if span.max is None else span.max
