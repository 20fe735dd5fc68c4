"""The accounts of an incident, by the aspect that they speak to: who says what, on whose word, and how surely."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from herodotus.codebook import codebook
from herodotus.days import words
from herodotus.exports.incidents.grounds import Authors, Gone, decided, dim, quoted
from herodotus.exports.incidents.layout import Row, Section, heading, one_line
from herodotus.exports.incidents.wording import UNKNOWN, cell_words
from herodotus.ledger.views import Account
from herodotus.records import UNATTRIBUTED


def account_sections(accounts: Sequence[Account], authors: Authors, gone: Gone) -> Iterator[Section]:
    """Give a section for each aspect that is spoken of, in the order of the codebook."""
    known = list(codebook().aspects)
    found = {account.aspect for account in accounts}
    for aspect in (*(each for each in known if each in found), *sorted(found - set(known))):
        rows = [_account(account, authors, gone) for account in accounts if account.aspect == aspect]
        yield Section(heading(f"Accounts of {aspect}", str(len(rows))), rows)


def _account(account: Account, authors: Authors, gone: Gone) -> Row:
    remarks = [f"{account.claimant.name}: {account.claimant.why}"] if account.claimant.why else []
    remarks += [decided(account.decision, authors)] if account.decision else []
    return Row(account.id, _says(account), dim(", ".join(_when(account))), *map(dim, remarks),
               *quoted(account.quotes, gone))  # fmt: skip


def _says(account: Account) -> Text:
    """Say who says what: "Layla Qadir via Velmar Post asserts (certain): shells fell on the market"."""
    via = "".join(f" via {one_line(carrier.name)}" for carrier in account.carriers)
    stance = f" {one_line(account.stance).replace('_', ' ')} ({one_line(account.certainty)}): "
    value = account.said or (cell_words(account.value) if account.value else UNKNOWN)
    style = "strike" if account.withdrawn_on else ""
    return Text.assemble((one_line(_claimant(account)), "bold"), via, stance, one_line(value), style=style)


def _claimant(account: Account) -> str:
    if account.narrated:
        return "the report in its own voice"
    if account.claimant.name == UNATTRIBUTED:
        return "nobody named"
    return account.claimant.name if account.named else f"{account.claimant.name} (unnamed)"


def _when(account: Account) -> Iterator[str]:
    """List the days of an account, its report, and how sure the reader is of it."""
    if account.withdrawn_on:
        yield f"withdrawn on {words(account.withdrawn_on)}"
    yield f"said on {words(account.said_on.edtf)}" if account.said_on.edtf else "said on an unknown day"
    yield f"published {words(account.published)} in {account.report}"
    if account.score is not None:
        yield f"read with probability {account.score:.2f}"
