"""What linking may ask a ledger for: mentions that could be of the same incident."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from herodotus.linking.mentions import LinkMention


class Neighbours(Protocol):
    """Candidates for a mention, by its words, its place and its days; a ledger implements it."""

    def by_text(self, mention: LinkMention, most: int) -> Iterable[LinkMention]:
        """Return at most `most` mentions that share rare words with this one, the nearest first."""
        ...

    def by_place(self, mention: LinkMention, km: float, most: int) -> Iterable[LinkMention]:
        """Return at most `most` mentions whose places lie within `km` kilometres."""
        ...

    def by_day(self, mention: LinkMention, days: int, most: int) -> Iterable[LinkMention]:
        """Return at most `most` mentions whose dates lie within so many days."""
        ...

    def together(self, mentions: Sequence[str]) -> Iterable[tuple[str, str]]:
        """Return the pairs of these mentions that people merged: they must stay together."""
        ...

    def apart(self, mentions: Sequence[str]) -> Iterable[tuple[str, str]]:
        """Return the pairs of these mentions that people split: they must stay apart."""
        ...
