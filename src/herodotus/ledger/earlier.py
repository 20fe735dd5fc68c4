"""The mentions that earlier readings of a report had, by which a newer one finds its incidents again."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, select

from herodotus.ledger.facts.bodies import Bodies
from herodotus.ledger.schema import tables
from herodotus.linking.mentions import LinkMention


def earlier_mentions(connection: Connection, report_id: str) -> list[list[LinkMention]]:
    """Return the mentions of each reading of a report with the incidents they belong to now, the newest first."""
    reading, bodies = tables.reading, Bodies(connection)
    rows = connection.execute(
        select(reading).where(reading.c.report_id == report_id).order_by(reading.c.seq.desc())).all()
    bodies.want(row.address for row in rows)
    return [_mentions(connection, report_id, row, bodies) for row in rows]


def _mentions(connection: Connection, report_id: str, reading: Row[Any],
              bodies: Bodies) -> list[LinkMention]:
    found, mention, member = bodies.reading(reading.address), tables.mention, tables.member
    by_local = {i.id: i for i in found.incidents} if found else {}
    query = select(mention.c.id, mention.c.local, member.c.incident_id)
    query = query.join(member, mention.c.id == member.c.mention_id).where(mention.c.reading_id == reading.id)
    rows = connection.execute(query.order_by(mention.c.id))
    return [LinkMention(r.id, report_id, by_local[r.local], r.incident_id) for r in rows if r.local in by_local]
