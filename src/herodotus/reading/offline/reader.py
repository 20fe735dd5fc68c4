"""The offline reader: reports in, readings out, the same bytes for the same report in any company."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

import msgspec

from herodotus.codebook import version as codebook_version
from herodotus.reading.offline import claims, fillers, incidents, relations
from herodotus.reading.offline.anchors import Anchor, Seen, look
from herodotus.reading.offline.certainty import calibrated, maps
from herodotus.reading.offline.fillers import Filler
from herodotus.reading.offline.graphs import Graphs, thresholds
from herodotus.reading.offline.pieces import WEIGHTS, cut
from herodotus.reading.offline.precision import Floors, kept
from herodotus.reading.offline.windows import windows
from herodotus.reading.sentences import split
from herodotus.records import Evidence, Reading, Versions
from herodotus.report import Report

VERSION = "offline-2"


class Attribution(msgspec.Struct, frozen=True):
    """Any statement, belief or intention that the text ascribes to somebody, about conflict or not."""

    source: tuple[Evidence, ...]
    cue: Evidence
    content: tuple[Evidence, ...]


class OfflineReader:
    """Reads with the model that ships inside the package; opens it when the first report comes."""

    def __init__(
        self, folder: Path = WEIGHTS, limits: dict[str, float] | None = None, precision: str = "balanced"
    ) -> None:
        """`folder` holds the weights; `limits` overrides the thresholds that lie beside them for a `precision`."""
        self._folder, self._own_limits, self._precision = folder, limits, precision

    @cached_property
    def _graphs(self) -> Graphs:
        return Graphs(self._folder)

    @property
    def _limits(self) -> dict[str, float]:
        return self._own_limits or thresholds(self._folder, self._precision)

    @cached_property
    def versions(self) -> Versions:
        """What made the readings."""
        decides = json.dumps([self._limits, maps(self._folder)], sort_keys=True)
        limits = hashlib.sha256(decides.encode()).hexdigest()[:6]
        return Versions(reader=VERSION, model=f"{self._graphs.version}+{limits}", codebook=codebook_version())

    def read(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """Yield one reading a report, in order; names are still words (`naming` turns them into things)."""
        for report in reports:
            yield self.assemble(report, self.look(report))

    def look(self, report: Report) -> Seen:
        """Run the model over a report and keep the anchors of a ledger; none where nothing in it is sure.

        A report on a match or a merger has a doubtful incident at most, one on a conflict has a sure one: of 158
        reports held out of training none with conflict had its surest incident or claim below .97. Short releases of
        real bodies are less sure: a floor of .95 emptied 21 of 324, .87 six.
        """
        seen = look(report, self._graphs, self._limits, ("incident", "cue", "actor"))
        sure = max((a.real for kind in ("incident", "cue") for a in seen.anchors[kind]), default=0.0)
        return seen if sure >= self._limits.get("report", 0.0) else seen.without_anchors()

    def assemble(self, report: Report, seen: Seen) -> Reading:
        """Put a reading together from what the model saw, with calibrated scores, as the reading mode asks."""
        floors = Floors(self._limits.get("floor.record", 0.0), self._limits.get("floor.cell", 0.0))
        return kept(calibrated(self.with_raw_scores(report, seen), maps(self._folder)), floors)

    def with_raw_scores(self, report: Report, seen: Seen) -> Reading:
        """Put a reading together with the model's own numbers as scores; what calibration is fitted on."""
        found, members, ties = incidents.assemble(seen, self._graphs, self._limits)
        said = claims.assemble(seen, found, members, self._graphs, self._limits)
        between = relations.assemble(seen, self._limits["related"])
        return Reading(report.id, tuple(found), tuple(said), tuple(between), tuple(ties), self.versions)

    def attributions(self, report: Report) -> tuple[Attribution, ...]:
        """Return every attribution of a report with its source, cue and content, as PolNeAR defines them."""
        seen = look(report, self._graphs, self._limits, ("attribution_cue",))
        return tuple(_attribution(seen, a) for a in seen.anchors["attribution_cue"])

    def fillers(self, report: Report) -> tuple[Filler, ...]:
        """Return who did it, whom and what it hit, with what, as MUC-4 defines them, tied to no incident."""
        return fillers.find(report, self._graphs, self._limits)

    def topic(self, report: Report) -> dict[str, float]:
        """Return the probability of each PLOVER type for the first window of a text, a sentence as a rule."""
        pieces = cut(report.text)
        return self._graphs.topic(self._graphs.encode(pieces, windows(pieces, split(report.text))[0]).hidden)


def _attribution(seen: Seen, anchor: Anchor) -> Attribution:
    parts = {role: tuple(seen.evidence(a, b) for a, b, _ in anchor.runs[role]) for role in ("source", "content")}
    return Attribution(parts["source"], seen.evidence(anchor.start, anchor.end), parts["content"])
