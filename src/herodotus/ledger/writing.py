"""Writing: entries go into the journal, their facts into the tables, and the incidents they touch are made anew."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, delete, select, update

from herodotus.errors import LedgerError
from herodotus.ledger.composing import rows
from herodotus.ledger.composing.record import compose
from herodotus.ledger.facts import asking
from herodotus.ledger.facts.applying import Facts, incidents_of
from herodotus.ledger.facts.bodies import Bodies
from herodotus.ledger.facts.gathering import gather
from herodotus.ledger.facts.kin import Kin
from herodotus.ledger.ids import number_of
from herodotus.ledger.journal import chain
from herodotus.ledger.journal.chain import Draft
from herodotus.ledger.journal.entries import AnyBody, Entry, Opened
from herodotus.ledger.schema import fulltext, inserting, tables
from herodotus.ledger.views import IncidentRecord

AT_ONCE = 400  # incidents made anew at once: some 10 MB of readings
ENTRIES_AT_ONCE = 2000  # entries replayed between two looks at the clock

Told = Callable[[str, int, int], None]  # what is being done, how many are done, of how many


def commit(connection: Connection, drafts: Sequence[Draft]) -> list[Entry]:
    """Append entries and bring the projections up to date; the caller holds the write lock and commits."""
    entries = chain.append(connection, list(drafts))
    blobs = {address: data for draft in drafts for address, data in draft.blobs.items()}
    facts, touched, bodies = Facts(connection, blobs), set[str](), dict[str, AnyBody]()
    for entry in entries:
        facts.take(entry)
        touched |= incidents_of(entry)
        if entry.body is not None:
            bodies[entry.header.payload] = entry.body
    facts.flush()
    refresh(connection, touched, bodies)
    _applied(connection, entries[-1])
    return entries


def rebuild(connection: Connection, told: Told | None = None) -> int:
    """Empty the projections and make them again from the journal; returns how many entries it holds."""
    for table in (*tables.PROJECTIONS, tables.state):
        connection.execute(delete(table))
    fulltext.empty(connection)
    total = chain.head(connection).count
    last = _replay(connection, total, told)
    _make_all(connection, told)
    if last is not None:
        _applied(connection, last)
    return total


def refresh(connection: Connection, touched: Collection[str], known: Mapping[str, AnyBody] | None = None) -> None:
    """Make incidents anew, and those that merges and splits tie to them."""
    bodies = Bodies(connection, known)
    ordered = sorted(touched)
    for at in range(0, len(ordered), AT_ONCE):
        kin = Kin(connection, ordered[at : at + AT_ONCE], None, bodies)
        _belong(connection, kin)
        materials = gather(connection, kin.incidents, bodies=bodies)
        _index(connection, [(compose(one), one.into) for one in materials.values()])


def _replay(connection: Connection, total: int, told: Told | None) -> Entry | None:
    facts, last = Facts(connection), None
    for last in chain.entries(connection):
        facts.take(last)
        if last.header.seq % ENTRIES_AT_ONCE == 0:
            facts.flush()
            if told:
                told("entries", last.header.seq, total)
    facts.flush()
    return last


def _make_all(connection: Connection, told: Told | None) -> None:
    """Make the record of every incident that an entry is about."""
    touch = tables.touch
    query = select(touch.c.subject).where(touch.c.subject.like("inc-%")).distinct().order_by(touch.c.subject)
    ids = list(connection.execute(query).scalars())
    for at in range(0, len(ids), AT_ONCE):
        refresh(connection, ids[at : at + AT_ONCE])
        if told:
            told("incidents", min(at + AT_ONCE, len(ids)), len(ids))


def _belong(connection: Connection, kin: Kin) -> None:
    """Note where each mention of the kin belongs."""
    homes = kin.membership.homes
    _delete(connection, tables.member, "mention_id", homes.keys())
    inserting.rows(connection, tables.member, [{"mention_id": m, "incident_id": home} for m, home in homes.items()])


def _index(connection: Connection, records: Sequence[tuple[IncidentRecord, str | None]]) -> None:
    """Put the rows of records in the place of those that were there."""
    there = {row.id for row in asking.by_keys(
        connection, select(tables.incident.c.id), tables.incident.c.id, [record.id for record, _ in records])}
    _delete(connection, tables.incident, "id", there)
    for table in (tables.party, tables.account, tables.tag, tables.incident_source):
        _delete(connection, table, "incident_id", there)
    made: dict[Table, list[dict[str, Any]]] = {table: [] for table in tables.INDEX}
    for record, into in records:
        row = rows.incident_row(record, into)
        made[tables.incident].append(row)
        made[tables.party] += rows.party_rows(record, row["sort_day"])
        made[tables.account] += rows.account_rows(record, row["sort_day"])
        made[tables.tag] += rows.tag_rows(record, row["sort_day"])
        made[tables.incident_source] += rows.source_rows(record, row["sort_day"])
    for table, values in made.items():
        inserting.rows(connection, table, values)
    fulltext.remove(connection, "incident_words", [number_of(id) for id in there])
    fulltext.add(connection, "incident_words", [rows.words(record) for record, _ in records])


def _delete(connection: Connection, table: Table, column: str, keys: Collection[str]) -> None:
    ordered = sorted(keys)
    for at in range(0, len(ordered), asking.AT_ONCE):
        connection.execute(delete(table).where(table.c[column].in_(ordered[at : at + asking.AT_ONCE])))


def _applied(connection: Connection, entry: Entry) -> None:
    """Note that the projections hold all entries up to this one."""
    state = tables.state
    if connection.execute(update(state).values(seq=entry.header.seq)).rowcount == 0:
        first = entry.body if isinstance(entry.body, Opened) else _opened(connection)
        connection.execute(state.insert().values(one=1, ledger=first.ledger, seq=entry.header.seq))


def _opened(connection: Connection) -> Opened:
    """Return the first entry's body, which names the ledger."""
    first = chain.entry(connection, 1)
    if first is None or not isinstance(first.body, Opened):
        raise LedgerError("the journal does not begin with the opening of a ledger; run: herodotus verify")
    return first.body
