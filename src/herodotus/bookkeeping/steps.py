"""How work on a ledger tells what it is doing: one call a report or a row."""

from __future__ import annotations

from collections.abc import Callable

Step = Callable[[str, str], None]  # what became of it (new, seen, changed, same, bad), and a line that says so


def silent(what: str, line: str) -> None:
    """Tell nobody."""
