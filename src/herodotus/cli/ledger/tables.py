"""The commands `herodotus import` and `herodotus compare`: other people's tables, and whole ledgers."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from herodotus.cli.ledger.desk import Desk, Signed, opened
from herodotus.cli.ledger.filters import Filters
from herodotus.cli.ledger.opening import Steps
from herodotus.cli.ledger.printing import counted, put_lines
from herodotus.cli.options import Form, Shown
from herodotus.cli.progress import Progress
from herodotus.errors import ConfigError

Table = Annotated[Path, typer.Argument(metavar="TABLE", help="A table: CSV, TSV or JSON lines.")]
Map = Annotated[
    str, typer.Option("--map", metavar="MAP", help="How the table is read: acled, ucdp-ged, or a file in TOML.")
]
Key = Annotated[
    str | None, typer.Option(metavar="COLUMN", help="The column with the id of a row; else the one the map names.")
]


def import_(
    table: Annotated[
        Path, typer.Argument(metavar="TABLE", help="A table, or without --map a ledger that was exported as jsonl.")
    ],
    map: Annotated[
        str | None, typer.Option("--map", metavar="MAP", help="How the table is read: acled, ucdp-ged, or a TOML file.")
    ] = None,
    key: Key = None,
    *,
    at: Signed,
) -> None:
    """Take the rows of a table in as incidents of their origin; or, without --map, make a ledger from an exported one.

    A row whose key is there already takes the place of the earlier one. A row that does not fit is told with its line
    and left out, and the exit status is 1 at the end.
    """
    if map is None:
        if key is not None:
            raise ConfigError("--key: belongs to a table, which also needs --map")
        _whole(table, at)
        return
    from herodotus.bookkeeping.importing import import_table

    with opened(at) as ledger, Progress(wanted=sys.stderr.isatty(), doing="importing: row") as progress:
        done = import_table(ledger, table, map, key=key, told=Steps(progress))
    new, changed = counted(done.new, "new row"), counted(done.changed, "changed row")
    typer.echo(f"took in {new} and {changed}; {done.same:,} there already; {done.bad:,} could not be taken in")
    if done.bad:
        raise typer.Exit(1)


def compare(table: Table, map: Map, key: Key = None, form: Form = Shown.TEXT, *, filters: Filters, at: Desk) -> None:
    """Say which incidents a table and the ledger both have, which only one has, and where their cells differ."""
    from herodotus.bookkeeping.importing import compare as comparing

    meant = filters.filter()
    with opened(at) as ledger, Progress(wanted=sys.stderr.isatty(), doing="comparing: row") as progress:
        steps = Steps(progress)
        found = comparing(ledger, table, map, key=key, filter=meant, told=steps)
    if form is Shown.JSON:
        put_lines([found])
    else:
        from herodotus.cli.ledger.comparison import lines_of

        typer.echo("\n".join(lines_of(found)))
    if steps.count("bad"):
        raise typer.Exit(1)


def _whole(file: Path, at: Signed) -> None:
    """Make a new ledger from the lines of an exported one."""
    from herodotus.ledger.keeping import load
    from herodotus.ledger.schema.places import shown

    with file.open("rb") as lines:
        if not lines.readline(200).lstrip().startswith(b'{"is":"ledger"'):
            raise ConfigError(f"{file}: is no exported ledger; for a table give --map MAP, such as --map acled")
        lines.seek(0)
        with Progress(wanted=sys.stderr.isatty(), doing="importing") as progress:
            entries = load(lines, str(file), at.ledger, progress.at)
    typer.echo(f"{shown(at.ledger)}: a ledger with the {counted(entries, 'entry')} of {file}")
