"""The commands of the ledger; each module holds those of one kind, and imports what is heavy inside them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import typer

from herodotus.cli.ledger import (
    again,
    asking,
    copying,
    deciding,
    exporting,
    joining,
    opening,
    proving,
    remarking,
    tables,
    withdrawing,
)
from herodotus.cli.spreading import spread

# The commands by name, under the headings of `herodotus --help`.
PANELS: Mapping[str, Mapping[str, Callable[..., None]]] = {
    "Keep a ledger": {"init": opening.init, "add": opening.add, "re-read": again.reread, "relink": again.relink},
    "Ask it": {"list": asking.list_, "show": asking.show, "history": asking.history, "stats": asking.stats},
    "Judge": {
        "merge": joining.merge, "split": joining.split, "undo": joining.undo, "tag": remarking.tag,
        "untag": remarking.untag, "note": remarking.note, "tie": remarking.tie, "grade": remarking.grade,
        "withdraw": withdrawing.withdraw,
    },
    "Exchange": {"import": tables.import_, "compare": tables.compare, "export": exporting.export},
    "Keep it safe": {
        "verify": proving.verify, "seal": proving.seal, "backup": copying.backup, "restore": copying.restore,
        "rebuild": copying.rebuild,
    },
}  # fmt: skip
DECISIONS: Mapping[str, Callable[..., None]] = {
    "accept": deciding.accept, "reject": deciding.reject, "correct": deciding.correct, "add": deciding.add,
}  # fmt: skip


def register(app: typer.Typer) -> None:
    """Give the program the commands of the ledger."""
    for panel, commands in PANELS.items():
        for name, command in commands.items():
            app.command(name, rich_help_panel=panel)(spread(command))
    decide = typer.Typer(help="Decide what the record of an incident says.", no_args_is_help=True)
    for name, command in DECISIONS.items():
        decide.command(name)(spread(command))
    app.add_typer(decide, name="decide", rich_help_panel="Judge")
