"""Maps: the shipped ones stand, and whatever is wrong with one is told in one line."""

from __future__ import annotations

import pytest

from herodotus.codebook import codebook
from herodotus.errors import ConfigError
from herodotus.tables import load, shipped
from herodotus.tables.mapping import mapping_of
from herodotus.tables.types import of_code

LEAST = {
    "name": "desk", "version": "1", "origin": "The desk", "key": "no", "type": {"columns": ["kind"]},
    "when": {"start": "day"}, "where": {"name": ["place"]},
}  # fmt: skip


def complaint(**sections: object) -> str:
    with pytest.raises(ConfigError) as told:
        mapping_of({**LEAST, **sections}, "desk.toml")
    assert str(told.value).startswith("desk.toml: ")
    return str(told.value)


@pytest.mark.parametrize("name", shipped())
def test_every_shipped_map_loads_and_says_whose_the_table_is(name):
    found = load(name)
    assert found.name == name
    assert found.origin and found.licence and found.about and found.key


def test_our_own_csv_has_every_type():
    assert all(of_code(type, load("herodotus-csv").type) == (type,) for type in codebook().types)


def test_a_map_of_three_sections_is_enough():
    assert mapping_of(LEAST).columns() == ("no", "kind", "day", "place")


def test_a_map_is_read_from_a_file(tmp_path):
    (tmp_path / "desk.toml").write_text('name = "desk"\nversion = "2"\norigin = "D"\ntype = {columns = ["k"]}\n'
                                        'when = {start = "d"}\nwhere = {name = ["p"]}\n', "utf-8")  # fmt: skip
    assert load(tmp_path / "desk.toml").reader == "table:desk:2"


@pytest.mark.parametrize(
    ("data", "problem"),
    [(b"name = ", "is not valid TOML"), (b'name = "caf\xe9"', "is not UTF-8; save the map as UTF-8")],
)
def test_a_file_that_is_no_map(tmp_path, data, problem):
    (tmp_path / "bad.toml").write_bytes(data)
    with pytest.raises(ConfigError, match=problem):
        load(tmp_path / "bad.toml")


def test_a_map_that_does_not_exist_lists_those_that_do():
    with pytest.raises(ConfigError, match="no map there; give the path of one or a name: acled, herodotus-csv, ucdp"):
        load("gtd")


@pytest.mark.parametrize(
    ("sections", "problem"),
    [
        ({"orign": "x"}, "has no key 'orign'; did you mean 'origin'?"),
        ({"when": {"start": "d", "formt": ["%Y"]}}, "has no key 'formt' under [when]; did you mean 'formats'?"),
        ({"where": {"name": ["p"], "codes": {"1": {"precison": 1}}}}, "did you mean 'precision'?"),
        ({"harm": [{"kind": "killed", "parts": [{"colum": "a"}]}]}, "did you mean 'column'?"),
        ({"delimiter": "::"}, "the delimiter '::' is no single character"),
        ({"key": 3}, "expected `str`, got `int`, at `$.key`; see the grammar in docs/tables.md"),
        ({"type": {"columns": ["k"], "codes": {"1": "shellin"}}}, "'shellin', is no such code; did you mean"),
        ({"type": {"columns": ["k"], "codes": {"1": "shelling done"}}}, "the status for '1', 'done'"),
        ({"type": {"columns": ["k"], "scheme": "acledd"}}, "did you mean 'acled'?"),
        ({"both": ["battles"]}, "did you mean 'battle'?"),
        ({"actors": [{"column": "a", "role": "victims"}]}, "take one of initiators, targets, means"),
        ({"when": {"start": "d", "formats": ["Y-m-d"]}}, "the date format 'Y-m-d' is none of strptime"),
        ({"when": {"start": "d", "precision": "p"}}, "names a column of precision but no codes"),
        ({"when": {"start": "d", "precision": "p", "codes": {"1": "hour"}}}, "one of day, week, month, year, span"),
        ({"where": {"name": ["p"], "lat": "y"}}, "names only one of lat and lon"),
        ({"where": {"name": ["p"], "codes": {"9": {"precision": 9}}}}, "is none of UCDP's where_prec"),
        ({"harm": [{"kind": "killd", "min": "n"}]}, "did you mean 'killed'?"),
        ({"harm": [{"kind": "killed"}]}, "names no column; give min, best, max or parts"),
        ({"claims": [{"column": "s", "stance": "says"}]}, "the stance of the claims by s, 'says', is no such code"),
    ],
)
def test_what_is_wrong_with_a_map_is_one_line_with_the_nearest_right_word(sections, problem):
    told = complaint(**sections)
    assert problem in told
    assert "\n" not in told
