"""Relinking: an old ledger's mentions are grouped anew, and what changes leaves redirects.

Mentions are looked at with the kin of their incidents, so that what people merged and split is known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, select

from herodotus.ledger.adding import Pen
from herodotus.ledger.facts.bodies import Bodies
from herodotus.ledger.facts.kin import Kin
from herodotus.ledger.ids import fresh
from herodotus.ledger.journal.chain import Draft
from herodotus.ledger.journal.entries import Linked
from herodotus.ledger.neighbours import LedgerNeighbours
from herodotus.ledger.schema.tables import incident, link
from herodotus.linking.alone import Linker
from herodotus.linking.mentions import LinkMention

AT_ONCE = 200  # incidents looked at before something is written


def drafts(connection: Connection, pen: Pen, linker: Linker, ids: Sequence[str]) -> list[Draft]:
    """Say which entry lays the mentions of some incidents anew; none where nothing changes."""
    kin = Kin(connection, ids, None, Bodies(connection))
    neighbours = LedgerNeighbours(connection)
    mentions = neighbours.mentions_of(sorted(kin.incidents))
    created = _created(connection, kin.incidents)
    links = tuple(sorted(_moved(connection, linker.group(mentions, neighbours), mentions, created)))
    if not links:
        return []
    homes = {mention.id: mention.home for mention in mentions} | dict(links)
    redirects = _emptied(mentions, homes)
    touched = {id for id in (*homes.values(), *(m.home for m in mentions)) if id}
    body = Linked(linker=linker.version, links=links, redirects=redirects)
    return [Draft(body=body, who=pen.who, at=pen.at, about=tuple(sorted(touched)))]


def batches(connection: Connection) -> Iterator[list[str]]:
    """Yield the ids of all incidents that stand, some at a time, in the order of their ids."""
    after = ""
    while True:
        query = select(incident.c.id).where(incident.c.id > after, incident.c.redirect.is_(None))
        found = list(connection.execute(query.order_by(incident.c.id).limit(AT_ONCE)).scalars())
        if not found:
            return
        yield found
        after = found[-1]


def _moved(connection: Connection, groups: Sequence[frozenset[str]], mentions: Sequence[LinkMention],
           created: dict[str, int]) -> Iterator[tuple[str, str]]:
    """Yield each mention that changes its incident: a group keeps the oldest of its incidents that no other keeps."""
    homes = {mention.id: mention.home for mention in mentions}
    taken: set[str] = set()
    for group in sorted(groups, key=lambda group: min((created.get(homes[m] or "", 1 << 62), m) for m in group)):
        free = {home for m in group if (home := homes[m]) is not None and home not in taken}
        kept = min(free, key=lambda id: (created.get(id, 1 << 62), id)) if free else _new(connection, min(group))
        taken.add(kept)
        yield from ((m, kept) for m in group if homes[m] != kept)


def _emptied(mentions: Sequence[LinkMention], homes: dict[str, str | None]) -> tuple[tuple[str, str], ...]:
    """Return (old, new) for each incident that all its mentions left for one other."""
    went: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        if mention.home:
            went[mention.home].add(homes[mention.id] or "")
    return tuple(sorted((old, next(iter(new))) for old, new in went.items() if len(new) == 1 and old not in new))


def _created(connection: Connection, ids: set[str]) -> dict[str, int]:
    rows = connection.execute(select(incident.c.id, incident.c.created_seq).where(incident.c.id.in_(sorted(ids))))
    return {row.id: row.created_seq for row in rows}


def _new(connection: Connection, mention: str) -> str:
    def taken(id: str) -> bool:
        return connection.execute(select(link.c.mention_id).where(link.c.incident_id == id)).first() is not None

    return fresh("inc", taken, mention, "relinked")
