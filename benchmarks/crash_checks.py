"""What must hold in a ledger after a crash: all that was acknowledged is there, once, and the ledger goes on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec
from sqlalchemy import Connection, Table, select

from benchmarks.children import Told
from benchmarks.crash_child import MOST, arrivals
from benchmarks.projections import differing
from herodotus.errors import HerodotusError
from herodotus.ledger.deciding.evidence import text_of
from herodotus.ledger.journal import chain
from herodotus.ledger.journal.entries import Captured, Decided, Entry, Opened, Read, Withdrawn
from herodotus.ledger.ledger import Ledger
from herodotus.ledger.schema.tables import decision, report


class Checked(msgspec.Struct, frozen=True):
    """What one crash did: how much was acknowledged, and what is wrong, by kind; all counts but the first must be 0."""

    acknowledged: int = 0
    lost: int = 0
    doubled: int = 0
    unverified: int = 0
    differing: int = 0
    stuck: int = 0
    lines: tuple[str, ...] = ()


def check(ledger: Ledger, told: Sequence[Told], after: int, *, rebuilt: bool) -> Checked:
    """Check an opened ledger, for all that was ever `told` of it; with `rebuilt` against what `rebuild` gives, too.

    `after` is the number of the first report that was not acknowledged.
    """
    verdict = ledger.verify()
    stuck = _goes_on(ledger, after)
    held = _held(ledger)
    lost = [one for one in told if not _is_there(ledger, held, one)]
    twice = [id for id, count in held.items() if count > 1]
    tables = differing(ledger) if rebuilt else []
    lines = (*verdict.problems, *(f"lost: {one}" for one in lost), *(f"twice: {id}" for id in twice),
             *(f"not as rebuilt: {name}" for name in tables), *stuck)  # fmt: skip
    return Checked(len(told), len(lost), len(twice), not verdict.ok, bool(tables), bool(stuck), lines)


def _goes_on(ledger: Ledger, after: int) -> list[str]:
    """Add what may have been cut off, and the report before it, which may be there."""
    arriving = arrivals(after - 1, MOST + 1)
    try:
        ledger.record(arriving)
    except HerodotusError as error:
        return [f"a following add failed: {error}"]
    there = ledger.known([(one.report, "report") for one in arriving])
    return [] if all(there) else ["a following add is not there"]


def _held(ledger: Ledger) -> Counter[str]:
    """Count how often the journal brings each thing that it may bring once."""
    with ledger.store.reading() as connection:
        return Counter(name for entry in chain.entries(connection) for name in _names(entry))


def _names(entry: Entry) -> Iterable[str]:
    yield f"entry {entry.header.seq} {entry.hash}"
    match entry.body:
        case Opened() as body:
            yield body.ledger
            yield "the opening of the ledger"
        case Captured() as body:
            yield body.report
        case Read() as body:
            yield f"a reading of {body.report}"
        case Decided() as body:
            yield body.decision
        case Withdrawn() as body:
            yield f"withdrawal {body.report}"


def _is_there(ledger: Ledger, held: Counter[str], told: Told) -> bool:
    """Tell whether the journal and the tables hold what was acknowledged."""
    with ledger.store.reading() as connection:
        match told.what:
            case "recorded":
                at = f"entry {told.seq} {told.hash}"
                return held[at] > 0 and all(held[id] and _has(connection, report, id) for id in told.ids)
            case "decided":
                return all(held[id] and _has(connection, decision, id) for id in told.ids)
            case "withdrawn":
                gone = select(report.c.withdrawn_seq).where(report.c.id == told.ids[0])
                return connection.execute(gone).scalar() == told.seq and text_of(connection, told.ids[0]) is None
    return all(held[id] for id in told.ids)


def _has(connection: Connection, table: Table, id: str) -> bool:
    return connection.execute(select(table.c.id).where(table.c.id == id)).first() is not None
