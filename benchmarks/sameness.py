"""The determinism proof: the same report gives the same reading, byte for byte, however it is read.

Generated reports are read in order in one process, shuffled in two, and every tenth alone; the JSON of each reading is
compared by its SHA-256.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterable, Sequence

from benchmarks.corpus import reports
from herodotus.records import Reading, to_json
from herodotus.report import Report

WORDS = 120  # shorter than the timing corpus: sameness needs many texts, not long ones
TENTH = 10


def differing(count: int) -> int:
    """Count the reports whose reading is not the same in every way of reading."""
    asked = list(reports(count, words=WORDS))
    shuffled = random.Random(count).sample(asked, len(asked))
    first, second = digests(asked, jobs=1), digests(shuffled, jobs=2)
    alone = {id_: sha for report in asked[::TENTH] for id_, sha in digests([report], jobs=1).items()}
    return sum(first[r.id] != second[r.id] or first[r.id] != alone.get(r.id, first[r.id]) for r in asked)


def digests(asked: Sequence[Report], jobs: int) -> dict[str, str]:
    """Read reports through the pipeline; give each reading's digest by report id."""
    from herodotus import pipeline

    return by_id(pipeline.read(asked, jobs=jobs))


def by_id(pairs: Iterable[tuple[Report, Reading]]) -> dict[str, str]:
    """Digest readings.

    >>> list(by_id([(Report.of("Rain.", id="r"), Reading("r"))]))
    ['r']
    """
    return {report.id: hashlib.sha256(to_json(reading)).hexdigest() for report, reading in pairs}
