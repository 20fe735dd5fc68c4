"""The commands `herodotus init` and `herodotus add`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, NoReturn

import msgspec
import typer

from herodotus.cli.guard import INTERRUPTED
from herodotus.cli.ledger.desk import Signed, opened
from herodotus.cli.ledger.printing import counted
from herodotus.cli.options import ActorFiles, Files, Jobs, MaxSize, Mode, Outlet, Precision, Published, Title
from herodotus.cli.progress import Progress
from herodotus.cli.registers import use_actors
from herodotus.cli.spreading import Group
from herodotus.intake.options import DEFAULT_MAX_SIZE, SourceOptions

if TYPE_CHECKING:
    from herodotus.bookkeeping.adding import Added


def init(
    where: Annotated[
        str | None, typer.Argument(metavar="[WHERE]", help="A file, or the address of a database; else --ledger.")
    ] = None,
    *,
    at: Signed,
) -> None:
    """Make a new, empty ledger."""
    from herodotus.ledger.ledger import Ledger

    with Ledger.create(where or at.ledger, who=at.who) as ledger:
        typer.echo(f"{ledger.where}: a new ledger, {ledger.id}, signed by {ledger.who}")


class Given(Group, frozen=True, kw_only=True):
    """What holds for all reports of one call, as for `herodotus read`."""

    published: Published = None
    outlet: Outlet = None
    title: Title = None
    max_size: MaxSize = DEFAULT_MAX_SIZE


def add(
    context: typer.Context,
    files: Files,
    jobs: Jobs = 1,
    precision: Mode = Precision.BALANCED,
    own_actors: ActorFiles = None,
    *,
    given: Given,
    at: Signed,
) -> None:
    """Read reports into the ledger; those that are there already are noted as seen again, and not read anew.

    A report that cannot be read is told on standard error, the others are added, and the exit status is 1 at the end.
    Stopped at any moment, what was told as added is in the ledger; the same command goes on from there.
    """
    from herodotus import pipeline
    from herodotus.bookkeeping.adding import add as adding
    from herodotus.cli.publishing import checked_day

    checked_day(given.published)
    options = SourceOptions(**msgspec.structs.asdict(given))
    bad_rows = use_actors(own_actors or [])
    with opened(at) as ledger, Progress(wanted=sys.stderr.isatty(), doing="adding: report") as progress:
        steps = Steps(progress)
        try:
            added = adding(ledger, files, options, jobs=jobs, precision=precision.value,
                           reading=context.obj or pipeline.read, told=steps)  # fmt: skip
        except KeyboardInterrupt:
            _stopped(steps)
    typer.echo(_summary(added))
    if added.bad or bad_rows:
        raise typer.Exit(1)


class Steps:
    """Counts what becomes of reports or rows, shows how far it is, and tells those that are bad."""

    def __init__(self, progress: Progress) -> None:
        """Show it on a progress line."""
        self.counts: dict[str, int] = {}
        self._progress = progress

    def __call__(self, what: str, line: str) -> None:
        """Take one step: what became of a report, and a line that says so."""
        self.counts[what] = self.counts.get(what, 0) + 1
        if what == "bad":
            self._progress.say(line)
        else:
            self._progress.step()

    def count(self, *whats: str) -> int:
        """Say how many became one of some things."""
        return sum(self.counts.get(what, 0) for what in whats)


def _stopped(steps: Steps) -> NoReturn:
    from herodotus.cli.guard import say

    here = counted(steps.count("new", "seen"), "report")
    say(f"stopped; {here} so far are in the ledger, which is whole; give the same command again to go on")
    raise typer.Exit(INTERRUPTED) from None


def _summary(added: Added) -> str:
    new, incidents = counted(added.new, "report"), counted(added.incidents, "incident")
    return f"added {new} with {incidents}; {added.seen:,} seen again; {added.bad:,} could not be read"
