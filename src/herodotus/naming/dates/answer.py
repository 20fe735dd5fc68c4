"""An answer to one expression, before its evidence is attached."""

from __future__ import annotations

import msgspec


class Answer(msgspec.Struct, frozen=True):
    """An EDTF date with its precision and what it was counted from, or None with the reason."""

    edtf: str | None
    precision: str = "unknown"
    anchor: str | None = None
    why: str = ""


def unknown(why: str) -> Answer:
    """Answer that the date cannot be known, and why."""
    return Answer(None, why=why)


UNPUBLISHED = unknown("counted from publication, whose day is not known")
