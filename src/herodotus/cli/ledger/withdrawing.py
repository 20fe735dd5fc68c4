"""The command `herodotus withdraw`, which says what it will erase and asks before it does."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from herodotus.cli.guard import say
from herodotus.cli.ledger.desk import Signed, Why, opened
from herodotus.cli.ledger.printing import counted
from herodotus.errors import ConfigError

if TYPE_CHECKING:
    from herodotus.ledger.ledger import Ledger


def withdraw(
    report: Annotated[str, typer.Argument(metavar="REPORT", help="Id of a report: the ledger's, or its own.")],
    why: Why = "",
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    *,
    at: Signed,
) -> None:
    """Take a report back: its text, capture and readings are erased; its ids, hashes and the reason stay."""
    if not why.strip():
        raise ConfigError('say why the report is withdrawn: --why "…"')
    with opened(at) as ledger:
        say(_erased(ledger, report))
        if not yes:
            _ask()
        entry = ledger.withdraw(report, why=why)
    typer.echo(f"{report}: withdrawn by entry {entry}")
    say("backups and exports made earlier still hold it")


def _erased(ledger: Ledger, report: str) -> str:
    """Say what is erased, and what rests on it."""
    from herodotus.ledger.filters import Filter
    from herodotus.ledger.views import REVIEWS, STATES

    readings = len(ledger.readings(report))
    resting = ledger.count(Filter(report=(report,), review=REVIEWS, state=STATES))
    return (
        f"{report}: its text, title and captured page, {counted(readings, 'reading')} and every decision that quotes "
        f"it will be erased for good; what rests on it: {counted(resting, 'incident')}"
    )


def _ask() -> None:
    if not sys.stdin.isatty():
        raise ConfigError("nothing was erased; give --yes to do it without being asked")
    if not typer.confirm("Erase it?", err=True):
        say("nothing was erased")
        raise typer.Exit(1)
