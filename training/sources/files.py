"""Read the files of the training sources, and hold some texts back."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

Item = TypeVar("Item")


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a .jsonl or .jsonl.gz file."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as file:  # type: ignore[operator]
        for line in file:
            if line.strip():
                yield json.loads(line)


HELD_OUT_SEED = 11  # one draw for all stages and for calibration, whatever the seed of a run


def split(examples: list[Item], held_out: int) -> tuple[list[Item], list[Item]]:
    """Hold some texts back for calibration: what teaches, and what is held out."""
    order = list(range(len(examples)))
    random.Random(HELD_OUT_SEED).shuffle(order)
    kept = set(order[:held_out])
    return [e for i, e in enumerate(examples) if i not in kept], [e for i, e in enumerate(examples) if i in kept]
