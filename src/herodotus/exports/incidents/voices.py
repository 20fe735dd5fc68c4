"""Who says what of an incident: its standing accounts counted and put in words, and its reports."""

from __future__ import annotations

from collections.abc import Iterable

from herodotus.exports.incidents.tolls import said
from herodotus.ledger.views import Account, IncidentRecord, Source
from herodotus.records import UNATTRIBUTED, Actor, Harm

DENIALS = frozenset({"denies", "dismisses"})


def standing(record: IncidentRecord) -> list[Account]:
    """Give the accounts that were not taken back."""
    return [account for account in record.accounts if account.withdrawn_on is None]


def claims(record: IncidentRecord) -> list[Account]:
    """Give the standing accounts that a claimant makes; what a report tells in its own voice is left out."""
    return [account for account in standing(record) if not account.narrated]


def claimants(record: IncidentRecord) -> list[str]:
    """Name the claimants of the standing claims, each once, in order."""
    return list(dict.fromkeys(account.claimant.name for account in claims(record)))


def origins(record: IncidentRecord) -> int:
    """Count the claimants, those with one id as one: six papers that carry one spokesman are one origin.

    Claims that are laid in nobody's mouth have none.
    """
    said_by = {account.claimant.id or account.claimant.name for account in claims(record)}
    return len(said_by - {UNATTRIBUTED})


def denials(record: IncidentRecord) -> int:
    """Count the standing accounts that deny or dismiss."""
    return sum(account.stance in DENIALS for account in standing(record))


def sources(record: IncidentRecord) -> list[Source]:
    """Give the reports and tables that were not taken back."""
    return [source for source in record.sources if source.withdrawn is None]


def reports(record: IncidentRecord) -> list[Source]:
    """Give the reports among them."""
    return [source for source in sources(record) if source.origin == "report"]


def independent_reports(record: IncidentRecord) -> int:
    """Count the standing reports, the same captured bytes once; texts copied word for word still count each."""
    return len({source.sha256 or source.id for source in reports(record)})


def outlets(record: IncidentRecord) -> list[str]:
    """Name the outlets of what was not taken back, each once, in order."""
    return list(dict.fromkeys(source.outlet for source in sources(record) if source.outlet))


def value_words(value: Iterable[str | Actor | Harm]) -> list[str]:
    """Put what is claimed in words.

    >>> value_words((Harm("killed", 3, 5), Actor("rebels"), "yes"))
    ['killed 3-5', 'rebels', 'yes']
    """
    return [said(v) if isinstance(v, Harm) else v.name if isinstance(v, Actor) else v for v in value]
