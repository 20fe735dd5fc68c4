"""Incidents as Parquet: typed columns that come back as they went in, batch by batch."""

from __future__ import annotations

import io
import json
import sys
from datetime import date

import msgspec
import pyarrow
import pyarrow.parquet
import pytest

from herodotus.errors import MissingExtra
from herodotus.exports.incidents import parquet
from herodotus.exports.incidents.columns import names
from herodotus.exports.incidents.flat import COLUMNS, flat
from tests.exports.incidents import samples


def table(records):
    out = io.BytesIO()
    count = parquet.write(iter(records), out, samples.CONTEXT)
    assert not out.closed
    read = pyarrow.parquet.read_table(io.BytesIO(out.getvalue()))
    assert count == read.num_rows
    return read


def test_every_cell_comes_back():
    read = table(samples.all_records()).to_pylist()
    for record, row in zip(samples.all_records(), read, strict=True):
        told = flat(record, samples.CONTEXT)
        assert tuple(row) == names(COLUMNS)
        for column in COLUMNS:
            value = row[column.name]
            if value is not None and column.kind in ("day", "json"):
                value = value.isoformat() if column.kind == "day" else json.loads(value)
            assert value == told.get(column.name), column.name


def test_columns_have_types():
    shape = table(()).schema
    assert shape.field("day_from").type == pyarrow.date32()
    assert shape.field("tags").type == pyarrow.list_(pyarrow.string())
    assert shape.field("killed_min").type == pyarrow.int64()
    assert shape.field("lat").type == pyarrow.float64()
    quote = shape.field("quotes").type.value_type
    assert [quote.field(at).name for at in range(5)] == ["cell", "report", "start", "end", "quote"]


def test_days_are_days():
    (row,) = table([samples.depot()]).to_pylist()
    assert (row["day_from"], row["day_to"]) == (date(2026, 3, 3), date(2026, 3, 3))


def test_the_file_tells_what_it_is_of_and_what_its_columns_mean():
    shape = table(()).schema
    assert json.loads(shape.metadata[b"herodotus"])["ledger"] == "plain-2026"
    assert shape.field("radius_km").metadata[b"meaning"].startswith(b"radius within")


def test_no_more_than_a_batch_is_held(monkeypatch):
    monkeypatch.setattr(parquet, "BATCH", 2)
    out = io.BytesIO()
    many = (msgspec.structs.replace(samples.market(), id=f"inc-{number}") for number in range(5))
    assert parquet.write(many, out, samples.CONTEXT) == 5
    assert pyarrow.parquet.ParquetFile(io.BytesIO(out.getvalue())).num_row_groups == 3


def test_without_pyarrow_the_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtra, match=r"herodotus\[parquet\]"):
        parquet.write([], io.BytesIO(), samples.CONTEXT)
