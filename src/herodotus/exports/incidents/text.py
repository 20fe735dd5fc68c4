"""Incidents of a ledger as a terminal shows them: a list, one in full, its history.

`put` prints what the others return. In a terminal it is laid out and folded to the width; in a pipe it is plain lines
with tabs between label and text, never folded, so that other programs can work on them.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import RenderableType

from herodotus.exports.incidents.card import record_sections
from herodotus.exports.incidents.changes import change_sections
from herodotus.exports.incidents.layout import Sheet, put, safe
from herodotus.exports.incidents.table import Listing
from herodotus.ledger.views import Change, IncidentRecord, Page

__all__ = ["put", "render_history", "render_list", "render_record"]


def render_list(page: Page) -> RenderableType:
    """Show a page of a list: id, when, type, place, who to whom, harm, accounts in reports, review."""
    return Listing(page)


def render_record(record: IncidentRecord, history: Sequence[Change] = ()) -> RenderableType:
    """Show one incident cell by cell with what each rests on, its accounts, sources, ties, tags and notes.

    `history` is the incident's, if at hand: with it a decision is shown with the name of who took it.
    """
    return Sheet(record_sections(record, history))


def render_history(changes: Sequence[Change]) -> RenderableType:
    """Show what changed an incident, entry by entry: when, by whom, why, and each cell before and after."""
    return Sheet(change_sections(changes)) if changes else safe("no entry touched it", "dim italic")
