"""Garbage: whatever is wrong is told with file and line, and nothing else is lost."""

from __future__ import annotations

import json

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from herodotus.errors import ConfigError, InputError
from herodotus.tables import Row, load
from tests.tables.samples import ACLED, read, written

HEADER = ",".join(ACLED)


def told(folder, data, **options) -> str:
    """Read a table that gives nothing but one error; give its message behind the path."""
    (found,) = read(folder, data, **options)
    assert isinstance(found, InputError), found
    return str(found)[len(found.source) :]


def many(*ids: str) -> str:
    return written(*({**ACLED, "event_id_cnty": id} for id in ids))


def outcomes(found) -> list[str | int]:
    """Give keys of rows and lines of errors in order."""
    return [f.key if isinstance(f, Row) else f.line for f in found]


@pytest.mark.parametrize("name", ["t.csv", "t.jsonl", "t"])
def test_an_empty_file(tmp_path, name):
    assert told(tmp_path, b"", name=name) == ": is empty; give a table with a header line and a row for each incident"


@pytest.mark.parametrize("data", ["\n\n", "  \n", "\ufeff\n"])
def test_a_file_of_blank_lines(tmp_path, data):
    assert ": has no header line; begin the table" in told(tmp_path, data)


def test_a_header_without_a_row(tmp_path):
    assert told(tmp_path, HEADER + "\n") == ": has no row; give a table with a header line and a row for each incident"


def test_a_table_without_a_header(tmp_path):
    rows = many("A", "B").split("\r\n", 1)[1]
    with pytest.raises(ConfigError, match="has none of the columns of the map 'acled'; its first line reads 'A'"):
        read(tmp_path, rows.replace("fatalities", ""))


def test_a_wrong_delimiter(tmp_path):
    with pytest.raises(ConfigError, match=r"has none of the columns .* or another map or delimiter"):
        read(tmp_path, many("A").replace(",", "^"))


def test_a_column_that_the_map_names_and_the_table_lacks(tmp_path):
    data = many("A").replace("geo_precision", "geo_prec").replace("fatalities", "deaths")
    with pytest.raises(ConfigError) as error:
        read(tmp_path, data)
    assert "the column 'geo_precision' (close to it: geo_prec" in str(error.value)
    assert "the column 'fatalities'" in str(error.value)


def test_a_column_that_may_be_missing(tmp_path):
    record = {column: value for column, value in ACLED.items() if column not in ("tags", "timestamp")}
    assert outcomes(read(tmp_path, written(record))) == ["SYR90001"]


def test_a_missing_key_column(tmp_path):
    with pytest.raises(ConfigError, match="lacks the column 'event_id'"):
        read(tmp_path, many("A"), key="event_id")


def test_the_same_column_twice(tmp_path):
    with pytest.raises(ConfigError, match="has the column 'latitude' twice; rename one of them"):
        read(tmp_path, many("A").replace("region", "latitude", 1))


def test_a_column_that_nobody_asks_for_may_stand_twice_or_have_no_name(tmp_path):
    data = many("A").replace("region", "year", 1).replace("source_scale", "", 1)
    (found,) = read(tmp_path, data)
    assert "\nyear 17: Middle East\n" in found.report.text
    assert "\n27: National\n" in found.report.text


def test_a_row_without_a_key(tmp_path):
    found = read(tmp_path, many("A", "", "C"))
    assert outcomes(found) == ["A", 3, "C"]
    assert "has no event_id_cnty; give every row a key" in str(found[1])


def test_a_second_row_with_a_key_names_both_lines(tmp_path):
    found = read(tmp_path, many("A", "B", "A", "C"))
    assert outcomes(found) == ["A", "B", 4, "C"]
    assert 'line 4: has the event_id_cnty "A" of the row in line 2; keep one of the two' in str(found[2])


@pytest.mark.parametrize("ragged", ["A,B,C", "x," * 60, "lonely"])
def test_ragged_rows_cost_no_other(tmp_path, ragged):
    lines = many("A", "C").splitlines(keepends=True)
    found = read(tmp_path, "".join([*lines[:2], f"{ragged}\r\n", *lines[2:]]))
    assert outcomes(found) == ["A", 3, "C"]
    assert f"cells where the header has {len(ACLED)}; correct the row" in str(found[1])


