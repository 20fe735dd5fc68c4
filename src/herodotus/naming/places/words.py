"""The words around place names, from `data/words.toml`: directions, lead-ins, kinds, and words that are no places."""

from __future__ import annotations

import functools
import tomllib
from importlib import resources


@functools.cache
def words(name: str) -> frozenset[str]:
    """Give one list of the file as a set of lower-case words; raises `KeyError` for a list that is not there.

    >>> "northern" in words("directions")
    True
    """
    return frozenset(_file()[name].split())


@functools.cache
def _file() -> dict[str, str]:
    source = resources.files("herodotus.naming.places") / "data" / "words.toml"
    lists: dict[str, str] = tomllib.loads(source.read_text(encoding="utf-8"))
    return lists
