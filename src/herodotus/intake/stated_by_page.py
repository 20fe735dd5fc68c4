"""What a page states of itself: title, day of publication, outlet, address, language, from its marked-up metadata.

Nothing is guessed from the running text or from the address: a page that does not state its date has none.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from herodotus.intake.making import Stated
from herodotus.intake.published import NoDay, published_day

FIELDS = ("published", "outlet", "title", "url", "language")


def stated_by(tree: Any) -> Stated:
    """Read a parsed page (an `lxml` tree) for what it states: its linked data first, then its metadata."""
    return msgspec.convert({field: _first(field, tree) for field in FIELDS}, Stated)


def _first(field: str, tree: Any) -> str | None:
    for value in _values(field, tree):
        cleaned = " ".join(value.split())
        if cleaned and (field != "published" or _is_day(cleaned)):
            return cleaned
    return None


def _values(field: str, tree: Any) -> Iterator[str]:
    table = _table()
    for article in _articles(tree):
        value = _at(article, table["linked"][field])
        if isinstance(value, str):
            yield value
    for path in table["stated"][field]:
        yield from map(str, tree.xpath(path))


def _articles(tree: Any) -> Iterator[dict[str, Any]]:
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            data = json.loads(str(script))
        except (ValueError, RecursionError):
            continue  # a page's broken linked data says nothing; the page itself is still read
        for thing in _things(data):
            kinds = thing.get("@type")
            if set(kinds if isinstance(kinds, list) else [kinds]) & set(_table()["linked"]["types"]):
                yield thing


def _things(data: Any) -> Iterator[dict[str, Any]]:
    things = data if isinstance(data, list) else [data]
    for thing in things:
        if isinstance(thing, dict):
            yield thing
            graph = thing.get("@graph")
            yield from (x for x in graph if isinstance(x, dict)) if isinstance(graph, list) else ()


def _at(thing: Any, path: list[str]) -> Any:
    for key in path:
        thing = thing[0] if isinstance(thing, list) and thing else thing
        thing = thing.get(key) if isinstance(thing, dict) else None
    return thing


def _is_day(value: str) -> bool:
    try:
        published_day(value)
    except NoDay as error:
        return "future" in str(error)  # a stated day that lies ahead must be told, not passed over
    return True


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((Path(__file__).parent / "data" / "page.toml").read_text("utf-8"))
