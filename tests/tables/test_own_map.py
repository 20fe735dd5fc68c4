"""A map of somebody's own: lenient cells, claims by column, many ways of writing a table."""

from __future__ import annotations

import msgspec
import pytest

from herodotus.errors import InputError
from herodotus.records import Harm, Span
from herodotus.tables import Row, load
from herodotus.tables.mapping import Mapping, mapping_of
from tests.tables.samples import error, read, row, written

RECORD = {
    "no": "7", "entered": "2019-08-01", "kind": "fire", "day": "19.07.2019", "place": "Homs", "land": "SY",
    "by": "Salt Road Column", "on": "granary / mill", "with": "torches", "dead": "3-5", "hurt": "12", "who": "millers",
    "said by": "Anna Berg; elders", "told to": "Voice of the Plain", "how": "denies", "sure": "possible",
    "about": "harm", "figure": "40+", "words": "forty or more were hurt", "events": "2", "link": "https://a.example/7",
}  # fmt: skip

PLAN = {
    "name": "desk", "version": "1", "origin": "The desk", "key": "no", "url": "link",
    "coded": {"column": "entered"},
    "type": {"columns": ["kind"], "codes": {"fire": "destruction", "dud": "explosive_device attempted"}},
    "when": {"start": "day", "formats": ["%d.%m.%Y", "edtf"]},
    "where": {"name": ["place"], "country": "land"},
    "actors": [{"column": "by"}, {"column": "on", "role": "targets", "separator": "/"},
               {"column": "with", "role": "means"}],
    "harm": [{"kind": "killed", "best": "dead", "who_column": "who"}, {"kind": "injured", "best": "hurt"}],
    "count": {"min": "events"},
    "claims": [{"column": "said by", "separator": ";", "via": "told to", "stance_column": "how",
                "certainty_column": "sure", "aspect_column": "about", "value": "figure", "harm_kind": "injured",
                "content": ["words"]}],
}  # fmt: skip
DESK = mapping_of(PLAN)


def lenient() -> Mapping:
    sections = {name: {**PLAN[name], "lenient": True} for name in ("coded", "type", "when", "where", "count")}
    lists = {name: [{**plan, "lenient": True} for plan in PLAN[name]] for name in ("harm", "claims")}
    return mapping_of({**PLAN, **sections, **lists})


def test_every_cell_of_the_map_is_filled(tmp_path):
    found = row(tmp_path, RECORD, DESK)
    incident = found.reading.incidents[0]
    assert (incident.type, incident.when.edtf, incident.where.country) == ("destruction", "2019-07-19", "SY")
    assert [a.name for a in incident.targets] == ["granary", "mill"]
    assert [a.name for a in incident.means] == ["torches"]
    assert [(h.kind, h.min, h.max, h.who) for h in incident.harm] == [("killed", 3, 5, "millers"),
                                                                     ("injured", 12, 12, "unknown")]  # fmt: skip
    assert incident.count == Span(2, 2)
    assert (found.report.url, found.report.published) == ("https://a.example/7", "2019-08-01")


def test_a_claim_takes_stance_certainty_aspect_and_value_from_columns(tmp_path):
    claims = row(tmp_path, RECORD, DESK).reading.claims
    assert [(c.id, c.claimant.name, c.named) for c in claims] == [("c1", "Anna Berg", True), ("c2", "elders", False)]
    for claim in claims:
        assert (claim.stance, claim.certainty, claim.aspect) == ("denies", "possible", "harm")
        assert [(h.kind, h.min, h.max) for h in claim.value if isinstance(h, Harm)] == [("injured", 40, None)]
        assert (claim.cue.quote, claim.content.quote) == ("said by", "forty or more were hurt")
        assert [carrier.name for carrier in claim.via] == ["Voice of the Plain"]


@pytest.mark.parametrize(
    ("aspect", "figure", "value"),
    [("occurrence", "", ("no",)), ("means", "matches", ("matches",)), ("target", "the mill", ("the mill",))],
)
def test_what_is_claimed_goes_by_the_aspect(tmp_path, aspect, figure, value):
    assert row(tmp_path, RECORD, DESK, about=aspect, figure=figure).reading.claims[0].value == value


def test_who_is_held_responsible_is_an_actor(tmp_path):
    (value,) = row(tmp_path, RECORD, DESK, about="responsibility", figure="Plain Guard").reading.claims[0].value
    assert value.name == "Plain Guard"


def test_a_code_may_bring_a_status(tmp_path):
    incident = row(tmp_path, RECORD, DESK, kind="Dud").reading.incidents[0]
    assert (incident.type, incident.status) == ("explosive_device", "attempted")


@pytest.mark.parametrize(
    ("written_as", "edtf", "precision"),
    [("2019-07", "2019-07", "month"), ("2019-07~/2019-08", "2019-07~/2019-08", "interval"), ("198X", "198X", "decade"),
     ("XXXX-07-19", "XXXX-07-19", "day"), ("2019-21", "2019-21", "season"), ("2019?", "2019?", "year"),
     ("2019-08-25/..", "2019-08-25/..", "interval")],
)  # fmt: skip
def test_a_date_may_be_written_in_edtf(tmp_path, written_as, edtf, precision):
    when = row(tmp_path, RECORD, DESK, day=written_as).reading.incidents[0].when
    assert (when.edtf, when.precision) == (edtf, precision)


