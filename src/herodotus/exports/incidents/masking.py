"""Masks the names of private persons in a record: victims, witnesses, residents, patients, prisoners, relatives.

Each name gives way to its bearer's role in square brackets wherever it stands: actors, claimants, carriers, quotes,
notes, titles, what a newer reading says. Offsets stay, as they point into the report. Ids stay too, but for an actor's
id that is made of the name itself ("name:hasan-tawil") and an address that spells it: these become None. A masked actor
has no other readings of its name beside it.
"""

from __future__ import annotations

from herodotus.exports.incidents.hiding import Hider
from herodotus.exports.incidents.private import UNREGISTERED, private, spelt_in
from herodotus.exports.incidents.walking import Node, rewritten
from herodotus.ledger.views import IncidentRecord


def mask(record: IncidentRecord) -> IncidentRecord:
    """Replace the names of private persons by their roles everywhere in a record; masking twice changes nothing more.

    >>> from herodotus.ledger.views import Stamp
    >>> from herodotus.records import Actor
    >>> now = Stamp(1, "2026-03-05T00:00:00Z")
    >>> record = IncidentRecord(id="inc-1", type="shelling", status="occurred", created=now, changed=now,
    ...                         targets=(Actor("shopkeeper Hasan Tawil"), Actor("Plain Guard")))
    >>> [actor.name for actor in mask(record).targets]
    ['shopkeeper [victim]', 'Plain Guard']
    """
    while (masked := _once(record)) != record:  # ends, as each round leaves fewer words with a capital or fewer ids
        record = masked
    return record


def _once(record: IncidentRecord) -> IncidentRecord:
    hider = Hider(private(record))
    if not hider.who.roles:
        return record

    def node(before: Node, after: Node) -> Node:
        return _without_ids(before, after, hider)

    masked: IncidentRecord = rewritten(record, hider.hidden, node)
    return masked


def _without_ids(before: Node, after: Node, hider: Hider) -> Node:
    """Drop an actor's id and an address that would tell the name."""
    id_, url = before.get("id"), before.get("url")
    hidden = before.get("name") != after.get("name")
    if hidden and "lat" not in after:
        after = after | {"candidates": type(after["candidates"])()} if after.get("candidates") else after
    if isinstance(id_, str) and id_.startswith(UNREGISTERED) and (hidden or _spells(id_, hider)):
        after = after | {"id": "" if "label" in before else None}
    return after | {"url": None} if isinstance(url, str) and hider.in_address(url) else after


def _spells(id_: str, hider: Hider) -> bool:
    return any(spelt_in(id_, key) for key in hider.who.roles if len(key) > 1)
