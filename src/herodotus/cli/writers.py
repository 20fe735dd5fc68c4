"""What is read to standard output or a file: lines as they come, a table, or a page that appears only when whole."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import msgspec

from herodotus.records import Reading
from herodotus.report import Report

if TYPE_CHECKING:
    from herodotus.pipeline import Pair

ToDict = Callable[[Report, Reading], dict[str, Any]]
# Columns of a table that goes to a file, where there is no terminal to fit.
FILE_WIDTH = 120


def wants_progress(target: Path | None) -> bool:
    """Tell whether a progress bar has a place: on a terminal that the output itself does not fill."""
    return sys.stderr.isatty() and (target is not None or not sys.stdout.isatty())


def write_lines(pairs: Iterable[Pair], target: Path | None, to_dict: ToDict) -> bool:
    """Write one line of JSON a report and flush it, so that whoever reads on has only whole lines."""
    with _opened(target) as stream:
        for report, reading in pairs:
            stream.write(msgspec.json.encode(to_dict(report, reading)) + b"\n")
            stream.flush()
    return True


def write_text(pairs: Iterable[Pair], target: Path | None) -> bool:
    """Print the tables to the terminal or a file."""
    from rich.console import Console

    from herodotus.exports.text import render

    if target is None:
        render(Console(), pairs)
        return True
    with target.open("w", encoding="utf-8") as file:
        render(Console(file=file, width=FILE_WIDTH), pairs)
    return True


def write_page(pairs: Iterable[Pair], target: Path | None) -> bool:
    """Write one page for all reports; a file is replaced in one step, and left alone where nothing could be read."""
    from herodotus.exports.html import render

    read = list(pairs)
    if not read:
        return False
    page = render(read).encode("utf-8", "backslashreplace")
    if target is None:
        sys.stdout.buffer.write(page)
        sys.stdout.buffer.flush()
        return True
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        draft.write_bytes(page)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
    return True


@contextmanager
def _opened(target: Path | None) -> Iterator[BinaryIO]:
    if target is None:
        yield sys.stdout.buffer
    else:
        with target.open("wb") as file:
            yield file