BAD = [
    ("entered", "soon", "is no day that the map can read"), ("kind", "flood", "gives the unknown type code 'flood'"),
    ("day", "July", "is no date"), ("land", "Atlantis", "is no country"), ("dead", "some", "is no number"),
    ("events", "x", "is no number"), ("how", "sings", "is none of the stances"), ("figure", "lots", "is no number"),
]  # fmt: skip


@pytest.mark.parametrize(("column", "value", "problem"), BAD)
def test_a_bad_cell_makes_the_row_an_error(tmp_path, column, value, problem):
    assert problem in error(tmp_path, RECORD, DESK, **{column: value})


@pytest.mark.parametrize(("column", "value", "problem"), BAD)
def test_a_bad_cell_that_is_optional_is_unknown_with_the_reason(tmp_path, column, value, problem):
    found = row(tmp_path, RECORD, lenient(), **{column: value})
    cells = {"kind": "type", "day": "when", "land": "where", "dead": "harm", "how": "claims", "figure": "claims"}
    if column in cells:
        assert problem in dict(found.whys)[cells[column]]
    assert len(found.reading.incidents) == 1


def test_a_place_without_coordinates_is_looked_up_in_its_own_country(tmp_path):
    found = row(tmp_path, RECORD, DESK).reading.incidents[0].where
    assert found.id and found.country == "SY" and found.lat
    elsewhere = row(tmp_path, RECORD, DESK, land="Peru").reading.incidents[0].where
    assert (elsewhere.country, elsewhere.id, elsewhere.lat) == ("PE", None, None)


def test_our_own_export_is_read_back(tmp_path):
    record = dict.fromkeys(load("herodotus-csv").columns(), "") | {
        "id": "inc-1", "type": "shelling", "status": "planned", "when": "2019-07-19/..", "place": "Homs",
        "country": "SY", "lat": "34.73", "lon": "36.72", "where_prec": "1", "radius_km": "8.1",
        "initiators": "'=Column; 'Guard; '-band", "killed_min": "3", "tags": "a; b", "injured_min": "0",
        "injured_max": "0",
    }  # fmt: skip
    found = row(tmp_path, record, "herodotus-csv")
    incident = found.reading.incidents[0]
    assert (incident.type, incident.status, incident.when.edtf) == ("shelling", "planned", "2019-07-19/..")
    assert (incident.where.precision, incident.where.radius_km) == (1, 8.1)
    assert [a.name for a in incident.initiators] == ["=Column", "'Guard", "-band"]
    assert [(h.kind, h.min, h.max) for h in incident.harm] == [("killed", 3, None), ("injured", 0, 0)]
    assert found.tags == ("a", "b")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_table_is_read_in_any_usual_delimiter_and_encoding(tmp_path, delimiter, encoding):
    words = 'said; "forty", or | more\nand\tmore'
    text = written({**RECORD, "by": "Красный полк", "words": words}, delimiter=delimiter)
    (found,) = read(tmp_path, text.encode(encoding), DESK)
    assert isinstance(found, Row), found
    assert found.reading.incidents[0].initiators[0].name == "Красный полк"
    assert found.reading.claims[0].content.quote == 'said; "forty", or | more and more'


def test_another_encoding_is_read_where_the_map_names_it(tmp_path):
    data = written({**RECORD, "by": "Café Côte"}).encode("cp1252")
    (found,) = read(tmp_path, data, msgspec.structs.replace(DESK, encoding="cp1252"))
    assert isinstance(found, Row) and found.reading.incidents[0].initiators[0].name == "Café Côte"
    (bad,) = read(tmp_path, data, DESK)
    assert isinstance(bad, InputError) and "is not valid UTF-8 under 'by'" in str(bad) and bad.line == 2


def test_the_first_line_of_a_spreadsheet_may_say_its_delimiter(tmp_path):
    (found,) = read(tmp_path, "sep=;\r\n" + written(RECORD, delimiter=";"), DESK)
    assert isinstance(found, Row)


def test_json_lines_give_the_same_rows(tmp_path):
    lines = msgspec.json.encode({**RECORD, "dead": 3, "events": None, "said by": ["Anna Berg", "elders"]}) + b"\n\n"
    (found,) = read(tmp_path, lines, DESK, name="table.jsonl")
    assert isinstance(found, Row)
    assert found.reading.incidents[0].toll("killed") == Span(3, 3)
    assert [c.claimant.name for c in found.reading.claims] == ["Anna Berg", "elders"]


def test_the_key_can_be_another_column(tmp_path):
    (found,) = read(tmp_path, written(RECORD), DESK, key="link")
    assert isinstance(found, Row) and found.key == "https://a.example/7"
