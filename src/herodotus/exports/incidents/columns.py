"""The columns of a tabular format as data, so that the writer, the documentation and the tests share one list."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

# What a cell holds: a text, a whole number, a number of degrees or kilometres, yes or no, an ISO day, a list of texts,
# a list of quotes with their places, or any plain JSON.
KINDS = ("text", "int", "float", "bool", "day", "texts", "quotes", "json")


class Column(msgspec.Struct, frozen=True):
    """One column: its name as it stands in the file, what its cells mean in one phrase, and one of `KINDS`."""

    name: str
    meaning: str
    kind: str = "text"


def names(columns: Iterable[Column]) -> tuple[str, ...]:
    """Give the names in order.

    >>> names([Column("id", "id of the incident"), Column("type", "code of the codebook")])
    ('id', 'type')
    """
    return tuple(column.name for column in columns)
