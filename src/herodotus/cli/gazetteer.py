"""The commands `herodotus gazetteer build` and `herodotus gazetteer show`."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from herodotus.cli.guard import say

if TYPE_CHECKING:
    from herodotus.naming.places.building.dump import Told

MOST_TOLD = 20  # bad lines told one by one; the rest are counted


def build(dump: Path, out: Path | None) -> int:
    """Build a gazetteer from a dump; return 1 where lines were bad."""
    from herodotus.naming.places.building import dump as building
    from herodotus.naming.places.gazetteer import own_file

    teller = Teller(watched=sys.stderr.isatty())
    built = building.build(dump, out or own_file(), teller)
    if built.bad > MOST_TOLD:
        say(f"{dump}: {built.bad - MOST_TOLD} more bad lines were left out")
    typer.echo(f"{built.path}: {built.path.stat().st_size / 1e6:.0f} MB, content {built.digest}")
    typer.echo(f"file sha256 {building.fingerprint(built.path)}")
    if out and not os.environ.get("HERODOTUS_GAZETTEER"):
        typer.echo(f"to use it, set HERODOTUS_GAZETTEER={built.path}")
    return 1 if built.bad else 0


class Teller:
    """Shows how far a build is, and the first bad lines."""

    def __init__(self, *, watched: bool) -> None:
        """`watched` where a person looks on."""
        self._watched, self._bad = watched, 0

    def __call__(self, told: Told) -> None:
        """Tell one thing."""
        if told.bad is not None:
            self._bad += 1
            if self._bad <= MOST_TOLD:
                self._clear()
                say(str(told.bad))
        elif self._watched:
            self._clear()
            sys.stderr.write(f"{told.step}: {told.lines:,} lines")
            sys.stderr.flush()

    def _clear(self) -> None:
        """Wipe the line that shows how far it is, so that nothing is written behind it."""
        if self._watched:
            sys.stderr.write("\r\x1b[K")


def show() -> None:
    """Say which gazetteer is in use, its version, its sources and how many places and spellings it has."""
    from herodotus.naming.places.gazetteer import current_file, meta

    facts = meta()
    typer.echo(f"file       {current_file()}")
    for name in ("version", "sha256", "places", "spellings", "sources", "licence"):
        typer.echo(f"{name:10} {facts[name]}")
