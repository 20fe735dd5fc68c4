"""What the commands of a ledger print: records laid out for a terminal, plain lines in a pipe, or lines of JSON."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from rich.console import RenderableType


def put_all(shown: Iterable[RenderableType]) -> None:
    """Print records one after the other, with a blank line between."""
    from rich.console import Console

    from herodotus.exports.incidents.text import put

    console = Console()
    for number, one in enumerate(shown):
        if number:
            console.print()
        put(console, one)


def put_lines(values: Iterable[msgspec.Struct]) -> None:
    """Print each value as one line of JSON."""
    for value in values:
        sys.stdout.buffer.write(msgspec.json.encode(value) + b"\n")
    sys.stdout.buffer.flush()


def counted(number: int, noun: str) -> str:
    """Say how many there are.

    >>> counted(1, "report"), counted(1204, "incident"), counted(0, "entry")
    ('1 report', '1,204 incidents', '0 entries')
    """
    many = noun[:-1] + "ies" if noun.endswith("y") else f"{noun}s"
    return f"{number:,} {noun if number == 1 else many}"
