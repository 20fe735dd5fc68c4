"""Which bytes a table is written in: told by its byte-order mark, by the map, by the pattern of NULs, else UTF-8.

No other encoding is guessed: Windows-1252 read as Windows-1256 gives names that nobody bears. A row whose bytes do not
fit is an error of its own, so the marks of undecodable bytes are kept in the text until then.
"""

from __future__ import annotations

import codecs
import io
from typing import BinaryIO

from herodotus.errors import ConfigError, InputError
from herodotus.intake.captures import Capture
from herodotus.intake.decoding import refuse_binary

SAMPLE = 4096  # bytes that are looked at
# UTF-32 first: its little-endian mark begins with that of UTF-16.
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"), (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)  # fmt: skip
# Of every second byte, so many are NUL in UTF-16 text that is mostly Latin; a stray NUL in UTF-8 stays far below.
NUL_SHARE = 0.4


def opened_text(file: BinaryIO, source: str, encoding: str = "") -> io.TextIOWrapper:
    """Open a table's bytes as text with its line ends untouched; raises `InputError` for what is no text.

    `encoding` is what the map says; a byte-order mark in the file outranks it.
    """
    head = file.read(SAMPLE)
    file.seek(0)
    if not head:
        raise InputError(source, "is empty", "give a table with a header line and a row for each incident")
    name = _marked(head) or encoding or _unmarked(head)
    if not name.startswith(("utf-16", "utf-32")):
        _refuse(head, source)
    try:
        info = codecs.lookup(name)
    except LookupError:
        raise ConfigError(f"'{name}' is no encoding that Python knows; write one such as utf-8 or cp1252") from None
    wide = info.name.startswith(("utf-16", "utf-32"))  # these know no escape for bytes that do not fit
    return io.TextIOWrapper(file, encoding=name, errors="strict" if wide else "surrogateescape", newline="")


def undecodable(text: str) -> bool:
    r"""Whether a text holds bytes that did not fit its encoding.

    >>> undecodable(b"caf\xe9".decode("utf-8", "surrogateescape")), undecodable("café")
    (True, False)
    """
    return not text.isascii() and any("\ud800" <= c <= "\udfff" for c in text)


def _marked(head: bytes) -> str:
    return next((name for mark, name in MARKS if head.startswith(mark)), "")


def _unmarked(head: bytes) -> str:
    """Tell UTF-16 without a mark by its NULs: at odd places in the little-endian form, at even ones in the other."""
    for start, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        half = head[start::2]
        if half.count(0) > NUL_SHARE * len(half) and not head[1 - start :: 2].count(0):
            return name
    return "utf-8"


def _refuse(head: bytes, source: str) -> None:
    try:
        refuse_binary(Capture(source, head))
    except InputError as error:
        problem = error.problem.replace("not UTF-8 text", "no table in text")
        raise InputError(source, problem, "save the sheet as CSV (UTF-8)") from None
