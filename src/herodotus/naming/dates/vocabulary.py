"""The word lists and shapes of the English date grammar, loaded once from `data`."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

DATA = Path(__file__).parent / "data"
NAME = re.compile(r"\{([a-z]\w*)\}")


class Rule(msgspec.Struct, frozen=True):
    """One shape of the grammar, compiled; `order` breaks ties between equally long matches."""

    order: int
    kind: str
    pattern: re.Pattern[str]


@cache
def words() -> dict[str, Any]:
    """Load the word tables, each from lower-case words to what they stand for."""
    return tomllib.loads((DATA / "words.toml").read_text("utf-8"))


@cache
def listed(name: str) -> frozenset[str]:
    """Return one of the plain word lists as a set.

    >>> "gmt" in listed("counted_things")
    True
    """
    return frozenset(words()["lists"][name])


def plain(phrase: str) -> str:
    """Fold case and white space, so that a phrase of the text can be looked up.

    >>> plain("LAST  Night")
    'last night'
    """
    return " ".join(phrase.casefold().split())


def either(phrases: Any) -> str:
    """Write a pattern that matches any of the phrases, the longest first, with free white space inside."""
    longest = sorted(phrases, key=lambda p: (-len(p), p))
    return "(?:" + "|".join(r"\s{1,4}".join(map(re.escape, p.split())) for p in longest) + ")"


def _fragment(name: str, fragments: dict[str, str]) -> str:
    if name in fragments:
        return NAME.sub(lambda m: _fragment(m[1], fragments), fragments[name])
    table = name.removesuffix("_word").removesuffix("2")
    if table in words()["lists"]:
        return either(listed(table))
    if table == "number":
        return rf"(?P<{name}>\d{{1,3}}(?!\d)|{either([*words()['number'], *words()['vague']])}\b)"
    return either(words()[table]) if name.endswith("_word") else f"(?P<{name}>{either(words()[table])})"


def _firsts(name: str) -> set[str]:
    """First words with which a rule may start: those of a table, or the word itself."""
    if name == "number":
        return {p.split()[0] for p in [*words()["number"], *words()["vague"]]}
    return {re.findall(r"\w+", p)[0] for p in words()[name]} if name in words() else {name}


@cache
def rules() -> dict[str, tuple[Rule, ...]]:
    """Compile the grammar: from a first word (`#` where it starts with a digit) to the rules that may match there."""
    grammar = tomllib.loads((DATA / "grammar.toml").read_text("utf-8"))
    index: dict[str, list[Rule]] = {}
    for order, entry in enumerate(grammar["rule"]):
        source = NAME.sub(lambda m: _fragment(m[1], grammar["fragments"]), entry["pattern"])
        rule = Rule(order, entry["kind"], re.compile(source, re.IGNORECASE))
        for first in sorted(set().union(*map(_firsts, entry["starts"]))):
            index.setdefault(first, []).append(rule)
    return {first: tuple(found) for first, found in index.items()}
