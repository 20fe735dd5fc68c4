"""How alike two cells of a ledger are, 0 to 1: the credits that the scorer of ledgers gives."""

from __future__ import annotations

import functools
import re
import tomllib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

WORD = re.compile(r"[a-z0-9]+")
MARKS = str.maketrans("", "", "~?%")


@functools.cache
def rules() -> dict[str, Any]:
    """Load the scorer's rules; `groups` is turned round to type -> group, `small_words` into a set."""
    data = tomllib.loads((Path(__file__).parent / "data/scoring.toml").read_text(encoding="utf-8"))
    group = {kind: name for name, kinds in data["groups"].items() for kind in kinds}
    return {"usual": data["usual"], "groups": group, "small_words": frozenset(data["small_words"].split())}


def tokens(text: str | None) -> Counter[str]:
    """Count the words that carry meaning; all words where there are no others."""
    words = WORD.findall((text or "").lower())
    return Counter([w for w in words if w not in rules()["small_words"]] or words)


def overlap(a: str | None, b: str | None) -> float:
    """Token F1 of two strings; two empty ones agree.

    >>> overlap("the depot at Amirli", "Amirli depot"), overlap("a depot", "a convoy")
    (1.0, 0.0)
    """
    left, right = tokens(a), tokens(b)
    if not left and not right:
        return 1.0
    shared = (left & right).total()
    return 2 * shared / (left.total() + right.total()) if shared else 0.0


def names(gold: Sequence[str] | None, told: Sequence[str] | None) -> float:
    """Soft F1 of two lists of names: each gold name, in order, takes the most alike of those still free.

    >>> names(["Beta", "Alpha Front"], ["Beta"])
    0.6666666666666666
    """
    gold, free = list(gold or []), list(told or [])
    if not gold and not free:
        return 1.0
    total, earned = len(gold) + len(free), 0.0
    for name in gold:
        if free:
            best = max(free, key=functools.partial(overlap, name))
            earned += overlap(name, best)
            free.remove(best)
    return 2 * earned / total


def when(gold: str | None, told: str | None) -> float:
    """1 for the same EDTF but for its marks ~ ? %; .5 where an end of one lies within an end of the other.

    >>> when("2019-07-19", "2019-07-19~"), when("2019-07", "2019-07-19"), when("2018", "2019"), when(None, None)
    (1.0, 0.5, 0.0, 1.0)
    """
    a, b = (gold or "").translate(MARKS), (told or "").translate(MARKS)
    if a == b:
        return 1.0
    ends = [[end for end in edtf.split("/") if end not in ("", "..")] for edtf in (a, b)]
    return 0.5 if any(x.startswith(y) or y.startswith(x) for x in ends[0] for y in ends[1]) else 0.0


def where(gold: dict[str, Any] | None, told: dict[str, Any] | None) -> float:
    """1 where the names agree by half or both are blank; .5 for the same country only."""
    if not gold or not told:
        return float(not gold and not told)
    if overlap(gold.get("name"), told.get("name")) >= 0.5:
        return 1.0
    return 0.5 if gold.get("country") and gold.get("country") == told.get("country") else 0.0


def number(gold: dict[str, Any] | None, told: dict[str, Any] | None) -> float:
    """Half a credit for each bound that is right; a blank has two blank bounds."""
    return sum(bool((gold or {}).get(bound) == (told or {}).get(bound)) for bound in ("min", "max")) / 2


def kind(gold: str | None, told: str | None) -> float:
    """1 for the same type, .5 for one of the same group."""
    groups: dict[str | None, str] = rules()["groups"]
    if gold == told:
        return 1.0
    return 0.5 if gold in groups and groups[gold] == groups.get(told) else 0.0


def links(gold: Sequence[str], told: set[str]) -> float:
    """F1 of the incidents that a claim bears on; two empty lists agree."""
    if not gold and not told:
        return 1.0
    return 2 * len(set(gold) & told) / (len(gold) + len(told))
