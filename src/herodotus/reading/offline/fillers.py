"""Who did it, whom and what it hit, with what: mentions over a whole report, tied to no incident.

This is what the MUC-4 task asks for: its keys taught these tag sets. The ledger does not read them.
"""

from __future__ import annotations

import msgspec

from herodotus.reading.offline.graphs import Graphs
from herodotus.reading.offline.pieces import cut
from herodotus.reading.offline.spans import decode_tags, whole_words
from herodotus.reading.offline.windows import firsts_in, windows
from herodotus.reading.sentences import split
from herodotus.records import Evidence
from herodotus.report import Report

KINDS = ("perp_individual", "perp_org", "phys_target", "victim", "weapon")


class Filler(msgspec.Struct, frozen=True):
    """A mention with the part it plays: one of `KINDS`."""

    kind: str
    mention: Evidence
    score: float


def find(report: Report, graphs: Graphs, limits: dict[str, float]) -> tuple[Filler, ...]:
    """Find the mentions of every part in text order; a window answers for the pieces that it owns."""
    pieces, found = cut(report.text), []
    for window in windows(pieces, split(report.text)):
        encoded = graphs.encode(pieces, window)
        firsts = firsts_in(pieces, window)
        for kind in KINDS:
            tags = whole_words(encoded.tags[kind][1:-1], firsts)
            for start, end, score in decode_tags(tags, limits[f"{kind}.begin"]):
                if window.own_start <= start + window.start < window.own_end:
                    a, b = pieces.starts[start + window.start], pieces.ends[end - 1 + window.start]
                    found.append(Filler(kind, Evidence.of(report.text, int(a), int(b)), round(float(score), 4)))
    return tuple(sorted(found, key=lambda f: (f.mention, f.kind)))
