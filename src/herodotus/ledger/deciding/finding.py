"""What a decision is about: the ids a person gives, checked and followed to where they lead now."""

from __future__ import annotations

from sqlalchemy import Connection, select

from herodotus.errors import LedgerError
from herodotus.ledger.composing.record import compose
from herodotus.ledger.facts.gathering import gather
from herodotus.ledger.schema.tables import decision, decision_about, incident, member, mention, report
from herodotus.ledger.views import IncidentRecord


def survivor(connection: Connection, id: str) -> str:
    """Return the incident that an id leads to now; raises `LedgerError` for an id that the ledger does not have."""
    row = connection.execute(select(incident.c.id, incident.c.redirect).where(incident.c.id == id)).first()
    if row is None:
        raise LedgerError(f"{id}: no incident of this ledger has this id; see: herodotus list")
    return str(row.redirect or row.id)


def record(connection: Connection, id: str, *, upto: int | None = None, known_by: str | None = None,
           follow: bool = True) -> IncidentRecord:
    """Return the record of an incident as it stands, or as of an entry or a day.

    An id that was merged away leads to the one it was merged into, unless it is looked at from before the merge.
    """
    if follow and upto is None:
        id = survivor(connection, id)
    found = gather(connection, [id], upto=upto, known_by=known_by).get(id)
    if found is None:
        raise LedgerError(f"{id}: the ledger did not have this incident then" if upto is not None else
                          f"{id}: no incident of this ledger has this id; see: herodotus list")
    if follow and found.into is not None:
        return record(connection, found.into, upto=upto, known_by=known_by, follow=False)
    return compose(found)


def known_report(connection: Connection, id: str) -> str:
    """Return the id of a report, which may be given as the id it came with; raises `LedgerError`."""
    query = select(report.c.id).where((report.c.id == id) | (report.c.given_id == id)).order_by(report.c.seq)
    found = list(connection.execute(query).scalars())
    if not found:
        raise LedgerError(f"{id}: no report of this ledger has this id; see: herodotus list")
    if len(found) > 1 and id not in found:
        raise LedgerError(f"{id}: {len(found)} reports came with this id; give one of {', '.join(found)}")
    return id if id in found else str(found[0])


def standing_report(connection: Connection, id: str) -> str:
    """Return the id of a report that was not withdrawn; raises `LedgerError`."""
    report_id = known_report(connection, id)
    query = select(report.c.withdrawn_seq).where(report.c.id == report_id)
    if connection.execute(query).scalar() is not None:
        raise LedgerError(f"{id}: was withdrawn and cannot be read again")
    return report_id


def mentions_in(connection: Connection, incident_id: str, given: tuple[str, ...]) -> tuple[str, ...]:
    """Return the mentions of an incident that are meant, each given by its own id or by that of its report."""
    query = select(mention.c.id, mention.c.report_id).join(member, member.c.mention_id == mention.c.id)
    rows = connection.execute(query.where(member.c.incident_id == incident_id)).all()
    if not given:
        raise LedgerError(f"{incident_id}: name the mentions or the reports to take out of it")
    for one in given:
        if not any(one in (row.id, row.report_id) for row in rows):
            raise LedgerError(f"{one}: is no mention and no report of {incident_id}; see: herodotus show {incident_id}")
    meant = tuple(sorted(row.id for row in rows if row.id in given or row.report_id in given))
    if len(meant) == len(rows):
        raise LedgerError(f"{incident_id}: a split must leave something behind; it has {len(rows)} mentions, all given")
    return meant


def standing_decision(connection: Connection, id: str) -> tuple[str, ...]:
    """Return what a decision is about, which is to be undone; raises `LedgerError` where it cannot be."""
    row = connection.execute(select(decision).where(decision.c.id == id)).first()
    if row is None:
        raise LedgerError(f"{id}: no decision of this ledger has this id; see: herodotus history INCIDENT")
    if row.undone_seq is not None:
        raise LedgerError(f"{id}: was undone already, by entry {row.undone_seq}")
    if row.verb == "undo":
        raise LedgerError(f"{id}: is itself an undoing; decide again instead")
    query = select(decision_about.c.subject).where(decision_about.c.decision_id == id)
    return tuple(sorted(connection.execute(query).scalars()))
