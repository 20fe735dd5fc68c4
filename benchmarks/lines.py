"""JSON lines in and out, one at a time: plain or gzipped, a bad line told with its number and passed over."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from benchmarks.registry import Bench


class Line(msgspec.Struct, frozen=True):
    """A line of a bench file, counted from 1: its inputs, or the problem that makes it unreadable."""

    number: int
    inputs: dict[str, Any] | None = None
    problem: str = ""


def read_lines(path: Path, bench: Bench) -> Iterator[Line]:
    """Read a .jsonl or .jsonl.gz file lazily; blank lines are passed over silently.

    Raises `OSError` where the file itself cannot be read.
    """
    with (gzip.open if path.suffix == ".gz" else open)(path, "rb") as raw_lines:
        for number, raw in enumerate(raw_lines, 1):
            if raw.strip():
                yield parse_line(raw, number, bench)


def parse_line(raw: bytes, number: int, bench: Bench) -> Line:
    """Parse one line and keep only what the bench may see."""
    try:
        record = json.loads(raw.decode("utf-8"))
    except ValueError as error:
        return Line(number, problem=f"no JSON in UTF-8 ({error})")
    if not isinstance(record, Mapping):
        return Line(number, problem="the line is no JSON object")
    try:
        return Line(number, bench.take(record))
    except KeyError as error:
        return Line(number, problem=f"key {error} is missing")


def to_line(prediction: Mapping[str, Any]) -> str:
    """Write a prediction as one line of JSON, non-ASCII as it is.

    >>> to_line({"id": "é"})
    '{"id": "é"}'
    """
    return json.dumps(prediction, ensure_ascii=False)
