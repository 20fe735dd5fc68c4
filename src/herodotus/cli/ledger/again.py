"""The commands `herodotus re-read` and `herodotus relink`: a ledger worked out with what is known today."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from herodotus.cli.ledger.desk import Signed, opened
from herodotus.cli.ledger.opening import Steps
from herodotus.cli.ledger.printing import counted
from herodotus.cli.options import ActorFiles, Jobs, Mode, Precision
from herodotus.cli.progress import Progress
from herodotus.cli.registers import use_actors


def reread(
    context: typer.Context,
    reports: Annotated[
        list[str] | None, typer.Argument(metavar="[REPORT…]", help="Ids of reports; all of the ledger if left out.")
    ] = None,
    names_only: Annotated[
        bool, typer.Option("--names-only", help="Keep the readings; resolve only places, actors and dates anew.")
    ] = False,
    jobs: Jobs = 1,
    precision: Mode = Precision.BALANCED,
    own_actors: ActorFiles = None,
    *,
    at: Signed,
) -> None:
    """Read reports of the ledger again with today's model, gazetteer and register; what people decided stays."""
    from herodotus import pipeline
    from herodotus.bookkeeping.rereading import reread as rereading

    bad_rows = use_actors(own_actors or [])
    with opened(at) as ledger, Progress(wanted=sys.stderr.isatty(), doing="reading again: report") as progress:
        done = rereading(ledger, reports or (), names_only=names_only, jobs=jobs, precision=precision.value,
                         reading=context.obj or pipeline.read, told=Steps(progress))  # fmt: skip
    gone = f"; of {done.missing:,} the text is not here" if done.missing else ""
    typer.echo(f"read {counted(done.read, 'report')} again; {counted(done.changed, 'incident')} changed{gone}")
    if bad_rows:
        raise typer.Exit(1)


def relink(*, at: Signed) -> None:
    """Group the mentions of the whole ledger anew; ids that give way lead to those that stay."""
    with opened(at) as ledger, Progress(wanted=sys.stderr.isatty(), doing="linking") as progress:
        made = ledger.relink(told=lambda what, done, total: progress.at(f"linking: {what}", done, total))
    typer.echo(f"linked anew; that took {counted(made, 'entry')}")
