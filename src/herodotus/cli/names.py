"""The commands `herodotus places` and `herodotus actors`: what a name is taken for, and why."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING

import typer

from herodotus.cli.publishing import checked_day
from herodotus.errors import ConfigError

if TYPE_CHECKING:
    from herodotus.records import Actor, Place


LONGEST = 60  # characters of a name that are shown


class NameFormat(StrEnum):
    """How the answer is printed."""

    TEXT = "text"
    JSON = "json"


def explain_places(names: Iterable[str], text: str, country: str | None, form: NameFormat) -> None:
    """Print what each name of a place is taken for; `text` is the report, or the part of it, that it stands in."""
    from herodotus.naming import places

    hints = (known_country(country),) if country else ()
    for name in names:
        spot = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) if name else None
        found = places.resolve(name, text=text, start=spot.start() if spot else None, hints=hints)
        found = places.told_at(text if spot else name, spot.start() if spot else 0, name, found)
        _print(found, form, _place_lines(name, found), differing(found.country, country))


def explain_actors(names: Iterable[str], text: str, country: str | None, published: str | None,
                   form: NameFormat) -> None:
    """Print what each name of an actor is taken for."""
    from herodotus.naming import actors

    hint, day = known_country(country) if country else None, checked_day(published) if published else None
    for name in names:
        full = actors.fullest(name, text) if text else name
        found = actors.resolve(full, text=text, published=day, country_hint=hint)
        _print(found, form, _actor_lines(name, found), differing(found.country, country))


def known_country(code: str) -> str:
    """Return an ISO 3166 alpha-2 code in capitals; raises `ConfigError` for one that no country has.

    >>> known_country("sy")
    'SY'
    """
    from herodotus.naming.places import country_by_code

    if country_by_code(code.upper()) is None:
        raise ConfigError(f"--country {code}: no country has this code; give one of ISO 3166, such as SY")
    return code.upper()


def differing(found: str | None, asked: str | None) -> str:
    """Say that an answer lies elsewhere than the country asked for, or ""."""
    if not found or not asked or found == asked.upper():
        return ""
    return f"--country {asked.upper()} does not fit: what the words say outweighs it"


def _print(found: Place | Actor, form: NameFormat, lines: list[tuple[str, str]], note: str) -> None:
    if form is NameFormat.JSON:
        import msgspec

        typer.echo(msgspec.json.encode(found).decode())
        return
    for label, words in [*lines, ("note", note)]:
        if words:
            typer.echo(f"{label:10} {words}")
    typer.echo("")


def _place_lines(name: str, place: Place) -> list[tuple[str, str]]:
    point = "" if place.lat is None else f"{place.lat:.4f}, {place.lon:.4f} within {place.radius_km:g} km"
    return [
        (name[:LONGEST], place.name if place.id or place.country else "unknown"), ("id", place.id or ""),
        ("country", _country(place.country)), ("point", point),
        ("precision", f"{place.precision} (UCDP where_prec)" if place.precision else ""), *_reasons(place),
    ]


def _actor_lines(name: str, actor: Actor) -> list[tuple[str, str]]:
    return [
        (name[:LONGEST], _register_name(actor.id)), ("id", actor.id or ""),
        ("country", _country(actor.country)), ("role", actor.role or ""), *_reasons(actor),
    ]


def _register_name(id: str | None) -> str:
    """Give the chief name of an actor of the register; a state's own name for the id of a state."""
    from herodotus.naming.actors import UNREGISTERED
    from herodotus.naming.actors.register import entry_of

    if id is None or id.startswith(UNREGISTERED):
        return "not in the register"

    if id.startswith("state:"):
        return _country(id.removeprefix("state:"))
    entry = entry_of(id)
    return entry.name if entry else id


def _reasons(found: Place | Actor) -> list[tuple[str, str]]:
    others = "; ".join(f"{c.label} ({c.id}) {c.score:.2f}" for c in found.candidates)
    return [("score", f"{found.score:.2f}" if found.score else ""), ("because", found.why), ("runners-up", others)]


def _country(code: str | None) -> str:
    from herodotus.naming.places import country_by_code

    country = country_by_code(code) if code else None
    return f"{code} ({country.name})" if country else code or ""
