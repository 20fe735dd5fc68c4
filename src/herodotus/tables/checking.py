"""What a map may say: its codes have to be the codebook's, its formats readable, its sides named.

Found when the map is read, so that no row is refused for a fault of the map.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from rapidfuzz import process

from herodotus.codebook import codebook
from herodotus.tables.crossing import SCHEMES

if TYPE_CHECKING:
    from herodotus.tables.grammar import Statement, Toll
    from herodotus.tables.mapping import Mapping

ROLES = ("initiators", "targets", "means")
SPANS = ("day", "week", "month", "year", "span")
LONGEST_CODES = 12  # a list of more is cut to the nearest one in the message


def problems(mapping: Mapping) -> Iterator[str]:
    """Yield what is wrong with a map, one clear phrase each."""
    if mapping.delimiter and (len(mapping.delimiter) != 1 or mapping.delimiter in '\r\n"'):
        yield f"the delimiter {mapping.delimiter!r} is no single character; write one such as \";\", or leave it out"
    yield from _types(mapping)
    yield from _dates(mapping)
    yield from _places(mapping)
    yield from (p for party in mapping.actors for p in _one_of(party.role, ROLES, f"role of {party.column}"))
    yield from (p for toll in mapping.harm for p in _harm(toll))
    yield from (p for claim in mapping.claims for p in _claim(claim))


def _types(mapping: Mapping) -> Iterator[str]:
    book = codebook()
    yield from _one_of(mapping.type.scheme, ("", *SCHEMES), "scheme of [type]")
    for code, ours in mapping.type.codes.items():
        type, _, status = ours.partition(" ")
        yield from _one_of(type, book.types, f"type for '{code}'")
        yield from _one_of(status or "occurred", book.statuses, f"status for '{code}'")
    for word, status in (mapping.status.codes if mapping.status else {}).items():
        yield from _one_of(status, book.statuses, f"status for '{word}'")
    yield from (p for code in mapping.both for p in _one_of(code, (*book.types, *book.groups), "entry of both"))


def _dates(mapping: Mapping) -> Iterator[str]:
    yield from (p for span in mapping.when.codes.values() for p in _one_of(span, SPANS, "precision of [when]"))
    if mapping.when.precision and not mapping.when.codes:
        yield "[when] names a column of precision but no codes; say under [when.codes] what they mean"
    for form in (*mapping.when.formats, *((mapping.coded.format,) if mapping.coded else ())):
        if form not in ("edtf", "unix") and not _is_format(form):
            yield f"the date format '{form}' is none of strptime; write one such as %d.%m.%Y, or edtf"


def _is_format(form: str) -> bool:
    """Whether a day can be written and read again in a format."""
    day = datetime(2019, 8, 27)
    try:
        return "%" in form and datetime.strptime(day.strftime(form), form).year == day.year
    except ValueError:
        return False


def _places(mapping: Mapping) -> Iterator[str]:
    where = mapping.where
    if bool(where.lat) != bool(where.lon):
        yield "[where] names only one of lat and lon; name both columns or neither"
    for code, reach in where.codes.items():
        if not 0 <= reach.precision <= 7:
            yield f"precision {reach.precision} for '{code}' is none of UCDP's where_prec; take 1 to 7, or 0 if unknown"


def _harm(toll: Toll) -> Iterator[str]:
    yield from _one_of(toll.kind, codebook().harm_kinds, "kind of [[harm]]")
    if not (toll.min or toll.best or toll.max or toll.parts):
        yield f"[[harm]] of kind '{toll.kind}' names no column; give min, best, max or parts"


def _claim(claim: Statement) -> Iterator[str]:
    book, place = codebook(), f"of the claims by {claim.column}"
    yield from _one_of(claim.stance, book.stances, f"stance {place}")
    yield from _one_of(claim.certainty, book.certainties, f"certainty {place}")
    yield from _one_of(claim.aspect, book.aspects, f"aspect {place}")
    yield from _one_of(claim.harm_kind, book.harm_kinds, f"harm_kind {place}")


def _one_of(word: str, known: Iterable[str], what: str) -> Iterator[str]:
    codes = tuple(known)
    if word not in codes:
        nearest = process.extractOne(word, codes)[0]
        advice = f"take one of {', '.join(filter(None, codes))}" if len(codes) <= LONGEST_CODES else "see the codebook"
        yield f"the {what}, '{word}', is no such code; did you mean '{nearest}'? Otherwise {advice}"
