"""Paths to files: a directory gives its readable files, recursively, in the order of their names."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

TEXTS = frozenset({".txt", ".text", ".md", ".markdown"})
PAGES = frozenset({".html", ".htm", ".xhtml"})
LINES = frozenset({".jsonl", ".ndjson"})
READABLE = TEXTS | PAGES | LINES


def files_under(folder: Path, skip: Path | None = None) -> Iterator[Path]:
    """Yield the readable files under a folder, sorted by name at each level, without hidden ones.

    Files with other endings, links to folders (they may loop) and what is no regular file are passed over. Raises
    `OSError` where a folder cannot be opened.
    """
    with os.scandir(folder) as found:
        entries = sorted((e for e in found if not e.name.startswith(".")), key=lambda entry: entry.name)
    for entry in entries:
        path = Path(entry.path)
        if entry.is_dir(follow_symlinks=False):
            yield from files_under(path, skip)
        elif path.suffix.lower() in READABLE and entry.is_file() and not _same(path, skip):
            yield path


def _same(path: Path, other: Path | None) -> bool:
    return other is not None and path.resolve() == other.resolve()
