"""Rows of the index as lines of a list."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlalchemy import Connection, Row, select

from herodotus.ledger.facts import asking
from herodotus.ledger.schema.tables import incident
from herodotus.ledger.views import IncidentLine
from herodotus.records import Span

ALIKE = (
    "id", "type", "status", "when", "day_from", "day_to", "place", "country", "lat", "lon", "radius_km", "precision",
    "accounts", "reports", "review", "state", "origin", "score", "first_published",
)  # fmt: skip
OTHER = ("initiators", "targets", "killed_min", "killed_max", "injured_min", "injured_max")
COLUMNS = [incident.c[name] for name in (*ALIKE, *OTHER)]


def lines(connection: Connection, ids: Sequence[str]) -> tuple[IncidentLine, ...]:
    """Return the lines of incidents, in the order of their ids given."""
    rows = {row.id: row for row in asking.by_keys(connection, select(*COLUMNS), incident.c.id, ids)}
    return tuple(line(rows[id]) for id in ids if id in rows)


def line(row: Row[tuple[object, ...]]) -> IncidentLine:
    """Make the line of a row."""
    return IncidentLine(
        **{name: getattr(row, name) for name in ALIKE},
        initiators=tuple(json.loads(row.initiators)), targets=tuple(json.loads(row.targets)),
        killed=_span(row.killed_min, row.killed_max), injured=_span(row.injured_min, row.injured_max),
    )  # fmt: skip


def _span(low: int | None, high: int | None) -> Span | None:
    return None if low is None and high is None else Span(low, high)
