"""Bytes to text, strictly: what is not clean UTF-8 text is refused with the place where it goes wrong.

The text is changed in two ways only, both at the door: a byte order mark at the start goes, and CRLF becomes LF.
Bidirectional controls, zero-width characters, odd spaces and blank lines stay, because evidence must be found again in
the text as published; whoever shows a text isolates it. A NUL byte is refused: no publisher means one.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from herodotus.errors import InputError
from herodotus.intake.captures import Capture, too_large

SAMPLE = 8192  # bytes that are looked at to tell binary data from text
CONTROL_SHARE = 0.1  # of the sample: text has next to none, programs and archives well over
# C0 controls without tab, line feed, form feed, carriage return and escape.
_CONTROLS = bytes(set(range(32)) - {9, 10, 12, 13, 27})


def text_of(taken: Capture, encoding: str = "utf-8") -> str:
    r"""Decode a capture to text, or raise `InputError`.

    >>> text_of(Capture("a.txt", b"\xef\xbb\xbfShells fell.\r\nTwo died."))
    'Shells fell.\nTwo died.'
    """
    refuse_binary(taken)
    try:
        text = taken.data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(taken, error, encoding) from None
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    check_text(taken, text)
    return text


def check_text(taken: Capture, text: str, limit: int | None = None) -> None:
    """Refuse a text that says nothing, holds NUL, or is over `limit` bytes of UTF-8; `InputError` says which."""
    if not any(map(str.isalnum, text)):
        raise taken.error("has no text in it" if text else "is empty", "give a report with at least one sentence")
    if (at := text.find("\0")) >= 0:
        line = text.count("\n", 0, at) + 1 if taken.line is None else None
        raise taken.error("holds a NUL byte, which no text has", "save it again as plain UTF-8 text", line)
    if limit is not None and len(text) * 4 > limit and len(text.encode("utf-8")) > limit:
        raise too_large(taken, limit)


def refuse_binary(taken: Capture) -> None:
    """Raise `InputError` where the bytes are a known file format, or too full of control bytes to be text."""
    for start, kind in _signatures():
        if taken.data.startswith(start):
            raise taken.error(f"is {kind}, not UTF-8 text", "extract its text and save it as UTF-8")
    if _looks_binary(taken.data):
        raise taken.error("is binary data, not text", "extract its text and save it as UTF-8")


def _looks_binary(data: bytes) -> bool:
    sample = data[:SAMPLE]
    return len(sample) - len(sample.translate(None, _CONTROLS)) > CONTROL_SHARE * len(sample)


def _undecodable(taken: Capture, error: UnicodeDecodeError, encoding: str) -> InputError:
    line = taken.data.count(b"\n", 0, error.start) + 1 if taken.line is None else None
    found = f"is not valid {encoding.upper()} at byte {error.start:,} (0x{taken.data[error.start]:02x})"
    return taken.error(found, "find its encoding and save it as UTF-8", line)


@cache
def _signatures() -> tuple[tuple[bytes, str], ...]:
    path = Path(__file__).parent / "data" / "signatures.toml"
    table = tomllib.loads(path.read_text("utf-8"))["signatures"]
    return tuple((bytes.fromhex(start), kind) for start, kind in table.items())
