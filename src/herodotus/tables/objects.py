"""JSON lines to records: one object a line, its values as the words of a table."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, islice
from typing import Any

import msgspec

from herodotus.errors import InputError
from herodotus.tables.delimited import Record
from herodotus.tables.lines import Lines

ADVICE = 'make the line one JSON object such as {"id": "r1", "date": "2019-08-27"}'
HEAD = 100  # lines whose keys count as the columns of the table; writers of JSON leave out what is null


def objects(lines: Lines, source: str) -> Iterator[Record | InputError]:
    """Yield the objects as records; the first one has every key that the first `HEAD` lines have."""
    records = _records(lines, source)
    head = list(islice(records, HEAD))
    keys = dict.fromkeys(key for _, cells in (r for r in head if not isinstance(r, InputError)) for key in cells)
    for record in chain(head, records):
        yield record if isinstance(record, InputError) else (record[0], {**dict.fromkeys(keys, ""), **record[1]})


def _records(lines: Lines, source: str) -> Iterator[Record | InputError]:
    for line in lines:
        number = lines.number
        if line.strip():
            try:
                yield number, _cells(line, source, number)
            except InputError as error:
                yield error
        lines.mark()


def _cells(line: str, source: str, number: int) -> dict[str, str]:
    try:
        found = msgspec.json.decode(line.encode("utf-8", "replace"))
    except (msgspec.DecodeError, RecursionError) as error:
        raise InputError(source, f"is not valid JSON ({error})", ADVICE, number) from None
    if not isinstance(found, dict):
        raise InputError(source, "is not a JSON object", ADVICE, number)
    return {" ".join(str(key).split()): _word(value, str(key), source, number) for key, value in found.items()}


def _word(value: Any, key: str, source: str, number: int) -> str:
    """Write a value as the cell of a table; a list of plain values as its members with "; " between them."""
    if isinstance(value, list) and not any(isinstance(member, dict | list) for member in value):
        return "; ".join(_word(member, key, source, number) for member in value if member is not None)
    if isinstance(value, dict | list):
        raise InputError(source, f'holds an object under "{key}"', "give plain values or lists of them", number)
    if value is None:
        return ""
    return ("true" if value else "false") if isinstance(value, bool) else str(value)
