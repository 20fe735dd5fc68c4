"""The history of an incident: every entry that touched it, by whom and why, and the cells that it changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, select

from herodotus.ledger.composing.cells import said
from herodotus.ledger.composing.record import compose
from herodotus.ledger.facts.bodies import Bodies
from herodotus.ledger.facts.gathering import gather
from herodotus.ledger.facts.kin import Kin
from herodotus.ledger.journal import chain
from herodotus.ledger.journal.entries import Decided, Entry, Linked, Withdrawn
from herodotus.ledger.schema.tables import decision, touch
from herodotus.ledger.views import CELLS, Change, IncidentRecord


def history(connection: Connection, id: str, upto: int | None = None) -> tuple[Change, ...]:
    """Return what happened to an incident and to those merged into it, in order, up to an entry."""
    bodies = Bodies(connection)
    kin = Kin(connection, [id], upto, bodies)
    ids = (id, *kin.membership.merged(id))
    query = select(touch.c.seq).where(touch.c.subject.in_(ids)).distinct().order_by(touch.c.seq)
    found, before = list[Change](), None
    for seq in connection.execute(query if upto is None else query.where(touch.c.seq <= upto)).scalars():
        after = _record(connection, id, seq, bodies)
        entry = chain.entry(connection, seq)
        if entry is not None:
            found.append(_change(connection, entry, before, after))
        before = after
    return tuple(found)


def _record(connection: Connection, id: str, upto: int, bodies: Bodies) -> IncidentRecord | None:
    material = gather(connection, [id], upto=upto, bodies=bodies).get(id)
    return compose(material) if material else None


def _change(connection: Connection, entry: Entry, before: IncidentRecord | None,
            after: IncidentRecord | None) -> Change:
    header, body = entry.header, entry.body
    decided = body if isinstance(body, Decided) else None
    return Change(
        seq=header.seq, at=header.at, kind=decided.verb if decided else header.kind, who=header.who,
        why=body.why if isinstance(body, Decided | Withdrawn) else "",
        decision=decided.decision if decided else None,
        undone=bool(decided and _undone(connection, decided.decision)),
        cells=tuple(_differences(before, after)),
        report=body.report if isinstance(body, Linked | Withdrawn | Decided) else None,
    )  # fmt: skip


def _undone(connection: Connection, id: str) -> bool:
    query = select(decision.c.undone_seq).where(decision.c.id == id)
    return connection.execute(query).scalar() is not None


def _differences(before: IncidentRecord | None, after: IncidentRecord | None) -> Iterator[tuple[str, Any, Any]]:
    """Yield each cell that changed, before and after; of a new incident, those that are filled."""
    for cell in (*CELLS, "review", "state", "tags") if before else CELLS:
        old, new = (said(getattr(record, cell)) if record else None for record in (before, after))
        if old != new and (before or new):
            yield cell, old, new
    old_ids, new_ids = ({a.id for a in record.accounts} if record else set() for record in (before, after))
    if old_ids != new_ids:
        yield "accounts", len(old_ids), len(new_ids)
