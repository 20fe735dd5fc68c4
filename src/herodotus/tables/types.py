"""The incident type of a row: from its code by the map's own table, else by the crosswalk where it is unambiguous."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz import process

from herodotus.codebook import codebook
from herodotus.errors import InputError
from herodotus.tables.crossing import backwards
from herodotus.tables.grammar import Status, Type
from herodotus.tables.words import Words

UNKNOWN = "other"  # the codebook's last resort, for a type that a lenient map cannot tell


def type_and_status(words: Words, plan: Type, status: Status | None) -> tuple[str, str, str]:
    """Give type, status and, where a lenient map could not tell one, the reason; raises `InputError` otherwise."""
    type, told, why = _type(words, plan)
    if status is None or not words.value(status.column):
        return type, told, why
    value = words.value(status.column)
    code = {known.casefold(): ours for known, ours in status.codes.items()}.get(value.casefold(), value)
    if code in codebook().statuses:
        return type, code, why
    error = words.error(status.column, "is no status", f"write one of {', '.join(codebook().statuses)}")
    if not status.lenient:
        raise error
    return type, told, "; ".join(filter(None, (why, error.problem)))


def of_code(code: str, plan: Type) -> tuple[str, ...]:
    """Give what a code of a table may be, each a type with its status behind a blank where it did not occur.

    >>> of_code("Riots > Mob violence", Type(columns=("t",), scheme="acled", codes={"riots > mob violence": "riot"}))
    ('riot',)
    """
    own = _own(tuple(plan.codes.items())).get(code.casefold())
    if own or not plan.scheme:
        return (own,) if own else ()
    return backwards(plan.scheme).get(code.casefold(), ())


@lru_cache(maxsize=64)
def _own(codes: tuple[tuple[str, str], ...]) -> dict[str, str]:
    return {code.casefold(): ours for code, ours in codes}


def _type(words: Words, plan: Type) -> tuple[str, str, str]:
    code = plan.separator.join(words.value(column) for column in plan.columns)
    found = of_code(code.removesuffix(".0"), plan)
    if len(found) == 1:
        type, _, status = found[0].partition(" ")
        return type, status or "occurred", ""
    error = _unknown(words, plan, code, found)
    if not plan.lenient:
        raise error
    return UNKNOWN, "occurred", error.problem


def _unknown(words: Words, plan: Type, code: str, found: tuple[str, ...]) -> InputError:
    column = next((column for column in plan.columns if words.value(column)), plan.columns[0])
    if not words.value(column):
        return words.error(column, "gives no type", "fill it in")
    if found:
        return words.error(column, f"may be {' or '.join(found)}", f"say under [type.codes] which '{code}' is")
    known = [*plan.codes, *(backwards(plan.scheme) if plan.scheme else ())]
    near = process.extractOne(code.casefold(), known) if known else None
    hint = f" (the nearest known is '{near[0]}')" if near else ""
    return words.error(column, f"gives the unknown type code '{code}'{hint}", "add it under [type.codes] of the map")
