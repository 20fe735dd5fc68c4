"""The value of a cell as a person gives it, brought to the plain JSON that a decision holds.

Names are resolved here, once, so that the decision stays what it was when gazetteer and register grow.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import msgspec
from rapidfuzz import process

from herodotus.codebook import codebook
from herodotus.days import days
from herodotus.errors import LedgerError
from herodotus.ledger.composing.cells import ACTORS, plain
from herodotus.ledger.views import CELLS, IncidentRecord
from herodotus.records import Actor, Harm, Place, Span, When

T = TypeVar("T")
UNKNOWN = "unknown"
NO_YEAR = re.compile(r"XXXX-\d\d-(?:\d\d|XX)")
SEASONS = ("21", "22", "23", "24")  # EDTF writes them as months
LARGEST = 10**9  # people; more than that is a slip of the pen
BOUNDS = re.compile(r"(?P<min>[0-9]+)(?:\s*-\s*(?P<max>[0-9]+)|\s*(?P<open>\+))?")
HARM = re.compile(r"(?P<kind>[a-z]+)\s+(?P<bounds>up to \d+|[\d+\s-]+?|unknown)(?:\s+(?P<who>[^\d].*))?")
ACCOUNT_CODES = {"stance": "stances", "certainty": "certainties", "aspect": "aspects"}


def cells_of(given: Mapping[str, Any], record: IncidentRecord | None) -> dict[str, Any]:
    """Check the values given for cells and return them as plain JSON, by cell.

    Besides the cells themselves, kinds of harm can be given (`killed="3-5"`); they replace that kind in what `record`
    says. Raises `LedgerError` for an unknown cell or a value that does not fit.
    """
    kinds = codebook().harm_kinds
    wrong = next((cell for cell in given if cell not in CELLS and cell not in kinds), None)
    if wrong is not None:
        raise LedgerError(f"{wrong}: no such cell; cells are {', '.join((*CELLS, *kinds))}")
    made = {cell: _parsed(cell, value) for cell, value in given.items() if cell in CELLS}
    told = {kind: value for kind, value in given.items() if kind in kinds}
    if told and "harm" not in made:
        kept = [h for h in (record.harm if record else ()) if h.kind not in told]
        added = [h for kind, value in told.items() if (h := _one_harm(kind, value)) is not None]
        made["harm"] = tuple(kept + added)
    return {cell: plain(value) for cell, value in made.items()}


def _parsed(cell: str, value: Any) -> Any:
    """Parse the value of a cell, which may be given in words, as plain JSON, or as it stands in a record."""
    structured = isinstance(value, msgspec.Struct | tuple)
    given = msgspec.json.decode(msgspec.json.encode(value)) if structured else value
    return _PARSE[cell](cell, given)


def account_cells(given: Mapping[str, Any]) -> dict[str, Any]:
    """Check the values given for the cells of an account, as `cells_of` does."""
    made: dict[str, Any] = {}
    for cell, value in given.items():
        if cell in ACCOUNT_CODES:
            made[cell] = _code(cell, value, list(getattr(codebook(), ACCOUNT_CODES[cell])))
        elif cell == "claimant":
            made[cell] = plain(_actor(value))
        elif cell == "said_on":
            made[cell] = plain(_when(cell, value))
        elif cell == "named":
            made[cell] = str(value).lower() in ("yes", "true", "1")
        else:
            raise LedgerError(f"{cell}: no such cell of an account; cells are claimant, named, stance, certainty, "
                              "aspect, said_on")
    return made


def _code(cell: str, value: Any, codes: list[str]) -> str:
    if value in codes:
        return str(value)
    near = process.extractOne(str(value), codes)
    hint = f"; did you mean {near[0]}?" if near and near[1] > 60 else f"; codes are in: herodotus codebook {cell}s"
    raise LedgerError(f"{cell}={value}: no such code{hint}")


def _type(cell: str, value: Any) -> str:
    return _code(cell, value, list(codebook().types))


def _status(cell: str, value: Any) -> str:
    return _code(cell, value, list(codebook().statuses))


def _when(cell: str, value: Any) -> When:
    if isinstance(value, Mapping):
        when = _converted(cell, value, When)
        return msgspec.structs.replace(_when(cell, when.edtf), anchor=when.anchor, why=when.why)
    if value in (None, "", UNKNOWN):
        return When(why="a person found no date")
    if days(str(value)) is None and not NO_YEAR.fullmatch(str(value)):
        raise LedgerError(f"{cell}={value}: is no date; write 2019-07-19, 2019-07 or 2019-07-19/2019-07-21 (EDTF)")
    return When(str(value), _precision(str(value)))


def _precision(edtf: str) -> str:
    if "/" in edtf or edtf.startswith("{"):
        return "interval"
    if NO_YEAR.fullmatch(edtf):
        return "month" if edtf.endswith("XX") else "day"
    year, month, day = (*edtf.rstrip("~?%").split("-"), "XX", "XX")[:3]
    if "X" in year:
        return "decade" if year[:3].isdigit() else "unknown"
    if "X" in month:
        return "year"
    return "day" if day.isdigit() else "season" if month in SEASONS else "month"


def _where(cell: str, value: Any) -> Place | None:
    if value in (None, "", UNKNOWN):
        return None
    if isinstance(value, Mapping):
        return _on_earth(cell, _converted(cell, value, Place))
    name, comma, country = str(value).rpartition(",")
    from herodotus.naming import places

    code = country.strip() if comma and re.fullmatch(r"\s*[A-Z]{2}", country) else None
    words = name.strip() if code else str(value).strip()
    found = places.resolve(words, text=words, hints=(code,) if code else ())
    return msgspec.structs.replace(found, country=found.country or code)


def _on_earth(cell: str, place: Place) -> Place:
    if not -90 <= (place.lat or 0) <= 90 or not -180 <= (place.lon or 0) <= 180:
        raise LedgerError(f"{cell}={place.name}: {place.lat}, {place.lon} is no point on the globe")
    return place


def _actors(cell: str, value: Any) -> tuple[Actor, ...]:
    if value in (None, "", UNKNOWN):
        return ()
    given = [part.strip() for part in value.split(";")] if isinstance(value, str) else value
    if not isinstance(given, list) or not all(isinstance(one, str | Mapping) for one in given):
        raise LedgerError(f"{cell}: names are wanted, with a semicolon between two")
    return tuple(_actor(one) for one in given if one)


def _actor(value: Any) -> Actor:
    if isinstance(value, Mapping):
        return _converted("actor", {"is": "actor", **value}, Actor)
    from herodotus.naming import actors

    return actors.resolve(str(value))


def _harm(cell: str, value: Any) -> tuple[Harm, ...]:
    if value in (None, "", UNKNOWN):
        return ()
    if not isinstance(value, str):
        return _harms(cell, value)
    found: list[Harm] = []
    for part in filter(None, (part.strip() for part in value.split(";"))):
        hit = HARM.fullmatch(part)
        if not hit or hit["kind"] not in codebook().harm_kinds:
            raise LedgerError(f"{cell}={part}: cannot be read; write for example: killed 3-5 civilians; injured 2+")
        span = _span(cell, hit["bounds"])
        found.append(Harm(hit["kind"], span.min, span.max, (hit["who"] or UNKNOWN).strip()))
    return tuple(found)


def _harms(cell: str, value: Any) -> tuple[Harm, ...]:
    """Take harm as plain JSON: a list of kind, min, max and who."""
    if not isinstance(value, list) or not all(isinstance(one, Mapping) for one in value):
        raise LedgerError(f"{cell}: cannot be read; write for example: killed 3-5 civilians; injured 2+")
    harms = _converted(cell, [{"is": "harm", **one} for one in value], tuple[Harm, ...])
    for harm in harms:
        _code("harm kind", harm.kind, list(codebook().harm_kinds))
        _bounded(cell, harm.span)
    return harms


def _one_harm(kind: str, value: Any) -> Harm | None:
    """Make the harm of one kind; nobody is 0, and "none told" is no harm at all."""
    if value in (None, "", UNKNOWN):
        return None
    span = _span(kind, value)
    return Harm(kind, span.min, span.max)


def _count(cell: str, value: Any) -> Span | None:
    return None if value in (None, "", UNKNOWN) else _span(cell, value)


def _span(cell: str, value: Any) -> Span:
    """Read bounds: 7, 3-5, 40+, up to 24."""
    if isinstance(value, Mapping):
        return _bounded(cell, _converted(cell, value, Span))
    words = str(value).strip()
    if words == UNKNOWN:
        return Span()
    if words.startswith("up to ") and words[6:].isdigit():
        return _bounded(cell, Span(None, int(words[6:])))
    hit = BOUNDS.fullmatch(words)
    if not hit:
        raise LedgerError(f"{cell}={value}: is no number; write 7, 3-5, 40+ or up to 24")
    low = int(hit["min"])
    return _bounded(cell, Span(low, None if hit["open"] else int(hit["max"]) if hit["max"] else low))


def _bounded(cell: str, span: Span) -> Span:
    """Return bounds that can be; raises `LedgerError` for others."""
    low, high = span.min, span.max
    if low is not None and high is not None and high < low:
        raise LedgerError(f"{cell}={span}: the lower bound is over the upper one")
    if not all(0 <= bound <= LARGEST for bound in (low, high) if bound is not None):
        raise LedgerError(f"{cell}={span}: is no number of people; write one from 0 to {LARGEST:,}")
    return span


def _converted(cell: str, value: Any, kind: type[T]) -> T:
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        raise LedgerError(f"{cell}: {error}") from None


_PARSE: dict[str, Callable[[str, Any], Any]] = {
    "type": _type, "status": _status, "when": _when, "where": _where, "harm": _harm, "count": _count,
    **dict.fromkeys(ACTORS, _actors),
}  # fmt: skip
