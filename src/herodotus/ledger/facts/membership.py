"""Which incident each mention belongs to: links in the order of the journal, and what people merged and split.

An event later in the journal outweighs an earlier one; an undone decision counts as never taken. What is laid to an
incident that was merged away goes to the one it was merged into.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import msgspec


class Laid(NamedTuple):
    """A mention was laid to an incident."""

    seq: int
    mention: str
    incident: str


class Merged(NamedTuple):
    """One incident was merged into another, by a person or by a linker."""

    seq: int
    gone: str
    kept: str


class Split(NamedTuple):
    """Mentions were taken out of an incident, into another."""

    seq: int
    mentions: tuple[str, ...]
    into: str


Event = Laid | Merged | Split


class Membership(msgspec.Struct, frozen=True):
    """`homes` is the incident of each mention, `into` the one that each merged incident leads to in the end."""

    homes: Mapping[str, str]
    into: Mapping[str, str]

    def merged(self, incident: str) -> tuple[str, ...]:
        """Name the incidents that lead to this one."""
        return tuple(sorted(old for old, new in self.into.items() if new == incident))


def membership(events: Iterable[Event]) -> Membership:
    """Work out where each mention belongs; the order of the events given does not matter.

    >>> told = membership([Merged(3, "inc-b", "inc-a"), Laid(1, "m1", "inc-a"), Laid(2, "m2", "inc-b")])
    >>> dict(told.homes), dict(told.into)
    ({'m1': 'inc-a', 'm2': 'inc-a'}, {'inc-b': 'inc-a'})
    """
    homes, into = dict[str, str](), dict[str, str]()
    for event in sorted(events, key=lambda event: (event.seq, type(event).__name__, event)):
        match event:
            case Laid():
                homes[event.mention] = _end(into, event.incident)
            case Merged():
                _merge(homes, into, _end(into, event.gone), _end(into, event.kept))
            case Split():
                into.pop(event.into, None)
                homes |= dict.fromkeys(event.mentions, event.into)
    return Membership(homes, {old: _end(into, old) for old in into})


def _merge(homes: dict[str, str], into: dict[str, str], gone: str, kept: str) -> None:
    if gone != kept:
        into[gone] = kept
        homes |= {mention: kept for mention, home in homes.items() if home == gone}


def _end(into: Mapping[str, str], incident: str) -> str:
    """Follow redirects to their end; a split may have opened a circle again, so each is followed once."""
    seen = {incident}
    while (after := into.get(incident)) is not None and after not in seen:
        incident = after
        seen.add(after)
    return incident
