"""Where a command finds its ledger, who signs, and how a ledger is opened and its warnings are told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from herodotus.cli.guard import say
from herodotus.cli.options import Debug
from herodotus.cli.spreading import Common

if TYPE_CHECKING:
    from herodotus.ledger.ledger import Ledger

USUAL = "herodotus.db"
Where = Annotated[
    str, typer.Option("--ledger", metavar="WHERE", envvar="HERODOTUS_LEDGER",
                      help="The ledger: a file, or postgresql://USER@HOST/DATABASE."),
]  # fmt: skip
Signer = Annotated[
    str | None, typer.Option("--as", metavar="NAME", help="Who signs; else HERODOTUS_USER, else the login.")
]
Why = Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason, which is kept with it.")]


class Desk(Common, frozen=True, kw_only=True):
    """The ledger that a command works on."""

    ledger: Where = USUAL
    debug: Debug = False


class Signed(Common, frozen=True, kw_only=True):
    """The ledger that a command writes in, and who signs."""

    ledger: Where = USUAL
    who: Signer = None
    debug: Debug = False


@contextmanager
def opened(at: Desk | Signed) -> Iterator[Ledger]:
    """Open the ledger for a command; what it warns of is told at the end, however the command ends."""
    from herodotus.ledger.ledger import Ledger

    with Ledger.open(at.ledger, who=at.who if isinstance(at, Signed) else None) as ledger:
        try:
            yield ledger
        finally:
            for warning in ledger.warnings:
                say(warning)
