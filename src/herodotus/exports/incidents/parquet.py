"""Incidents as one Parquet file with typed columns; needs the extra `parquet` (pyarrow).

The columns are those of the CSV. Days are date32, lists are lists, quotes are lists of structs, `differs` is JSON text.
What the export is of stands in the schema's metadata under `herodotus`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from importlib import import_module
from itertools import islice
from typing import Any, BinaryIO

from herodotus.errors import MissingExtra
from herodotus.exports.incidents.columns import Column
from herodotus.exports.incidents.context import Context
from herodotus.exports.incidents.flat import COLUMNS, flat
from herodotus.exports.json import plain
from herodotus.ledger.views import IncidentRecord

BATCH = 1000  # incidents held at a time; one row group


def write(records: Iterable[IncidentRecord], out: BinaryIO, context: Context) -> int:
    """Write the file, a row group a batch; give how many incidents were written.

    Raises `MissingExtra` where pyarrow is not installed.
    """
    arrow, shape, count = _arrow("pyarrow"), schema(context), 0
    with _arrow("pyarrow.parquet").ParquetWriter(out, shape) as writer:
        for rows in _batches(records, context):
            writer.write_batch(arrow.RecordBatch.from_pylist(rows, schema=shape))
            count += len(rows)
    return count


def schema(context: Context) -> Any:
    """Give the Arrow schema: one field a column, with its meaning in the field's metadata."""
    arrow = _arrow("pyarrow")
    types = _types(arrow)
    fields = [arrow.field(c.name, types[c.kind], metadata={"meaning": c.meaning}) for c in COLUMNS]
    return arrow.schema(fields, metadata={"herodotus": json.dumps(plain(context), ensure_ascii=False)})


def _types(arrow: Any) -> dict[str, Any]:
    text, number = arrow.string(), arrow.int64()
    quote = [("cell", text), ("report", text), ("start", number), ("end", number), ("quote", text)]
    return {
        "text": text,
        "int": number,
        "float": arrow.float64(),
        "bool": arrow.bool_(),
        "day": arrow.date32(),
        "texts": arrow.list_(text),
        "quotes": arrow.list_(arrow.struct(quote)),
        "json": text,
    }


def _batches(records: Iterable[IncidentRecord], context: Context) -> Iterator[list[dict[str, Any]]]:
    waiting = iter(records)
    while rows := [_row(record, context) for record in islice(waiting, BATCH)]:
        yield rows


def _row(record: IncidentRecord, context: Context) -> dict[str, Any]:
    row = flat(record, context)
    return {column.name: _cell(row.get(column.name), column) for column in COLUMNS}


def _cell(value: Any, column: Column) -> Any:
    if value is None:
        return None
    if column.kind == "json":
        return json.dumps(value, ensure_ascii=False)
    return date.fromisoformat(value) if column.kind == "day" else value


def _arrow(module: str) -> Any:
    try:
        return import_module(module)
    except ImportError:
        raise MissingExtra("Parquet", "parquet") from None
