"""The offline reader: reports in, readings out, the same bytes for the same report in any company."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

import msgspec

from herodotus.codebook import version as codebook_version
from herodotus.reading.offline import claims, incidents, relations
from herodotus.reading.offline.anchors import Anchor, Seen, look
from herodotus.reading.offline.graphs import Graphs, thresholds
from herodotus.reading.offline.pieces import WEIGHTS
from herodotus.records import Evidence, Reading, Versions
from herodotus.report import Report

VERSION = "offline-1"


class Attribution(msgspec.Struct, frozen=True):
    """Any statement, belief or intention that the text ascribes to somebody, about conflict or not."""

    source: tuple[Evidence, ...]
    cue: Evidence
    content: tuple[Evidence, ...]


class OfflineReader:
    """Reads with the model that ships inside the package; opens it when the first report comes."""

    def __init__(self, folder: Path = WEIGHTS, limits: dict[str, float] | None = None) -> None:
        """`folder` holds the weights; `limits` overrides the thresholds that lie beside them."""
        self._folder, self._own_limits = folder, limits

    @cached_property
    def _graphs(self) -> Graphs:
        return Graphs(self._folder)

    @property
    def _limits(self) -> dict[str, float]:
        return self._own_limits or thresholds(self._folder)

    @cached_property
    def versions(self) -> Versions:
        """What made the readings."""
        limits = hashlib.sha256(json.dumps(self._limits, sort_keys=True).encode()).hexdigest()[:6]
        return Versions(reader=VERSION, model=f"{self._graphs.version}+{limits}", codebook=codebook_version())

    def read(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """Yield one reading a report, in order; names are still words (`naming` turns them into things)."""
        for report in reports:
            yield self.assemble(report, self.look(report))

    def look(self, report: Report) -> Seen:
        """Run the model over a report and keep the anchors of a ledger."""
        return look(report, self._graphs, self._limits, ("incident", "cue", "relation"))

    def assemble(self, report: Report, seen: Seen) -> Reading:
        """Put a reading together from what the model saw."""
        found, members, ties = incidents.assemble(seen, self._graphs, self._limits)
        said = claims.assemble(seen, found, members, self._graphs, self._limits)
        return Reading(
            report.id, tuple(found), tuple(said), tuple(relations.assemble(seen)), tuple(ties), self.versions
        )

    def attributions(self, report: Report) -> tuple[Attribution, ...]:
        """Return every attribution of a report with its source, cue and content, as PolNeAR defines them."""
        seen = look(report, self._graphs, self._limits, ("attribution_cue",))
        return tuple(_attribution(seen, a) for a in seen.anchors["attribution_cue"])


def _attribution(seen: Seen, anchor: Anchor) -> Attribution:
    parts = {role: tuple(seen.evidence(a, b) for a, b, _ in anchor.runs[role]) for role in ("source", "content")}
    return Attribution(parts["source"], seen.evidence(anchor.start, anchor.end), parts["content"])
