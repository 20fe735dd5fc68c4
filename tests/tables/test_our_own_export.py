"""What our own CSV export writes is read back to the same cells."""

from __future__ import annotations

import io

import msgspec
import pytest

from herodotus.exports.incidents import acled, ucdp
from herodotus.exports.incidents import csv as export
from herodotus.exports.incidents.context import Context
from herodotus.ledger.views import IncidentRecord, Stamp
from herodotus.records import Actor, Harm, Place, Span, When
from herodotus.tables import Row, load
from tests.tables.samples import read

NOW = Stamp(1, "2019-08-01T00:00:00Z")
RECORD = IncidentRecord(
    id="inc-1", type="explosive_device", status="prevented", when=When("2019-07-19/2019-07-21", "interval"),
    where=Place("Homs", country="SY", id="geonames:169577", lat=34.73, lon=36.72, radius_km=8.5, precision=1),
    initiators=(Actor("Salt Road Column"), Actor("-guard")), targets=(Actor("the mill"),), means=(Actor("a mine"),),
    harm=(Harm("killed", 3, None), Harm("injured", None, 7)), count=Span(2, 4), tags=("seen", "doubted"),
    created=NOW, changed=NOW,
)  # fmt: skip


def test_the_map_names_only_columns_that_the_export_writes():
    assert set(load("herodotus-csv").columns()) <= {column.name for column in export.COLUMNS}


def test_a_record_comes_back_with_its_cells(tmp_path):
    out = io.BytesIO()
    export.write([RECORD], out, Context())
    (found,) = read(tmp_path, out.getvalue(), "herodotus-csv")
    incident, where = found.reading.incidents[0], found.reading.incidents[0].where
    assert (found.key, incident.type, incident.status) == ("inc-1", "explosive_device", "prevented")
    assert (incident.when.edtf, incident.count) == (RECORD.when.edtf, RECORD.count)
    for role in ("initiators", "targets", "means"):
        assert [a.name for a in getattr(incident, role)] == [a.name for a in getattr(RECORD, role)]
    assert [(h.kind, h.min, h.max) for h in incident.harm] == [(h.kind, h.min, h.max) for h in RECORD.harm]
    for cell in ("name", "country", "id", "lat", "lon", "radius_km", "precision"):
        assert getattr(where, cell) == getattr(RECORD.where, cell)
    assert found.tags == RECORD.tags


@pytest.mark.parametrize(("name", "shape"), [("acled", acled), ("ucdp-ged", ucdp)])
def test_what_we_write_in_the_shape_of_others_is_read_by_their_maps(tmp_path, name, shape):
    assert set(load(name).columns()) - set(load(name).optional) <= {column.name for column in shape.COLUMNS}
    out = io.BytesIO()
    record = msgspec.structs.replace(
        RECORD, type="armed_clash", status="occurred", targets=(Actor("Plain Guard", role="MIL"),),
        initiators=(Actor("Salt Road Column", role="REB"),), when=When("2019-07-19", "day"),
        harm=(Harm("killed", 3, 4),),
    )  # fmt: skip
    shape.write([record], out, Context())
    for found in read(tmp_path, out.getvalue(), name):
        assert isinstance(found, Row), found
        incident = found.reading.incidents[0]
        assert (incident.type, incident.when.edtf, incident.where.country) == ("armed_clash", "2019-07-19", "SY")
        assert incident.toll("killed").min == 3


def test_a_record_of_which_little_is_known_comes_back(tmp_path):
    out = io.BytesIO()
    record = IncidentRecord(id="inc-2", type="other", status="occurred", created=NOW, changed=NOW)
    export.write([record], out, Context())
    (found,) = read(tmp_path, out.getvalue(), "herodotus-csv")
    incident = found.reading.incidents[0]
    assert (incident.where, incident.when.edtf, incident.harm, incident.count) == (None, None, (), None)
