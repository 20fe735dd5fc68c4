"""JSON lines to reports: one object a line with `text`, and `id`, `published`, `outlet`, `url`, `title` where known.

The text of a line is taken exactly as it stands, so that offsets fit whoever wrote the file. Other keys
are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO

import msgspec

from herodotus.errors import InputError
from herodotus.intake.captures import Capture, too_large
from herodotus.intake.decoding import check_text
from herodotus.intake.making import Desk, Stated
from herodotus.intake.options import SourceOptions
from herodotus.report import Report

# A character of text takes at most six bytes of JSON (\u0041); the other keys get 64 kB.
ESCAPED, OTHER_KEYS = 6, 65_536
_OBJECT = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*(?:["}]|$)')
ADVICE = 'make the line one JSON object such as {"id": "a1", "published": "2019-08-27", "text": "…"}'

Lines = Iterable[tuple[int, bytes, bool]]


class Line(msgspec.Struct, frozen=True):
    """The keys of a line that are read, with their types; null and "" count as not given."""

    text: str
    id: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    title: str | None = None


def line_limit(options: SourceOptions) -> int:
    """Return how many bytes a line may have at most."""
    return ESCAPED * options.max_size + OTHER_KEYS


def numbered_lines(file: BinaryIO, limit: int) -> Iterator[tuple[int, bytes, bool]]:
    r"""Yield each line with its number from 1 and whether it is whole; of a longer one only the first `limit` bytes.

    >>> import io
    >>> list(numbered_lines(io.BytesIO(b"ab\nabcdef\n"), 4))
    [(1, b'ab\n', True), (2, b'abcd', False)]
    """
    number = 0
    while line := file.readline(limit):
        number += 1
        whole = line.endswith(b"\n") or len(line) < limit
        yield number, line, whole
        while not whole:
            rest = file.readline(limit)
            whole = rest.endswith(b"\n") or not rest


def starts_object(line: bytes) -> bool:
    """Tell whether a line begins like a JSON object: a brace, then a key, a closing brace, or nothing.

    >>> starts_object(b' {"text": "Shells fell."}'), starts_object(b"{sic} he said")
    (True, False)
    """
    return _OBJECT.match(line) is not None


def jsonl_reports(lines: Lines, source: str, desk: Desk) -> Iterator[Report | InputError]:
    """Yield a report, or what is wrong, for each line that is not blank, in order."""
    for number, line, whole in lines:
        if not line.strip():
            continue
        taken = Capture(source, line.rstrip(b"\r\n"), number)
        try:
            if not whole:
                raise too_large(taken, desk.options.max_size)
            yield _report(taken, desk)
        except InputError as error:
            yield error


def _report(taken: Capture, desk: Desk) -> Report:
    line = _line(taken)
    check_text(taken, line.text, desk.options.max_size)
    stated = Stated(id=line.id, published=line.published, outlet=line.outlet, title=line.title, url=line.url)
    return desk.make(taken, line.text, stated)


def _line(taken: Capture) -> Line:
    data = taken.data.removeprefix(b"\xef\xbb\xbf")
    try:
        return msgspec.json.decode(data, type=Line)
    except msgspec.ValidationError as error:
        raise taken.error(_complaint(str(error)), ADVICE) from None
    except UnicodeDecodeError as error:
        raise taken.error(f"is not valid UTF-8 ({error.reason})", "save the file as UTF-8") from None
    except (msgspec.DecodeError, RecursionError) as error:
        raise taken.error(f"is not valid JSON ({error})", ADVICE) from None


def _complaint(message: str) -> str:
    if "required field `text`" in message:
        return 'has no "text"'
    if message.startswith("Expected `object`") and " - at " not in message:
        return "is not a JSON object"
    expected, _, at = message.partition(" - at `$.")
    return f'has a wrong type under "{at.rstrip("`")}" ({expected[0].lower()}{expected[1:]})'
