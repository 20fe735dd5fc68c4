"""Masks the names of private persons in a record: victims, witnesses, residents, patients, prisoners, relatives.

Each name gives way to its bearer's role in square brackets wherever it stands: actors, claimants, carriers, quotes,
notes, titles, what a newer reading says. Offsets stay, as they point into the report. Ids stay too, but for an actor's
id that is made of the name itself ("name:hasan-tawil") and an address that spells it: these become None. A masked actor
has no other readings of its name beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from herodotus.exports.incidents.hiding import Hider
from herodotus.exports.incidents.private import UNREGISTERED, private, spelt_in
from herodotus.exports.incidents.walking import Node, rewritten
from herodotus.ledger.views import Change, IncidentLine, IncidentRecord
from herodotus.records import Actor

PARTIES = ("initiators", "targets", "means")


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


def mask_line(line: IncidentLine, record: IncidentRecord) -> IncidentLine:
    """Replace the names of private persons in one row of a list, whose record is given."""
    masked = mask(record)
    return msgspec.structs.replace(
        line, initiators=tuple(actor.name for actor in masked.initiators),
        targets=tuple(actor.name for actor in masked.targets),
    )  # fmt: skip


def mask_changes(changes: Sequence[Change], record: IncidentRecord) -> tuple[Change, ...]:
    """Replace the names of private persons in the history of an incident.

    Actors that its cells held once and hold no more are looked at like targets that no register knows: rather a group
    too many is hidden than a person too few.
    """
    known = {actor.name for actor in (*record.initiators, *record.targets, *record.means)}
    told = {name for change in changes for cell, *values in change.cells if cell in PARTIES
            for value in values for name in value or () if name not in known}
    before = msgspec.structs.replace(record, targets=(*record.targets, *map(Actor, sorted(told))))
    hider = Hider(private(before))
    return tuple(msgspec.convert(_hidden(msgspec.to_builtins(change), hider), Change) for change in changes)


def _hidden(change: dict[str, Any], hider: Hider) -> dict[str, Any]:
    """Hide names in the reason and in the cells of a change."""

    def hidden(value: Any) -> Any:
        if isinstance(value, list):
            return [hidden(one) for one in value]
        return hider.hidden(value) if isinstance(value, str) else value

    cells = [[cell, hidden(before), hidden(after)] for cell, before, after in change["cells"]]
    return change | {"why": hidden(change["why"]), "cells": cells}


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
