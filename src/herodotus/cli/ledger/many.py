"""Deciding the same of many incidents at once: `--where` with a filter, first as a dry run, then with `--yes`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from herodotus.cli.guard import say
from herodotus.cli.ledger.filters import Filters
from herodotus.cli.ledger.printing import counted, put_all
from herodotus.cli.spreading import Group
from herodotus.errors import ConfigError

if TYPE_CHECKING:
    from herodotus.ledger.ledger import Ledger

FEW = 5  # incidents that a dry run shows
PAST = {"accept": "accepted", "reject": "rejected", "correct": "corrected", "tag": "tagged", "untag": "untagged",
        "note": "noted"}  # fmt: skip


class Many(Group, frozen=True, kw_only=True):
    """Whether many are meant, and whether it is to be done."""

    where: Annotated[
        bool, typer.Option("--where", help="Mean all incidents that the options below find; a dry run without --yes.")
    ] = False
    yes: Annotated[bool, typer.Option("--yes", help="With --where: do it.")] = False


class Verdict(Group, frozen=True, kw_only=True):
    """What is to be decided of many incidents: the verb, with the cells or the word that it takes, and the reason."""

    verb: str
    why: str = ""
    cells: Mapping[str, Any] | None = None
    word: str | None = None


def meant(ids: Sequence[str], filters: Filters, many: Many, own: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the ids that are meant, none where a filter says it; raises `ConfigError` where both or neither do.

    `own` names the options of the command that look like a filter but are none without `--where`.
    """
    if many.where:
        if ids:
            raise ConfigError(f"{ids[0]}: with --where a filter says which incidents are meant; leave the ids out")
        return ()
    stray = [name for name in (*filters.given, *(["--yes"] if many.yes else [])) if name not in own]
    if stray:
        raise ConfigError(f"{stray[0]}: belongs to --where; add it, or leave {stray[0]} out")
    if not ids:
        raise ConfigError("name incidents by their ids, or give --where with a filter")
    return tuple(dict.fromkeys(ids))


def decide_many(ledger: Ledger, filters: Filters, many: Many, verdict: Verdict) -> None:
    """Decide of all incidents that the filter finds, or say which these are."""
    asked = filters.filter()
    found = ledger.decide_where(asked, verdict.verb, why=verdict.why, cells=verdict.cells, word=verdict.word,
                                dry_run=not many.yes)  # fmt: skip
    if many.yes or not found:
        typer.echo(f"{PAST[verdict.verb]} {counted(len(found), 'incident')}")
        return
    from herodotus.exports.incidents.text import render_list
    from herodotus.ledger.views import Page

    typer.echo(f"would {verdict.verb} {counted(len(found), 'incident')}" + (
        f", the first {FEW} of them:" if len(found) > FEW else ":"))  # fmt: skip
    put_all([render_list(Page(ledger.list(asked, limit=FEW).lines))])
    say("nothing was changed; add --yes to do it")


def whole(ledger: Ledger, ids: Sequence[str]) -> None:
    """Check that the ledger has all incidents before anything is decided of the first; raises `LedgerError`."""
    for id in ids:
        ledger.show(id)
