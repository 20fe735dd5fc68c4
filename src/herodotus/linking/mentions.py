"""A mention as linking sees it: an incident as one reading of one report tells it."""

from __future__ import annotations

import msgspec

from herodotus.records import Incident


class LinkMention(msgspec.Struct, frozen=True):
    """A mention, the report it stands in, and the incident of the ledger it belongs to, None while it has none."""

    id: str
    report: str
    incident: Incident
    home: str | None = None