def test_a_quotation_that_never_ends_costs_its_own_row_only(tmp_path):
    lines = many("A", "B", "C", "D").splitlines(keepends=True)
    lines[2] = lines[2].replace("Salt Road Column", '"Salt Road Column')
    assert outcomes(read(tmp_path, "".join(lines))) == ["A", 3, "C", "D"]


def test_the_last_row_may_be_broken_off(tmp_path):
    data = many("A", "B")
    assert outcomes(read(tmp_path, data[: data.rindex("briefly")])) == ["A", 3]


def test_a_cell_with_line_ends_counts_its_lines(tmp_path):
    data = written({**ACLED, "notes": "one\ntwo\r\nthree"}, {**ACLED, "event_id_cnty": "B", "fatalities": "x"})
    assert outcomes(read(tmp_path, data)) == ["SYR90001", 5]


def test_a_nul_byte(tmp_path):
    found = read(tmp_path, many("A", "B", "C").replace("Salt Road", "Salt\0Road", 1))
    assert outcomes(found) == [2, "B", "C"]
    assert "holds a NUL byte under 'actor1'" in str(found[0])


def test_bytes_that_are_no_utf_8(tmp_path):
    found = read(tmp_path, many("A", "B").encode().replace(b"Salt Road", b"Salt R\xf6ad", 1))
    assert outcomes(found) == [2, "B"]


def test_half_a_character_of_utf_16(tmp_path):
    found = read(tmp_path, many("A").encode("utf-16") + b"\x00")
    assert "is not whole UTF-16 text; save the table anew as UTF-8" in str(found[-1])


@pytest.mark.parametrize(
    ("data", "kind"), [(b"PK\x03\x04\x14\x00rest", "an office document, no table"), (b"%PDF-1.7\n", "a PDF file")]
)
def test_a_file_of_another_kind_is_named(tmp_path, data, kind):
    problem = told(tmp_path, data)
    assert kind in problem and problem.endswith("save the sheet as CSV (UTF-8)")


def test_an_endless_line_is_an_error_and_the_next_is_read(tmp_path):
    lines = many("A", "B", "C").splitlines(keepends=True)
    lines[2] = lines[2].replace("briefly", "long " * 300_000)
    assert outcomes(read(tmp_path, "".join(lines))) == ["A", 3, "C"]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{", "is not valid JSON"),
        ("[1]", "is not a JSON object"),
        ('{"event_id_cnty": {"a": 1}}', 'holds an object under "event_id_cnty"'),
        ('{"event_id_cnty": ' + "[" * 5000, "is not valid JSON"),
    ],
)
def test_a_broken_line_of_json(tmp_path, line, problem):
    good = [json.dumps({**ACLED, "event_id_cnty": id}) for id in "AB"]
    found = read(tmp_path, "\n".join([good[0], line, good[1]]), name="t.jsonl")
    assert outcomes(found) == ["A", 2, "B"]
    assert problem in str(found[1])


PATIENT = settings(deadline=None, max_examples=80,
                   suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])  # fmt: skip
# Pieces that break tables: quotes, delimiters, line ends of every kind, bytes of no encoding.
SCRAP = st.sampled_from([b'"', b",", b";", b"\n", b"\r", b"\r\n", b"\0", b"\xff\xfe", b"\xc3", b"{", b"[", b"7"])


@PATIENT
@given(st.binary(max_size=200), st.sampled_from(["t.csv", "t.jsonl"]))
def test_no_bytes_at_all_bring_more_than_an_error(tmp_path, data, name):
    try:
        found = read(tmp_path, data, name=name)
    except ConfigError:
        return
    assert all(isinstance(f, InputError) for f in found)


@PATIENT
@given(st.integers(), SCRAP, st.integers(0, 3))
def test_scrap_within_one_row_never_costs_the_last(tmp_path, at, scrap, count):
    data = many("A", "B", "C").encode()
    head, row, rest = data.index(b"A,2019"), data.index(b"B,2019"), data.index(b"C,2019")
    place = head + at % (row - head - 2)
    broken = data[:place] + scrap * count + data[place:row]
    assert outcomes(read(tmp_path, broken + data[row:rest] + data[rest:]))[-1] == "C"


def test_a_map_without_a_key_asks_for_one(tmp_path):
    with pytest.raises(ConfigError, match="the map names no key column; give it with --key COLUMN"):
        read(tmp_path, many("A"), msgspec.structs.replace(load("acled"), key=""))
