"""Choosing where to start: the condition with the fewest rows; the others are checked against each of them.

How many rows a condition has is told only as far as that matters: by asking, of all at once, for the row after so many,
more at each turn, until one has none; skipping a row of an index takes 25 ns. Where all have many, the list itself is
walked, with its columns at hand (0.2 µs a row).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec
from sqlalchemy import Connection, text

from herodotus.ledger.querying import fetching, statements
from herodotus.ledger.querying.arms import Condition, Speech
from herodotus.ledger.querying.fetching import Key
from herodotus.ledger.querying.stretches import Stretch
from herodotus.ledger.querying.texts import RARE, Words

LEVELS = (500, 2_000, 8_000, 32_000, 128_000)
UNORDERED = 8_000  # rows that are fetched and sorted; that many take 20 ms


class Plan(msgspec.Struct, frozen=True):
    """Where to start, None for the list itself; or with what holds the words; and what to check, the rarest first."""

    start: Condition | None = None
    checks: tuple[Condition, ...] = ()
    by_words: bool = False


class Planner:
    """Plans the way through a stretch of the list, from a key on."""

    def __init__(self, connection: Connection, stretch: Stretch, after: Key | None, words: Words | None) -> None:
        """Ask through a connection."""
        self._connection, self._stretch, self._after, self._words = connection, stretch, after, words
        self._speech = Speech(connection.dialect.name)

    def plan(self, conditions: Sequence[Condition]) -> Plan:
        """Choose among conditions."""
        left = [condition for condition in conditions if condition.arms]
        if self._words is None and len(left) == 1 and left[0].ordered:
            return _from(left[0], conditions, {})
        for level in LEVELS if left or self._words else ():
            small = [condition for condition in left if not self._exceeds(condition, level)]
            if small:
                return _from(*self._rarest(small, conditions))
            # Asked for once, and not before that many rows of something else were found: a search takes milliseconds.
            if self._words is not None and level >= RARE // 2 and self._words.are_rare:
                return Plan(None, tuple(conditions), by_words=True)
            left = [condition for condition in left if condition.ordered or level < UNORDERED]
        return Plan(None, tuple(conditions))

    def _rarest(self, small: list[Condition],
                conditions: Sequence[Condition]) -> tuple[Condition, Sequence[Condition], Mapping[str, int]]:
        known = {c.field: self._count(c) for c in small} if len(small) > 1 else {small[0].field: 0}
        return min(small, key=lambda condition: known[condition.field]), conditions, known

    def _exceeds(self, condition: Condition, level: int) -> bool:
        rows, bound = self._rows(condition)
        return fetching.exceeds(self._connection, rows, bound, level)

    def _count(self, condition: Condition) -> int:
        rows, bound = self._rows(condition)
        return int(self._connection.execute(text(f"SELECT count(*) FROM ({rows}) AS r"), bound).scalar_one())

    def _rows(self, condition: Condition) -> tuple[str, statements.Bound]:
        """Write the rows of a condition in the stretch; of all days where no index would keep to it."""
        stretch, after = (self._stretch, self._after) if condition.ordered else (Stretch(), None)
        bound = statements.bound_of([condition], stretch, after)
        return statements.all_of(statements.loose(arm, bound, self._speech) for arm in condition.arms), bound


def _from(start: Condition, conditions: Iterable[Condition], known: Mapping[str, int]) -> Plan:
    """Check the others, those known to be rare first."""
    checks = [condition for condition in conditions if condition is not start or not condition.exact]
    return Plan(start, tuple(sorted(checks, key=lambda condition: known.get(condition.field, LEVELS[-1]))))
