"""Incidents as one GeoJSON FeatureCollection (RFC 7946), one feature an incident, streamed.

A feature's properties are the columns of the CSV, with lists as lists. Its geometry is the middle of the place, or null
where no point is known; `radius_km`, `where_prec` and `where_told` say how much the point stands for, so that no whole
country passes for a pin. What the export is of stands in the collection's member `herodotus`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, BinaryIO

from herodotus.exports.incidents.context import Context
from herodotus.exports.incidents.flat import COLUMNS, flat
from herodotus.exports.incidents.places import point
from herodotus.exports.json import plain
from herodotus.ledger.views import IncidentRecord


def write(records: Iterable[IncidentRecord], out: BinaryIO, context: Context) -> int:
    """Write the collection, a feature a line; give how many were written. Not closed, it is no JSON.

    >>> import io
    >>> out = io.BytesIO()
    >>> write([], out, Context()), json.loads(out.getvalue())["features"]
    (0, [])
    """
    out.write(b'{"type": "FeatureCollection", "herodotus": ' + _json(plain(context)) + b', "features": [')
    count = 0
    for record in records:
        out.write((b",\n" if count else b"\n") + _json(feature(record, context)))
        count += 1
    out.write(b"\n]}\n")
    return count


def feature(record: IncidentRecord, context: Context) -> dict[str, Any]:
    """Write one incident as a feature; coordinates are longitude and latitude, as the standard has it."""
    at = point(record.where)
    row = flat(record, context)
    return {
        "type": "Feature",
        "id": record.id,
        "geometry": {"type": "Point", "coordinates": [at[1], at[0]]} if at else None,
        "properties": {column.name: row.get(column.name) for column in COLUMNS},
    }


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, allow_nan=False).encode("utf-8")
