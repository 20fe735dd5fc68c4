"""The SQL of a plan, the same for SQLite and PostgreSQL but for the choice of an index, which SQLite has to be told."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from herodotus.ledger.querying.arms import SCAN, Arm, Condition, Speech
from herodotus.ledger.querying.fetching import Key
from herodotus.ledger.querying.stretches import Stretch

ORDER = "ORDER BY sort_day DESC, id DESC"
Bound = dict[str, Any]


def bound_of(conditions: Iterable[Condition], stretch: Stretch, after: Key | None = None) -> Bound:
    """Gather the parameters of a statement."""
    found: Bound = {name: value for condition in conditions for name, value in condition.bound.items()}
    if stretch.low is not None:
        found["low"] = stretch.low
    if after is not None and (stretch.high is None or after[0] <= stretch.high):
        found["after_day"], found["after_id"] = after
    elif stretch.high is not None:
        found["high"] = stretch.high
    return found


def between(bound: Bound, day: str, id: str) -> list[str]:
    """Write that an incident lies in a stretch and after a key: one bound at each end, as an index takes no more."""
    ends = {
        "low": f"{day} >= :low",
        "after_day": f"({day}, {id}) < (:after_day, :after_id)",
        "high": f"{day} <= :high",
    }  # fmt: skip
    return [written for name, written in ends.items() if name in bound]


def walk(checks: Sequence[Condition], bound: Bound, speech: Speech, columns: str = "") -> str:
    """Read the list itself, with its columns at hand; those that need other tables are checked last."""
    plain = [condition.checked() for condition in checks if condition.plain and condition.check]
    others = [condition for condition in checks if not (condition.plain and condition.check)]
    by_key, by_row = _parted(others, speech, "i.sort_day", "i.id")
    where = [*between(bound, "i.sort_day", "i.id"), *plain, *by_key, *by_row]
    return f"SELECT i.sort_day AS sort_day, i.id AS id{columns} FROM incident AS i{speech.using(SCAN)}{_where(where)}"


def along(arm: Arm, checks: Sequence[Condition], bound: Bound, speech: Speech, columns: str = "") -> str:
    """Read one arm in order; for each row first what indexes tell of its day and id, then its columns."""
    day, id = "k.sort_day", f"k.{arm.id}"
    held = [c for c in checks if c.columns and set(c.columns) <= set(arm.holds)]
    by_key, by_row = _parted([c for c in checks if c not in held], speech, day, id)
    where = [arm.which(), *between(bound, day, id), *(c.checked("k") for c in held),
             *by_key, f"i.sort_day = {day}", f"i.id = {id}", *by_row]  # fmt: skip
    return (f"SELECT {day} AS sort_day, {id} AS id{columns} FROM {arm.source(speech)} "
            f"CROSS JOIN incident AS i{speech.using(SCAN)}{_where(where)}")


def all_of(selects: Iterable[str]) -> str:
    """Put the rows of several statements together; in the order of the list an incident that comes twice stays so."""
    return " UNION ALL ".join(selects)


def loose(arm: Arm, bound: Bound, speech: Speech) -> str:
    """Read the days and ids of an arm as they come."""
    where = [arm.which(), *between(bound, "k.sort_day", f"k.{arm.id}")]
    return f"SELECT k.sort_day AS sort_day, k.{arm.id} AS id FROM {arm.source(speech)}{_where(where)}"


def of_keys(checks: Sequence[Condition], speech: Speech, columns: str = "") -> str:
    """Read the incidents whose keys are bound as the list `keys`, see `listed`."""
    day, id = "rtrim(substr(j.value, 1, 10))", "substr(j.value, 11)"
    by_key, by_row = _parted(checks, speech, day, id)
    where = [*by_key, f"i.sort_day = {day}", f"i.id = {id}", *by_row]
    return (f"SELECT i.sort_day AS sort_day, i.id AS id{columns} FROM {speech.listed('keys')} "
            f"CROSS JOIN incident AS i{speech.using(SCAN)}{_where(where)}")


def listed(keys: Iterable[Key]) -> str:
    """Write keys as the JSON list that `of_keys` wants, the day filled up to ten letters.

    >>> listed([("", "inc-1"), ("2019-07-01", "inc-2")])
    '["          inc-1", "2019-07-01inc-2"]'
    """
    return json.dumps([f"{day:10}{id}" for day, id in keys])


def _parted(checks: Sequence[Condition], speech: Speech, day: str, id: str) -> tuple[list[str], list[str]]:
    """Part what is checked by day and id alone, in indexes in the order of the list, from what needs the row."""
    over = [(condition, condition.over(speech, day, id)) for condition in checks]
    by_row = [c.checked() for c, written in over if c.check and not (written and c.exact)]
    return [written for _, written in over if written], by_row


def _where(parts: Sequence[str]) -> str:
    return f" WHERE {' AND '.join(parts)}" if parts else ""
