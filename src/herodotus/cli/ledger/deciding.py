"""The commands `herodotus decide accept`, `reject`, `correct` and `add`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from herodotus.cli.ledger.desk import Signed, Why, opened
from herodotus.cli.ledger.filters import Filters
from herodotus.cli.ledger.many import Many, Verdict, decide_many, meant, whole
from herodotus.cli.spreading import Group
from herodotus.errors import ConfigError

Ids = Annotated[list[str] | None, typer.Argument(metavar="ID…", help="Ids of incidents; none with --where.")]
Account = Annotated[
    str | None, typer.Option("--account", metavar="ID", help="Decide of this account, not of the incident's cells.")
]


class Evidence(Group, frozen=True, kw_only=True):
    """What a correction rests on."""

    quote: Annotated[
        str | None, typer.Option("--quote", metavar="WORDS", help="The words of a report that it rests on.")
    ] = None
    no_evidence: Annotated[
        bool, typer.Option("--no-evidence", help="Say that no report has words for it.")
    ] = False


def accept(ids: Ids = None, why: Why = "", account: Account = None, *, many: Many, filters: Filters,
           at: Signed) -> None:
    """Accept incidents as they read now; later readings are laid beside them, never over them."""
    chosen = _chosen(ids or [], filters, many, account)
    with opened(at) as ledger:
        if many.where:
            decide_many(ledger, filters, many, Verdict(verb="accept", why=why))
        whole(ledger, chosen)
        for id in chosen:
            _told("accepted", account or id, ledger.accept(id, why=why, account=account))


def reject(ids: Ids = None, why: Why = "", account: Account = None, *, many: Many, filters: Filters,
           at: Signed) -> None:
    """Reject incidents: they stay in the ledger, marked, and leave lists and exports."""
    chosen = _chosen(ids or [], filters, many, account)
    with opened(at) as ledger:
        if many.where:
            decide_many(ledger, filters, many, Verdict(verb="reject", why=why))
        whole(ledger, chosen)
        for id in chosen:
            _told("rejected", account or id, ledger.reject(id, why=why, account=account))


def correct(
    words: Annotated[
        list[str], typer.Argument(metavar="ID… CELL=VALUE…", help="Ids of incidents, then cells with their values.")
    ],
    why: Why = "",
    account: Account = None,
    *,
    evidence: Evidence,
    many: Many,
    filters: Filters,
    at: Signed,
) -> None:
    """Correct cells, such as when=2019-07-20 or killed=3-5, with a quote as evidence or the mark that there is none.

    Without --where, --report names the report that the quote stands in, should several have the same words.
    """
    ids, cells = _parted(words)
    chosen = _chosen(ids, filters, many, account, own=("--report",))
    report = None if many.where else _one_report(filters)
    if (many.where or len(chosen) > 1) and evidence.quote:
        raise ConfigError("a quote is evidence for one incident; correct one at a time, or say --no-evidence")
    if many.where and not evidence.no_evidence:
        raise ConfigError("many incidents are corrected without a quote; say so with --no-evidence")
    with opened(at) as ledger:
        if many.where:
            decide_many(ledger, filters, many, Verdict(verb="correct", why=why, cells=cells))
        whole(ledger, chosen)
        for id in chosen:
            made = ledger.correct(id, cells, why=why, quote=evidence.quote, report=report, account=account,
                                  no_evidence=evidence.no_evidence)  # fmt: skip
            _told("corrected", account or id, made)


def add(
    words: Annotated[
        list[str], typer.Argument(metavar="CELL=VALUE…", help="Cells with their values; type=CODE is needed.")
    ],
    report: Annotated[
        str | None, typer.Option(metavar="ID", help="The report that tells it, where there is one.")
    ] = None,
    why: Why = "",
    *,
    evidence: Evidence,
    at: Signed,
) -> None:
    """Add an incident that no reading has, with a quote as evidence or the mark that there is none."""
    ids, cells = _parted(words)
    if ids:
        raise ConfigError(f"{ids[0]}: is no cell with a value; write for example type=shelling when=2019-07-20")
    with opened(at) as ledger:
        id, decision = ledger.add_incident(cells, report=report, why=why, quote=evidence.quote,
                                           no_evidence=evidence.no_evidence)  # fmt: skip
    _told("added", id, decision)


def _chosen(ids: Sequence[str], filters: Filters, many: Many, account: str | None,
            own: Sequence[str] = ()) -> tuple[str, ...]:
    """Say which incidents are meant by their ids; an account belongs to a single one."""
    chosen = meant(ids, filters, many, own)
    if account and len(chosen) != 1:
        raise ConfigError("--account: an account belongs to one incident; name that incident alone")
    return chosen


def _parted(words: Sequence[str]) -> tuple[list[str], dict[str, str]]:
    """Part ids from cells with their values."""
    pairs = [word.partition("=") for word in words]
    return [name for name, sign, _ in pairs if not sign], {name: value for name, sign, value in pairs if sign}


def _one_report(filters: Filters) -> str | None:
    given = filters.report or []
    if len(given) > 1:
        raise ConfigError("--report: a quote stands in one report; name that one")
    return given[0] if given else None


def _told(done: str, what: str, decision: str) -> None:
    typer.echo(f"{done} {what}: {decision}")
