"""The values of one field, bound to a query: a few one by one, so that each gives an ordered arm, many as one list."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from herodotus.ledger.querying.arms import Arm, Speech

FEW = 16  # of more, merging the arms costs more than it saves


class Values:
    """Values under a name; those that no table can hold (with NUL, lone surrogates) are left out."""

    def __init__(self, name: str, values: Iterable[str], speech: Speech) -> None:
        """Keep each value once."""
        self.name, self._speech = name, speech
        self.values = tuple(dict.fromkeys(value for value in values if _is_text(value)))
        self.few = len(self.values) <= FEW

    def __bool__(self) -> bool:
        """Whether any value is left."""
        return bool(self.values)

    @property
    def bound(self) -> dict[str, Any]:
        """The parameters."""
        if not self.few:
            return {self.name: json.dumps(self.values)}
        return {f"{self.name}{n}": value for n, value in enumerate(self.values)}

    def each(self, column: str) -> list[str]:
        """Write one predicate for each of a few values; one for all of many."""
        return [f"{column} = :{name}" for name in self.bound] if self.few else [self.among(column)]

    def among(self, column: str) -> str:
        """Write that a column has one of the values."""
        if not self.values:
            return "1 = 0"
        inside = ", ".join(f":{name}" for name in self.bound) if self.few else (
            f"SELECT j.value FROM {self._speech.listed(self.name)}")
        return f"{column} IN ({inside})"

    def arms(self, table: str, index: str, column: str, id: str = "incident_id", more: str = "",
             holds: tuple[str, ...] = ()) -> tuple[Arm, ...]:
        """Give the rows of a table that have one of the values, by an index that starts with the column."""
        return tuple(Arm(table, index, each + more, id, holds) for each in self.each(f"{{k}}.{column}")) if self else ()


def _is_text(value: str) -> bool:
    return "\x00" not in value and not any("\ud800" <= letter <= "\udfff" for letter in value)
