"""The commands `herodotus rebuild`, `backup` and `restore`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from herodotus.cli.ledger.desk import Desk, opened
from herodotus.cli.ledger.printing import counted
from herodotus.cli.progress import Progress


def rebuild(*, at: Desk) -> None:
    """Work out all tables of the ledger anew from its journal."""
    with opened(at) as ledger, _progress("rebuilding") as progress:
        entries = ledger.rebuild(progress.at)
        where = ledger.where
    typer.echo(f"{where}: rebuilt from {counted(entries, 'entry')}")


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A new file; it is a ledger of its own then.")],
    *,
    at: Desk,
) -> None:
    """Copy the whole ledger, wherever it lies, into a new file."""
    with opened(at) as ledger, _progress("copying") as progress:
        entries = ledger.backup(file, progress.at)
        where = ledger.where
    typer.echo(f"{file}: a backup of {where} with {counted(entries, 'entry')}")


def restore(
    backup: Annotated[Path, typer.Argument(metavar="BACKUP", help="A file that `herodotus backup` made.")],
    *,
    at: Desk,
) -> None:
    """Bring a backup back as the ledger WHERE, which must not be there yet; it is verified first."""
    from herodotus.ledger.keeping import restore as restoring
    from herodotus.ledger.schema.places import shown

    with _progress("copying") as progress:
        entries = restoring(backup, at.ledger, progress.at)
    typer.echo(f"{shown(at.ledger)}: restored from {backup} with {counted(entries, 'entry')}")


def _progress(doing: str) -> Progress:
    return Progress(wanted=sys.stderr.isatty(), doing=doing)
