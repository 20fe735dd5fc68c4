"""A capture is the bytes of one source as they came in, and where they came from."""

from __future__ import annotations

import hashlib
from typing import BinaryIO

import msgspec

from herodotus.errors import InputError


class Capture(msgspec.Struct, frozen=True):
    """The bytes of one report's source; `line` counts from 1 where the source is one line of a file."""

    source: str
    data: bytes
    line: int | None = None

    @property
    def sha256(self) -> str:
        """The hexadecimal SHA-256 of the bytes."""
        return hashlib.sha256(self.data).hexdigest()

    def error(self, problem: str, advice: str, line: int | None = None) -> InputError:
        """Make the error that names this source, and its line or the `line` given.

        >>> str(Capture("a.txt", b"").error("is empty", "give a file with text"))
        'a.txt: is empty; give a file with text'
        """
        return InputError(self.source, problem, advice, self.line if line is None else line)


def capture(file: BinaryIO, source: str, limit: int) -> Capture:
    """Take in a whole file of at most `limit` bytes; raises `InputError` beyond, without reading the rest."""
    data = file.read(limit + 1)
    taken = Capture(source, data)
    if len(data) > limit:
        raise too_large(taken, limit)
    return taken


def too_large(taken: Capture, limit: int) -> InputError:
    """Make the error for a source over the limit (`limit` in bytes)."""
    return taken.error(f"is over {limit:,} bytes", "cut it into single reports, or allow more with --max-size")
