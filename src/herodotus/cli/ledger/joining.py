"""The commands `merge`, `split` and `undo`."""

from __future__ import annotations

from typing import Annotated

import typer

from herodotus.cli.ledger.desk import Signed, Why, opened


def merge(
    ids: Annotated[list[str], typer.Argument(metavar="ID ID…", help="Ids of incidents that are one.")],
    why: Why = "",
    *,
    at: Signed,
) -> None:
    """Merge incidents into the oldest of them; the other ids lead to it from then on."""
    with opened(at) as ledger:
        decision = ledger.merge(ids, why=why)
        kept = ledger.show(ids[0]).id
    typer.echo(f"merged {', '.join(id for id in dict.fromkeys(ids) if id != kept)} into {kept}: {decision}")


def split(
    one: Annotated[str, typer.Argument(metavar="ID", help="Id of the incident that is more than one.")],
    mentions: Annotated[
        list[str], typer.Argument(metavar="MENTION|REPORT…", help="What is to leave it: ids of mentions or of reports.")
    ],
    why: Why = "",
    *,
    at: Signed,
) -> None:
    """Take mentions, or all those of a report, out of an incident into a new one of their own."""
    with opened(at) as ledger:
        new, decision = ledger.split(one, mentions, why=why)
    typer.echo(f"split {new} from {one}: {decision}")


def undo(
    decision: Annotated[str, typer.Argument(metavar="DEC", help="Id of a decision, as a history shows it.")],
    why: Why = "",
    *,
    at: Signed,
) -> None:
    """Undo a decision: everything is as if it had not been taken, and both stay in the history."""
    with opened(at) as ledger:
        typer.echo(f"undid {decision}: {ledger.undo(decision, why=why)}")
