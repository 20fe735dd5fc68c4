"""Find the texts that stand-off annotation points into, in the benchmark data that is not ours to redistribute."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

SHARED = Path(__file__).resolve().parents[3] / "shared" / "bench"
SOURCES = {
    "gsdf-": ("news/guardian_sdf.jsonl", "The Guardian"),
    "DEV-MUC3-": ("muc4/train.jsonl.gz", "MUC-4 wire"),
    "isaf-": ("isaf/dev.jsonl", "ISAF"),
    "": ("polnear/train.jsonl.gz", ""),  # whatever has no prefix of the others
}


class Text(NamedTuple):
    """A text with what a reader is told about it."""

    id: str
    published: str | None
    outlet: str
    text: str


def source_of(id: str) -> str:
    """Tell the prefix under which an id is listed."""
    return next(prefix for prefix in SOURCES if id.startswith(prefix))


def read(prefix: str, shared: Path = SHARED) -> Iterator[Text]:
    """Read every text of one source; raise FileNotFoundError where the data is not there."""
    name, outlet = SOURCES[prefix]
    path = shared / name
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            # ISAF's gold fields are never read; a MUC wire is dated by its message, not by its gold.
            told = row.get("outlet") or row.get("place_line") or outlet
            yield Text(row["id"], row.get("date") or None, told, row["text"])


def find(ids: set[str], shared: Path = SHARED) -> dict[str, Text]:
    """Find texts by id; ids that are not there are left out."""
    wanted = {source_of(i) for i in ids}
    return {t.id: t for prefix in wanted for t in read(prefix, shared) if t.id in ids}
