"""From a match of a rule to a `DateExpression`: its groups become numbers by the word tables."""

from __future__ import annotations

import re
from typing import Any

from herodotus.naming.dates.expression import DateExpression
from herodotus.naming.dates.vocabulary import Rule, plain, words

# Group of a pattern → field of the expression and the word table that gives its value.
BY_TABLE = {
    "month": ("month", "month"),
    "weekday": ("weekday", "weekday"),
    "weekday2": ("weekday", "weekday"),
    "season": ("season", "season"),
    "unit": ("unit", "unit"),
    "unit2": ("unit2", "unit"),
    "part": ("part", "part"),
    "part2": ("part", "part"),
    "shift": ("shift", "shift"),
    "week_shift": ("week_shift", "shift"),
    "back": ("back", "back"),
    "after": ("after", "after"),
    "on": ("after", "on"),
    "ordinal": ("day", "ordinal"),
    "decade": ("year", "decade"),
    "deictic": ("days", "deictic"),
    "named": ("fixed", "named"),
    "lunar": ("month", "lunar"),
    "solar": ("month", "solar"),
}
# Groups of digits, and groups whose mere presence says something.
DIGITS = {"year": "year", "year2": "year2", "yy": "short_year", "day": "day", "day2": "day2"}
PRESENT: dict[str, dict[str, Any]] = {
    "final": {"day": -1},
    "past": {"shift": -1},
    "before_last": {"shift": -2},
    "after_next": {"shift": 2},
    "today": {"fixed": "today"},
    "latest": {"part": "mid", "fixed": "latest"},
    "half": {"half": True},
    "half2": {"half": True},
    "only_half": {"number": 0, "half": True},
    "into": {"days": (-1, 0)},
    "whole_day": {"unit": "day"},
    "weekend": {"unit": "weekend"},
}


def read(rule: Rule, match: re.Match[str]) -> DateExpression | None:
    """Turn a match into an expression; None where a word is not in its table (look-alike letters)."""
    groups = {name: plain(word) for name, word in match.groupdict().items() if word is not None}
    try:
        fields = _fields(groups)
    except KeyError:
        return None
    said = match[0].removesuffix(".")
    later = plain(said).startswith("later ")
    return DateExpression(match.start(), match.start() + len(said), said, rule.kind, later=later, **fields)


def _fields(groups: dict[str, str]) -> dict[str, Any]:
    table = words()
    fields: dict[str, Any] = {}
    for group, phrase in groups.items():
        if group in PRESENT:
            fields |= PRESENT[group]
        elif group in DIGITS or phrase.isdecimal():
            fields[DIGITS.get(group, group)] = int(phrase)
        elif group in BY_TABLE:
            field, name = BY_TABLE[group]
            value = table[name][phrase]
            fields[field] = tuple(value) if isinstance(value, list) else value
        else:
            fields |= _phrase(group, phrase, table)
    return fields


def _phrase(group: str, phrase: str, table: dict[str, Any]) -> dict[str, Any]:
    """Read the groups that fill no field or more than one."""
    if group == "year_shift":
        return {"year_shift": phrase.removeprefix("the ")}
    if group == "listed":
        return {"listed": tuple(int(digits) for digits in re.findall(r"\d+", phrase))}
    if group in ("feast", "lunar_feast"):
        month, day = table[group][phrase]
        return {"month": month, "day": day}
    if group == "movable":
        feast, days = table[group][phrase]
        return {"fixed": feast, "days": (days, days)}
    if group in ("number", "number2"):
        vague = phrase in table["vague"]
        return {group: table["vague" if vague else "number"][phrase]} | ({"vague": True} if vague else {})
    return {}
