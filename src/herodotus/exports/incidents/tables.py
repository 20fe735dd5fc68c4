"""Rows to CSV (RFC 4180, UTF-8 without a byte-order mark): quoted, guarded, one row held at a time."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, BinaryIO

from herodotus.exports.incidents.columns import Column, names
from herodotus.exports.incidents.guarding import guard

BETWEEN = "; "  # between the members of a list within one cell


def write_rows(columns: Iterable[Column], rows: Iterable[Mapping[str, Any]], out: BinaryIO) -> int:
    r"""Write a header and rows in the order of the columns; give the number of rows.

    A row names its cells; a column that it lacks is empty. The stream stays open.

    >>> out = io.BytesIO()
    >>> write_rows([Column("id", ""), Column("names", "")], [{"id": "i1", "names": ["=a", None, "c"]}], out)
    1
    >>> out.getvalue()
    b"id,names\r\ni1,'=a; ; c\r\n"
    """
    text = io.TextIOWrapper(out, encoding="utf-8", newline="")
    try:
        return _write(csv.writer(text), names(columns), rows)
    finally:
        text.detach()


def _write(writer: Any, header: tuple[str, ...], rows: Iterable[Mapping[str, Any]]) -> int:
    writer.writerow(header)
    count = 0
    for row in rows:
        writer.writerow([cell_text(row.get(name)) for name in header])
        count += 1
    return count


def cell_text(value: Any) -> str:
    """Write a value as the guarded text of a cell.

    Members of a list are guarded one by one and joined by a semicolon and a blank; a semicolon within a member becomes
    a comma, so that the list can be cut again and stays in step with its list of ids. Objects, and lists of objects,
    are JSON, which no spreadsheet runs.

    >>> cell_text(None), cell_text(True), cell_text(-34.5), cell_text(["a", None, "=b"]), cell_text({"when": None})
    ('', 'yes', '-34.5', "a; ; '=b", '{"when": null}')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict) or (isinstance(value, list) and any(isinstance(each, dict) for each in value)):
        return json.dumps(value, ensure_ascii=False)
    return joined(value) if isinstance(value, list) else guard(str(value))


def joined(members: Sequence[str | None]) -> str:
    """Join the members of a list within one cell, each guarded, an unknown one empty."""
    return BETWEEN.join(guard((member or "").replace(";", ",")) for member in members)
