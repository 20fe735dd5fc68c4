"""Every free text within a record, wherever it stands, to be looked at or written anew; codes and ids are no text.

What stands in `basis.differs` is plain JSON of the same shapes, so structs and dictionaries are walked alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import msgspec

# Ids, codes, days and hashes: nothing that a person's name is written in. An actor's own id is the caller's matter.
NO_TEXT = frozenset((
    "is", "id", "given_id", "report", "decision", "other", "mentions", "merged", "sha256", "cell", "by", "at", "seq",
    "type", "status", "stance", "certainty", "aspect", "kind", "tie", "edtf", "precision", "anchor", "country", "role",
    "review", "state", "origin", "grade", "published", "withdrawn_on", "first_published", "last_published",
))  # fmt: skip
Node = dict[str, Any]  # the fields of a struct, or a dictionary of plain JSON


def fields(value: Any) -> Node | None:
    """Give what a struct or a dictionary holds by name, None for anything else."""
    if isinstance(value, msgspec.Struct):
        return {name: getattr(value, name) for name in value.__struct_fields__}
    return value if isinstance(value, dict) else None


def texts(value: Any) -> Iterator[str]:
    """List every free text within a value.

    >>> from herodotus.records import Actor
    >>> list(texts((Actor("Hasan Tawil", id="name:hasan-tawil", why="a pronoun"), {"country": "SY", "name": "Karsan"})))
    ['Hasan Tawil', 'a pronoun', 'Karsan']
    """
    if isinstance(value, str):
        if value:
            yield value
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from texts(each)
    else:
        for name, each in (fields(value) or {}).items():
            if name not in NO_TEXT:
                yield from texts(each)


def nodes(value: Any, at: str = "") -> Iterator[tuple[str, Node]]:
    """List every struct and dictionary within a value, each with the name of the field that holds it.

    >>> from herodotus.records import Harm
    >>> [(at, node["kind"]) for at, node in nodes({"harm": [Harm("killed")]}) if at]
    [('harm', 'killed')]
    """
    if isinstance(value, (list, tuple)):
        for each in value:
            yield from nodes(each, at)
    elif (node := fields(value)) is not None:
        yield at, node
        for name, each in node.items():
            yield from nodes(each, name)


def rewritten(value: Any, write: Callable[[str], str], node: Callable[[Node, Node], Node]) -> Any:
    """Write every free text anew; `node(before, after)` may change a struct's or dictionary's fields once more.

    What holds no text of another wording is given back as it was.
    """
    if isinstance(value, str):
        return write(value)
    if isinstance(value, (list, tuple)):
        return type(value)([rewritten(each, write, node) for each in value])
    before = fields(value)
    if before is None:
        return value
    after = {name: each if name in NO_TEXT else rewritten(each, write, node) for name, each in before.items()}
    after = node(before, after)
    if after == before:
        return value
    return msgspec.structs.replace(value, **after) if isinstance(value, msgspec.Struct) else after
