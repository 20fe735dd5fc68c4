"""What a condition offers to a query: rows of an index in the order of the list, and predicates to check a row.

SQL is written as text here, since the choice of index has to be fixed on SQLite, which keeps no statistics that could
be trusted; PostgreSQL, which does, is given the same without that choice.
"""

from __future__ import annotations

from typing import Any

import msgspec

SCAN = "ix_incident_scan"  # holds all columns that lists are narrowed by, in the order of the list
MOST_SEEKS = 16  # arms that are sought through for one incident; its own rows are looked at instead of more


class Speech(msgspec.Struct, frozen=True):
    """How a database says what SQL leaves open; `name` is sqlite or postgresql."""

    name: str

    @property
    def is_sqlite(self) -> bool:
        """Whether it is SQLite."""
        return self.name == "sqlite"

    def using(self, index: str) -> str:
        """Fix the index that a table is read by."""
        return f" INDEXED BY {index}" if self.is_sqlite and index else ""

    def listed(self, name: str, alias: str = "j") -> str:
        """Give the table, with a column `value`, of the strings in a JSON list that is bound as `name`."""
        if self.is_sqlite:
            return f"json_each(:{name}) AS {alias}"
        return f"json_array_elements_text(CAST(:{name} AS json)) AS {alias}(value)"

    def elements(self, column: str) -> str:
        """Give the table, with a column `value`, of the objects in a column that holds a JSON list."""
        if self.is_sqlite:
            return f"json_each({column}) AS j"
        return f"json_array_elements(CAST({column} AS json)) AS j(value)"

    def joined(self, value: str) -> str:
        """Join the texts of all rows, with a comma between."""
        return f"group_concat({value})" if self.is_sqlite else f"string_agg({value}, ',')"

    def word(self, value: str, key: str) -> str:
        """Give a key of a JSON object as text."""
        return f"json_extract({value}, '$.{key}')" if self.is_sqlite else f"({value} ->> '{key}')"

    def number(self, value: str, key: str) -> str:
        """Give a key of a JSON object as a whole number."""
        return self.word(value, key) if self.is_sqlite else f"CAST({self.word(value, key)} AS bigint)"


class Arm(msgspec.Struct, frozen=True):
    """Rows of a table by one index; `where` says which, `{k}` being the table, `id` names its column of incidents.

    `holds` names further columns of `incident` that the index has.
    """

    table: str
    index: str
    where: str
    id: str = "incident_id"
    holds: tuple[str, ...] = ()

    def source(self, speech: Speech, alias: str = "k") -> str:
        """Write the table, read by the index."""
        return f"{self.table} AS {alias}{speech.using(self.index)}"

    def which(self, alias: str = "k") -> str:
        """Write which rows."""
        return self.where.format(k=alias)

    def exists(self, speech: Speech, day: str, id: str) -> str:
        """Write that an incident has such a row; as both come in the order of the list, this is cheap."""
        return (f"EXISTS (SELECT 1 FROM {self.source(speech, 'x')} "
                f"WHERE {self.which('x')} AND x.sort_day = {day} AND x.{self.id} = {id})")


class Condition(msgspec.Struct, frozen=True, kw_only=True):
    """One narrowing of a list.

    `arms` are alternatives: together they hold every incident that fits. They give them in the order of the list where
    `ordered`, and none that does not fit where `exact`. `check` is a predicate over a row of incident, `{i}`; `plain`
    says that it looks at columns of the index `SCAN` alone, and `columns` may name them. `bound` holds the parameters,
    their names its own. `never` says that no incident can fit.
    """

    field: str
    bound: dict[str, Any] = {}
    arms: tuple[Arm, ...] = ()
    ordered: bool = True
    exact: bool = True
    check: str = ""
    columns: tuple[str, ...] = ()
    plain: bool = True
    never: bool = False

    def checked(self, alias: str = "i") -> str:
        """Write the predicate over a row of `incident`."""
        return self.check.format(i=alias)

    def over(self, speech: Speech, day: str, id: str) -> str:
        """Write the condition over the day and the id of an incident, "" where that is dear or cannot be.

        Where it is not exact, more incidents than fit are let through.
        """
        if not (self.arms and self.ordered and len(self.arms) <= MOST_SEEKS):
            return ""
        return "(" + " OR ".join(arm.exists(speech, day, id) for arm in self.arms) + ")"
