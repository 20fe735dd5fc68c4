"""Word lists of this room, from `data/words.toml`, as sets."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources


@cache
def words(name: str) -> frozenset[str]:
    """Give one list of words, such as `titles` or `generic`.

    >>> "colonel" in words("titles")
    True
    """
    source = resources.files("herodotus.naming.actors") / "data" / "words.toml"
    return frozenset(tomllib.loads(source.read_text("utf-8"))[name].split())
