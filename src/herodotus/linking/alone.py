"""The first linker: every mention is an incident of its own, and people merge.

What people have merged stays together and what they split stays apart, as every linker must have it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from herodotus.linking.mentions import LinkMention
from herodotus.linking.neighbours import Neighbours


class Linker(Protocol):
    """Says which of some mentions are one incident; `version` names the linker in the journal."""

    version: str

    def group(self, mentions: Sequence[LinkMention], neighbours: Neighbours) -> list[frozenset[str]]:
        """Return the ids of mentions, in groups that are one incident each; every mention given is in one of them."""
        ...


class Alone:
    """Groups nothing but what people merged."""

    version = "alone-1"

    def group(self, mentions: Sequence[LinkMention], neighbours: Neighbours) -> list[frozenset[str]]:
        """Return each mention alone, or with those that people merged it with."""
        groups = {mention.id: {mention.id} for mention in mentions}
        for one, other in neighbours.together([mention.id for mention in mentions]):
            joined = groups[one] | groups[other]
            groups |= dict.fromkeys(joined, joined)
        return sorted({frozenset(group) for group in groups.values()}, key=min)
