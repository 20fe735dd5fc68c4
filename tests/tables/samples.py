"""Invented rows in the columns of ACLED and UCDP GED, as dictionaries that tests change cell by cell."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from herodotus.errors import InputError
from herodotus.tables import Mapping, Row, load, rows

ACLED = {
    "event_id_cnty": "SYR90001", "event_date": "2019-07-19", "year": "2019", "time_precision": "1",
    "disorder_type": "Political violence", "event_type": "Battles", "sub_event_type": "Armed clash",
    "actor1": "Salt Road Column", "assoc_actor_1": "", "inter1": "2", "actor2": "Military Forces of Syria (2000-)",
    "assoc_actor_2": "Plain Guard; Red Hill Band", "inter2": "1", "interaction": "12", "civilian_targeting": "",
    "iso": "760", "region": "Middle East", "country": "Syria", "admin1": "Homs", "admin2": "Homs", "admin3": "",
    "location": "Homs", "latitude": "34.73", "longitude": "36.72", "geo_precision": "1",
    "source": "Harbour Courier; Voice of the Plain", "source_scale": "National",
    "notes": 'On 19 July, fighters met soldiers, "briefly", at the mill.', "fatalities": "3",
    "tags": "women targeted: politicians; crowd size=no report", "timestamp": "1564000000",
}  # fmt: skip

GED = {
    "id": "700001", "relid": "VEL-2019-1-1", "year": "2019", "active_year": "1", "code_status": "Clear",
    "type_of_violence": "1", "conflict_name": "Velmar: Government", "dyad_name": "Government of Velmar - Column",
    "side_a": "Government of Syria", "side_b": "Salt Road Column", "number_of_sources": "2",
    "source_article": '"Courier, 2019-07-20, Clash at the mill"', "source_office": "Harbour Courier",
    "source_date": "2019-07-20", "source_headline": "Clash at the mill", "source_original": "local police chief",
    "where_prec": "1", "where_coordinates": "Homs town", "where_description": "the mill north of the town",
    "adm_1": "Homs governorate", "adm_2": "Homs district", "latitude": "34.73", "longitude": "36.72",
    "country": "Syria", "region": "Middle East", "event_clarity": "1", "date_prec": "1",
    "date_start": "2019-07-19 00:00:00.000", "date_end": "2019-07-19 00:00:00.000", "deaths_a": "2", "deaths_b": "5",
    "deaths_civilians": "1", "deaths_unknown": "0", "best": "8", "high": "10", "low": "8",
}  # fmt: skip


def written(*records: dict[str, str], delimiter: str = ",") -> str:
    """Write records as delimited text under the columns of the first."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(records[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(records)
    return out.getvalue()


def read(folder: Path, data: str | bytes, mapping: str | Mapping = "acled", *, name: str = "table.csv",
         key: str | None = None) -> list[Row | InputError]:
    """Read a table of that content."""
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return list(rows(path, load(mapping) if isinstance(mapping, str) else mapping, key=key))


def row(folder: Path, record: dict[str, str], mapping: str | Mapping = "acled", **cells: str) -> Row:
    """Read one record, with some cells changed, that has to be a row."""
    (found,) = read(folder, written({**record, **cells}), mapping)
    assert isinstance(found, Row), found
    return found


def error(folder: Path, record: dict[str, str], mapping: str | Mapping = "acled", **cells: str) -> str:
    """Read one record, with some cells changed, that has to be an error; give its message behind the path."""
    (found,) = read(folder, written({**record, **cells}), mapping)
    assert isinstance(found, InputError), found
    return str(found).removeprefix(str(folder / "table.csv"))
