"""The claims of a row: for every source that the table names, who says what. A list of outlets is no claimant."""

from __future__ import annotations

from collections.abc import Iterator

from herodotus.codebook import codebook
from herodotus.errors import InputError
from herodotus.naming import actors
from herodotus.records import Actor, Claim, Evidence, Harm, Incident
from herodotus.tables.grammar import Statement
from herodotus.tables.numbers import count, span
from herodotus.tables.parties import actor
from herodotus.tables.words import Words

Value = tuple[str | Actor | Harm, ...]
DENIALS = ("denies", "dismisses")


def claims(words: Words, plans: tuple[Statement, ...], incident: Incident) -> tuple[tuple[Claim, ...], str]:
    """Read the claims of a row about its incident, with what a lenient map could not read.

    Raises `InputError` where a code or a value cannot be read and the map is not lenient.
    """
    found: list[Claim] = []
    whys: list[str] = []
    for plan in plans:
        try:
            found += list(_claims(words, plan, incident, len(found)))
        except InputError as error:
            if not plan.lenient:
                raise
            whys.append(error.problem)
    return tuple(found), "; ".join(whys)


def _claims(words: Words, plan: Statement, incident: Incident, before: int) -> Iterator[Claim]:
    claimants = tuple(words.pieces(plan.column, plan.separator))
    if not claimants:
        return
    stance = _code(words, plan.stance_column, plan.stance, "stances")
    certainty = _code(words, plan.certainty_column, plan.certainty, "certainties")
    aspect = _code(words, plan.aspect_column, plan.aspect, "aspects")
    content = next(iter(at for column in plan.content for at in words.all(column)), incident.evidence[0])
    value = _value(words, plan, aspect, stance, incident)
    country = incident.where.country if incident.where else None
    for i, at in enumerate(claimants):
        claimant = actor(at, country)
        yield Claim(
            f"c{before + i + 1}", claimant, actors.is_named(at.quote), stance, certainty, words.name_of(plan.column),
            content, _carriers(words, plan, i, len(claimants), country), about=(incident.id,), aspect=aspect,
            value=value,
        )  # fmt: skip


def _code(words: Words, column: str, constant: str, section: str) -> str:
    """Take a code of the codebook from a column, or the map's own where the column is blank or none is named."""
    value = words.value(column)
    if not value:
        return constant
    known = codebook().section(section)
    code = value.casefold().replace(" ", "_")
    if code not in known:
        raise words.error(column, f"is none of the {section}", f"write one of {', '.join(known)}")
    return code


def _carriers(words: Words, plan: Statement, i: int, claimants: int, country: str | None) -> tuple[Actor, ...]:
    """Give who carried the words of the claimant with number `i`: the only carrier, or the one with that number.

    Where there are as many carriers as claimants they go in pairs; in any other case nobody can tell who carried whom.
    """
    carriers = tuple(words.pieces(plan.via, plan.via_separator or plan.separator))
    if len(carriers) == 1:
        return (actor(carriers[0], country),)
    return (actor(carriers[i], country),) if len(carriers) == claimants else ()


def _value(words: Words, plan: Statement, aspect: str, stance: str, incident: Incident) -> Value:
    """Give what is claimed, by aspect, as `records.Claim.value` holds it."""
    pieces = tuple(words.pieces(plan.value, plan.value_separator))
    country = incident.where.country if incident.where else None
    if aspect == "occurrence":
        return ("no",) if stance in DENIALS else ("yes",)
    if aspect == "responsibility":
        return tuple(actor(at, country) for at in pieces) or (incident.initiators if not plan.value else ())
    if aspect == "harm":
        return tuple(_harm(words, plan, at) for at in pieces) or (incident.harm if not plan.value else ())
    return tuple(at.quote for at in pieces)


def _harm(words: Words, plan: Statement, at: Evidence) -> Harm:
    number = count(at.quote)
    if number is not None:
        return Harm(plan.harm_kind, number, number, evidence=(at,))
    bounds = span(at.quote)
    if bounds is None:
        raise words.error(plan.value, "is no number", "write it as 7, 3-5, 40+ or up to 24")
    return Harm(plan.harm_kind, bounds.min, bounds.max, evidence=(at,))
