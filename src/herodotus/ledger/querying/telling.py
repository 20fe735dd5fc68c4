"""Telling a wrong value in one line: the value itself, shortened, and the one that was probably meant."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import process

LONGEST = 40  # characters of a value that are told
NEAR = 60  # likeness, 0 to 100, from which a value is taken for a slip
MOST_TOLD = 12  # values; of more, only the nearest is told


def quoted(value: str) -> str:
    r"""Quote a value for a message: shortened, with what could break a line or turn its direction escaped.

    >>> quoted("a\nb"), quoted("x" * 50)[-5:]
    ("'a\\nb'", "xxx'…")
    """
    return repr(value) if len(value) <= LONGEST else repr(value[:LONGEST]) + "…"


def unlike(field: str, value: str, known: Iterable[str]) -> str:
    """Say that a value is none of those known, and which was meant or which there are.

    >>> unlike("review", "acepted", ("accepted", "rejected"))
    "review 'acepted': there is no such value; did you mean accepted?"
    """
    values = list(known)
    near = process.extractOne(value[:LONGEST].lower(), values, processor=str.lower, score_cutoff=NEAR)
    if near:
        return f"{field} {quoted(value)}: there is no such value; did you mean {near[0]}?"
    told = f"take one of {', '.join(values)}" if len(values) <= MOST_TOLD else "herodotus codebook lists them"
    return f"{field} {quoted(value)}: there is no such value; {told}"
