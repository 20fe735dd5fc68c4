"""Reading the list that a filter gives: the keys of incidents in order, from a plan for each stretch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

import msgspec
from sqlalchemy import Connection, text

from herodotus.ledger.filters import Filter
from herodotus.ledger.querying import fetching, statements
from herodotus.ledger.querying.arms import Condition, Speech
from herodotus.ledger.querying.conditions import conditions
from herodotus.ledger.querying.fetching import Key
from herodotus.ledger.querying.planning import Plan, Planner
from herodotus.ledger.querying.statements import Bound
from herodotus.ledger.querying.stretches import Stretch, stretches
from herodotus.ledger.querying.texts import Words, chunks

FIRST, MOST = 100, 2_000  # keys read at once: few at first, as a page needs no more, then more


class Search:
    """A filter, checked before, asked through one connection."""

    def __init__(self, connection: Connection, filter: Filter, *, whole: bool = False) -> None:
        """Look up what its values lead to; `whole` says that all that is found will be read."""
        self.connection, self.speech = connection, Speech(connection.dialect.name)
        self._first = FIRST
        self._conditions = tuple(self._living(condition) for condition in conditions(connection, filter))
        self._stretches = [] if any(c.never for c in self._conditions) else stretches(filter)
        words = (filter.text or "").strip()
        self._words = Words(connection, words, whole=whole) if words else None

    def found(self, after: Key | None = None, first: int = FIRST) -> Iterator[Key]:
        """Yield the keys of the incidents found, the newest first, those after a key; `first` are read at first."""
        self._first = first
        for stretch in self._stretches:
            if after is None or stretch.low is None or after[0] >= stretch.low:
                yield from self._keys(stretch, after)

    def statements(self, columns: str = "", most: int | None = None) -> Iterator[tuple[str, Bound] | list[Key]]:
        """Yield what gives all incidents found, stretch by stretch: a statement, or keys where SQL alone cannot tell.

        The rows of a statement begin with `sort_day` and `id`, and may come more than once. Of keys no more than `most`
        are given for a stretch.
        """
        for stretch in self._stretches:
            plan = self._plan(stretch, None)
            if self._words is None and (plan.start is None or plan.start.ordered):
                bound = statements.bound_of(_all(plan), stretch)
                yield self._select(plan, bound, columns), bound
            else:
                yield list(islice(self._keys(stretch, None), most))

    def _living(self, condition: Condition) -> Condition:
        """Leave out the arms without a row: of an id and a name only one is in use."""
        if len(condition.arms) < 2:
            return condition
        tried = (f"EXISTS (SELECT 1 FROM {arm.source(self.speech)} WHERE {arm.which()})" for arm in condition.arms)
        row = self.connection.execute(text(f"SELECT {', '.join(tried)}"), condition.bound).one()
        arms = tuple(arm for arm, lives in zip(condition.arms, row, strict=True) if lives)
        return msgspec.structs.replace(condition, arms=arms, never=not arms)

    def _plan(self, stretch: Stretch, after: Key | None) -> Plan:
        planner = Planner(self.connection, stretch, after, self._words)
        return planner.plan((*self._conditions, *stretch.also))

    def _keys(self, stretch: Stretch, after: Key | None) -> Iterator[Key]:
        plan = self._plan(stretch, after)
        if plan.by_words and self._words is not None:
            bound = statements.bound_of((), stretch, after)
            return self._checked(_inside(self._words.keys, bound), plan)
        if plan.start is not None and not plan.start.ordered:
            found = self._checked(self._sorted(plan.start, stretch, after), plan)
        else:
            found = self._in_order(plan, stretch, after)
        return found if self._words is None else self._holding(found, self._words)

    def _in_order(self, plan: Plan, stretch: Stretch, after: Key | None) -> Iterator[Key]:
        """Read rows that come in order, some at a time, each time from the last one on."""
        size, full = self._first if self._words is None else FIRST, True
        while full:
            bound = statements.bound_of(_all(plan), stretch, after)
            query = f"{self._select(plan, bound)} {statements.ORDER} LIMIT {size}"
            rows = fetching.keys(self.connection, query, bound)
            yield from dict.fromkeys(rows)
            full, size = len(rows) == size, min(4 * size, MOST)
            after = rows[-1] if rows else after

    def _select(self, plan: Plan, bound: Bound, columns: str = "") -> str:
        if plan.start is None:
            return statements.walk(plan.checks, bound, self.speech, columns)
        return statements.all_of(
            statements.along(arm, plan.checks, bound, self.speech, columns) for arm in plan.start.arms)

    def _sorted(self, start: Condition, stretch: Stretch, after: Key | None) -> list[Key]:
        bound = statements.bound_of([start], stretch, after)
        query = statements.all_of(statements.loose(arm, bound, self.speech) for arm in start.arms)
        return list(dict.fromkeys(fetching.keys(self.connection, query, bound)))

    def _checked(self, keys: Iterable[Key], plan: Plan) -> Iterator[Key]:
        query = statements.of_keys(plan.checks, self.speech)
        bound = statements.bound_of(plan.checks, Stretch())
        for chunk in chunks(keys, FIRST, MOST):
            yield from fetching.keys(self.connection, query, {**bound, "keys": statements.listed(chunk)})

    def _holding(self, keys: Iterable[Key], words: Words) -> Iterator[Key]:
        for chunk in chunks(keys, FIRST, MOST):
            yield from words.holding(chunk)


def _all(plan: Plan) -> list[Condition]:
    return [*plan.checks, *([plan.start] if plan.start else ())]


def _inside(keys: Iterable[Key], bound: Bound) -> Iterator[Key]:
    """Yield the keys that lie between the bounds of a statement."""
    low, high = bound.get("low", ""), bound.get("high")
    after = (bound["after_day"], bound["after_id"]) if "after_day" in bound else None
    for key in keys:
        if key[0] >= low and (high is None or key[0] <= high) and (after is None or key < after):
            yield key
