"""The history of an incident: each entry of the journal that touched it, with who, why, and the cells it changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from herodotus.exports.incidents.grounds import dim, time_words
from herodotus.exports.incidents.layout import Row, Section, heading, one_line, safe
from herodotus.exports.incidents.wording import plain_words
from herodotus.ledger.views import Change

# The kinds of entries that are no decision, as people say them.
KINDS = {"link.made": "read and linked", "report.withdrawn": "report withdrawn"}


def change_sections(changes: Sequence[Change]) -> Iterator[Section]:
    """Give the history as one section, in the order given; what was undone is struck out and says so."""
    yield Section(heading("History", str(len(changes))), map(_change, changes))


def _change(change: Change) -> Row:
    style = "strike" if change.undone else ""
    kind = KINDS.get(change.kind, one_line(change.kind).replace("_", " "))
    what = Text.assemble((kind, "bold"), f" by {one_line(change.who)}", style=style)
    lines = [Text.assemble(what, (" (undone)", "red") if change.undone else "")]
    lines += [safe(change.why, style)] if change.why else []
    lines += [safe(f"{cell}: {plain_words(cell, before)} → {plain_words(cell, after)}", style)
              for cell, before, after in change.cells]  # fmt: skip
    rests = [time_words(change.at), *(part for part in (change.decision, change.report) if part)]
    return Row(str(change.seq), *lines, dim(", ".join(rests)))
