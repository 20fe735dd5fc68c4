"""Keys under which names are found again: folded, so that case, accents and punctuation do not matter."""

from __future__ import annotations

from herodotus.ledger.schema.fulltext import folded
from herodotus.records import Actor

LONGEST = 400  # characters of a key; PostgreSQL indexes no value of more than 2,704 bytes


def outlet_key(outlet: str | None) -> str:
    """Give the key of an outlet, "" where none is known.

    >>> outlet_key("Tuz Valley Courier")
    'tuz valley courier'
    """
    return folded(outlet or "")[:LONGEST]


def name_key(name: str) -> str:
    """Give the key of the name of an actor or a place, without a leading article.

    >>> name_key("The Popular Mobilization Forces")
    'popular mobilization forces'
    """
    return folded(name).removeprefix("the ")[:LONGEST]


def actor_keys(actor: Actor) -> tuple[str, ...]:
    """Give the keys of an actor: its id, where it has one, and its name."""
    keys = (actor.id, name_key(actor.name))
    return tuple(dict.fromkeys(key for key in keys if key))
