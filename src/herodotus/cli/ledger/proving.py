"""The commands `herodotus verify` and `herodotus seal`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from herodotus.cli.guard import say
from herodotus.cli.ledger.desk import Desk, opened
from herodotus.cli.ledger.printing import counted
from herodotus.cli.progress import Progress
from herodotus.errors import ConfigError

if TYPE_CHECKING:
    from herodotus.ledger.journal.verdict import Verdict


def verify(
    snapshot: Annotated[
        Path | None, typer.Argument(metavar="[SNAPSHOT.zip]", help="A snapshot to check in place of the ledger.")
    ] = None,
    seal: Annotated[
        str | None, typer.Option(metavar="HASH", help="What `herodotus seal` printed earlier, to be found again.")
    ] = None,
    *,
    at: Desk,
) -> None:
    """Prove that nothing in the ledger was changed, lost or put in behind its back; exit status 1 if anything was."""
    if snapshot is not None:
        _snapshot(snapshot, seal)
        return
    with opened(at) as ledger, Progress(wanted=sys.stderr.isatty(), doing="verifying") as progress:
        verdict = ledger.verify(seal=seal, progress=lambda done, total: progress.at("verifying: row", done, total))
        where = ledger.where
    for line in verdict.notes:
        say(line)
    if not verdict.ok:
        _broken(where, verdict)
    held = ", and the seal is in it" if seal else ""
    typer.echo(f"{where}: whole; {_sizes(verdict)}{held}; head {verdict.head.count}-{verdict.head.hash}")


def seal(*, at: Desk) -> None:
    """Print the number and the hash of the last entry, to be published or kept where nobody can change it."""
    with opened(at) as ledger:
        typer.echo(str(ledger.seal()))


def _broken(where: str, verdict: Verdict) -> None:
    from herodotus.ledger.journal.verdict import titled

    first = f"; the first broken one is {titled(verdict.first_broken)}" if verdict.first_broken else ""
    say(f"{where}: does not verify: {counted(len(verdict.problems) + verdict.more, 'problem')}{first}")
    for line in verdict.problems:
        say(line)
    if verdict.more:
        say(f"and {verdict.more:,} more")
    raise typer.Exit(1)


def _sizes(verdict: Verdict) -> str:
    found = ((verdict.erased, "erased on request"), (verdict.withheld, "withheld by an export"))
    kept = [f"{number:,} {what}" for number, what in found if number]
    beside = f" ({', '.join(kept)})" if kept else ""
    return f"{counted(verdict.entries, 'entry')}, {counted(verdict.payloads, 'payload')}{beside}"


def _snapshot(path: Path, seal: str | None) -> None:
    from herodotus.exports.incidents.crate import verify as check

    if seal:
        raise ConfigError("--seal: is of a ledger; a snapshot is checked against the hashes in it")
    verdict = check(path)
    for line in verdict.problems:
        say(line)
    if not verdict.ok:
        raise typer.Exit(1)
    typer.echo(f"{path}: whole; {counted(verdict.files, 'file')}, manifest sha256 {verdict.digest}")
