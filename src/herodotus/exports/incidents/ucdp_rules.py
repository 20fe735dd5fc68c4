"""Which type of violence of UCDP GED an incident is, by the rules of the codebook's crosswalk (`ucdp_rules`)."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from herodotus.codebook import crosswalk
from herodotus.codebook.store import table
from herodotus.exports.incidents.sides import CIVIL_HARM, CIVILIAN, ORGANISED, STATE, actors_of, ucdp_class
from herodotus.exports.incidents.tolls import somebody_died
from herodotus.exports.incidents.voices import DENIALS, standing
from herodotus.ledger.views import IncidentRecord
from herodotus.records import Actor

STATE_BASED, NON_STATE, ONE_SIDED = 1, 2, 3
ARMED = (STATE, ORGANISED)


class Sides(msgspec.Struct, frozen=True):
    """The type of violence with its two sides; side b of one-sided violence is civilians, without an actor."""

    violence: int
    a: tuple[Actor, ...]
    b: tuple[Actor, ...] = ()


def sides_of(record: IncidentRecord) -> Sides | str:
    """Give the type of violence and the sides, or the reason why UCDP GED records no such event."""
    rule = _rule(record)
    if rule in ("never", "undone", "unknown_cause"):
        return str(table("crosswalk")["ucdp_rules"][rule])
    if not somebody_died(record):
        return "no death is told, and UCDP GED records events with at least one"
    if rule == "crowd":
        return _crowd(record)
    return _fought(record, rule)


def _rule(record: IncidentRecord) -> str:
    """Name the rule of a type and status; an attempt is judged by the rule of the deed carried out."""
    rules: dict[str, str] = {sentence: name for name, sentence in table("crosswalk")["ucdp_rules"].items()}
    rule = rules[crosswalk(record.type, record.status).ucdp_rule]
    return rules[crosswalk(record.type).ucdp_rule] if rule == "failed" else rule


def _fought(record: IncidentRecord, rule: str) -> Sides | str:
    a, b = _armed(record.initiators), _armed(record.targets)
    if not a:
        return "no organised actor is known to have done it, and UCDP GED records none without"
    if b and (rule != "onesided" or not _civilians_died(record)):
        return _two_sided(a, b)
    if rule == "battle":
        return "two organised sides are not known, and UCDP GED records a battle only between two"
    if _civilians_died(record) or _civilians(record.targets):
        return Sides(ONE_SIDED, a)
    return "it is not told that the dead were civilians or belonged to an organised side"


def _two_sided(a: tuple[Actor, ...], b: tuple[Actor, ...]) -> Sides:
    """Order the sides as UCDP does: the government first in state-based conflict."""
    if not any(ucdp_class(actor) == STATE for actor in (*a, *b)):
        return Sides(NON_STATE, a, b)
    if any(ucdp_class(actor) == STATE for actor in a):
        return Sides(STATE_BASED, a, b)
    return Sides(STATE_BASED, b, a)


def _crowd(record: IncidentRecord) -> Sides | str:
    """Find who killed members of the crowd: it stands in accounts of responsibility only, as the crowd is initiator."""
    blamed = [value for account in standing(record)
              if account.aspect == "responsibility" and account.stance not in DENIALS
              for value in account.value if isinstance(value, Actor)]  # fmt: skip
    killers = _armed(blamed)
    return Sides(ONE_SIDED, killers) if killers else "nobody is named as having killed members of the crowd"


def _armed(actors: Iterable[Actor]) -> tuple[Actor, ...]:
    return tuple(actor for actor in actors_of(actors) if ucdp_class(actor) in ARMED)


def _civilians(actors: Iterable[Actor]) -> bool:
    return any(ucdp_class(actor) == CIVILIAN for actor in actors)


def _civilians_died(record: IncidentRecord) -> bool:
    return any(harm.kind == "killed" and harm.max != 0 and harm.who in CIVIL_HARM for harm in record.harm)
