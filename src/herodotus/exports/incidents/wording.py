"""The cells of an incident in words, from their values or from the plain JSON that decisions and histories hold."""

from __future__ import annotations

import json
from typing import Any

import msgspec

from herodotus.days import words
from herodotus.records import Actor, Harm, Place, Span, When

UNKNOWN = "unknown"
# What each cell is made of; codes are strings.
SHAPES: dict[str, Any] = {
    "type": str | None, "status": str | None, "when": When | None, "where": Place | None,
    "initiators": tuple[Actor, ...], "targets": tuple[Actor, ...], "means": tuple[Actor, ...],
    "harm": tuple[Harm, ...], "count": Span | None,
}  # fmt: skip


def cell_words(value: Any) -> str:
    """Say the value of a cell in words.

    >>> cell_words(When("2026-02-27")), cell_words((Harm("killed", 3, 5, "civilians"),)), cell_words("air_strike")
    ('27 February 2026', '3-5 killed (civilians)', 'air strike')
    >>> cell_words(Place("", why="no place is named")), cell_words(Span(3, None)), cell_words(())
    ('unknown (no place is named)', '3+ events', 'unknown')
    """
    if isinstance(value, When):
        return _when(value)
    if isinstance(value, Place):
        return _place(value)
    if isinstance(value, Span):
        return f"{value} event" if (value.min, value.max) == (1, 1) else f"{value} events"
    if isinstance(value, tuple):
        return "; ".join(map(_member, value)) or UNKNOWN
    return str(value).replace("_", " ") if value else UNKNOWN


def plain_words(cell: str, value: Any) -> str:
    """Say in words what stands as plain JSON for a cell, or as a history tells it; another shape is shown as it is.

    >>> plain_words("when", {"edtf": "2026-02-27"}), plain_words("harm", None), plain_words("count", {"min": "x"})
    ('27 February 2026', 'unknown', '{"min": "x"}')
    """
    if value is None or value == []:
        return UNKNOWN
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return "; ".join(value)
    if cell == "when" and isinstance(value, str):
        return words(value)
    try:
        return cell_words(msgspec.convert(value, SHAPES[cell]))
    except (KeyError, msgspec.ValidationError):
        return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)


def actor_words(actor: Actor) -> str:
    """Name an actor with its id of the register, its country and role code, as far as they are known.

    >>> actor_words(Actor("Northern Column", id="col-n", country="SY", role="REB")), actor_words(Actor("rebels"))
    ('Northern Column (col-n, SY, REB)', 'rebels')
    """
    known = ", ".join(word for word in (actor.id, actor.country, actor.role) if word)
    return f"{actor.name} ({known})" if known else actor.name


def harm_words(harm: Harm) -> str:
    """Say how many were harmed, how, and who.

    >>> harm_words(Harm("injured", 20, None)), harm_words(Harm("killed"))
    ('20+ injured', 'unknown number killed')
    """
    number = str(harm.span) if harm.min is not None or harm.max is not None else "unknown number"
    return f"{number} {harm.kind}" + ("" if harm.who in ("", "unknown") else f" ({harm.who})")


def _member(value: Any) -> str:
    if isinstance(value, Actor):
        return actor_words(value)
    return harm_words(value) if isinstance(value, Harm) else str(value)


def _when(when: When) -> str:
    if not when.edtf:
        return f"{UNKNOWN} ({when.why})" if when.why else UNKNOWN
    counted = f", counted from {words(when.anchor)}" if when.anchor else ""
    return words(when.edtf) + counted


def _place(place: Place) -> str:
    if not place.name:
        return f"{UNKNOWN} ({place.why})" if place.why else UNKNOWN
    named = f"{place.name}, {place.country}" if place.country else place.name
    if place.lat is None or place.lon is None:
        return named
    reach = "" if place.radius_km is None else f" within {place.radius_km:g} km"
    precise = f", precision {place.precision}" if place.precision else ""  # UCDP's where_prec, 1 exact to 7
    return f"{named} ({place.lat:.3f}, {place.lon:.3f}{reach}{precise})"
