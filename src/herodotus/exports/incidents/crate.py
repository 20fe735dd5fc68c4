"""A citable snapshot of incidents: one zip file that is an RO-Crate 1.1, with a hash of every file in it.

The same records and context give the same bytes: names are sorted and every file bears the time of the export. Records
are written to temporary files as they come and never held together. `verify` proves a snapshot.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from herodotus.errors import ConfigError
from herodotus.exports.incidents import crate_about as about
from herodotus.exports.incidents.context import Context
from herodotus.exports.incidents.crate_check import Verdict, verify
from herodotus.ledger.views import IncidentRecord
from herodotus.records import from_json, to_json

__all__ = ["Verdict", "verify", "write"]

CHUNK = 1 << 20  # bytes that are held at a time
FIRST_YEAR, LAST_YEAR = 1980, 2107  # what a zip file can tell of time (APPNOTE 4.4.6)
MODE = 0o100644 << 16  # a plain file that all may read


def write(records: Iterable[IncidentRecord], out: BinaryIO, context: Context, head: str) -> int:
    """Write a snapshot; give how many incidents are in it.

    `head` is the hash of the journal's entry `context.seq`. Raises `ConfigError` where `context.made` is no ISO time.
    """
    time = _time(context.made)
    with tempfile.TemporaryDirectory(prefix="herodotus-") as name:
        folder = Path(name)
        count = _records(records, folder)
        _tables(folder, context)
        _rest(folder, context, head, count)
        _pack(folder, out, time)
    return count


def _records(records: Iterable[IncidentRecord], folder: Path) -> int:
    count = 0
    with (folder / about.INCIDENTS).open("wb") as file:
        for record in records:
            file.write(to_json(record) + b"\n")
            count += 1
    return count


def _tables(folder: Path, context: Context) -> None:
    from herodotus.exports.incidents import csv

    with (folder / about.TABLE).open("wb") as file:
        csv.write(_again(folder), file, context)
    with (folder / about.ACCOUNTS).open("wb") as file:
        csv.write_accounts(_again(folder), file, context)


def _again(folder: Path) -> Iterator[IncidentRecord]:
    """Read back the records that were written, one at a time."""
    with (folder / about.INCIDENTS).open("rb") as file:
        for line in file:
            yield from_json(line, IncidentRecord)


def _rest(folder: Path, context: Context, head: str, count: int) -> None:
    """Write what is about the records; the metadata tell sizes and the manifest hashes, so these come last."""
    (folder / about.CODEBOOK).write_bytes(about.codebook_json())
    (folder / about.QUERY).write_bytes(about.query_json(context, head, count))
    (folder / about.README).write_bytes(about.readme(context, head, count))
    sizes = {path.name: path.stat().st_size for path in folder.iterdir()}
    (folder / about.METADATA).write_bytes(about.metadata(context, sizes, count))
    lines = (f"{_digest(path)}  {path.name}\n" for path in sorted(folder.iterdir()))
    manifest = "".join(lines)
    (folder / about.MANIFEST).write_text(manifest, "utf-8", newline="\n")


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _pack(folder: Path, out: BinaryIO, time: tuple[int, int, int, int, int, int]) -> None:
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack:
        for path in sorted(folder.iterdir()):
            info = zipfile.ZipInfo(path.name, time)
            info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, 3, MODE
            info.file_size = path.stat().st_size  # or files above 2 GiB would be refused
            with path.open("rb") as file, pack.open(info, "w") as packed:
                shutil.copyfileobj(file, packed, CHUNK)


def _time(made: str) -> tuple[int, int, int, int, int, int]:
    """Give the time of the export in UTC, within what a zip file can tell."""
    try:
        time = datetime.fromisoformat(made)
    except ValueError:
        raise ConfigError(f"the time of the export is '{made}'; a snapshot needs an ISO time (2026-03-05T18:00:00Z)"
                          ) from None  # fmt: skip
    moment = time.astimezone(UTC) if time.tzinfo else time
    if moment.year < FIRST_YEAR or moment.year > LAST_YEAR:
        return (FIRST_YEAR, 1, 1, 0, 0, 0)
    return (moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second)
