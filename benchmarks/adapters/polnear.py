"""The bench `polnear`: every attribution of an article, conflict or not, as spans of source, cue and content."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from herodotus.records import Evidence
from herodotus.report import Report

# The reader's attributions: `source`, `cue` and `content` are evidence, several pieces of it, or None.
Attribute = Callable[[Report], Iterable[Any]]


@functools.cache
def _attribute() -> Attribute:
    from herodotus.reading.offline import OfflineReader

    attribute: Attribute = OfflineReader().attributions
    return attribute


def predict(record: Mapping[str, Any], attribute: Attribute | None = None) -> dict[str, Any]:
    """Give the attributions of one article as lists of [start, end) code-point offsets."""
    report = Report.of(
        record["text"],
        id=str(record["id"]),
        published=record.get("date"),
        outlet=record.get("outlet"),
        title=record.get("title"),
    )
    found = (attribute or _attribute())(report)
    return {
        "id": record["id"],
        "attributions": [
            {"source": spans(a.source), "cue": spans(a.cue), "content": spans(a.content)} for a in found
        ],
    }


def spans(part: Evidence | Iterable[Evidence] | None) -> list[list[int]]:
    """Give a part as sorted [start, end) pairs.

    >>> spans(Evidence(3, 7, "said")), spans(None)
    ([[3, 7]], [])
    """
    if part is None:
        return []
    pieces = (part,) if isinstance(part, Evidence) else tuple(part)
    return [[piece.start, piece.end] for piece in sorted(pieces)]
