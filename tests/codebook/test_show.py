"""The codebook prints itself for a terminal, a pipe and a program."""

import io
import json

import pytest
from rich.console import Console

from herodotus.codebook import SECTIONS, codebook, cues, version
from herodotus.codebook.show import show
from herodotus.errors import ConfigError


def shown(section=None, *, terminal=False, as_json=False, width=200):
    out = io.StringIO()
    show(Console(file=out, force_terminal=terminal, width=width, color_system=None), section, as_json=as_json)
    return out.getvalue()


def test_a_pipe_gets_one_tab_separated_line_a_code():
    lines = shown("stances").splitlines()
    assert lines[0] == f"herodotus codebook {version()}"
    assert [line.split("\t")[1] for line in lines[2:]] == list(codebook().stances)
    assert len({line.count("\t") for line in lines[1:]}) == 1


def test_a_pipe_keeps_the_marks_of_the_examples():
    assert "[denied]" in shown("stances")


def test_a_terminal_gets_a_table_that_fits():
    text = shown("types", terminal=True, width=120)
    assert max(map(len, text.splitlines())) <= 120
    assert all(code in text for code in codebook().types)
    assert "\t" not in text


def test_without_a_section_all_codes_are_shown():
    text = shown()
    for section in SECTIONS:
        assert all(f"{section}\t{code}\t" in text for code in codebook().section(section))


def test_json_holds_the_whole_section():
    body = json.loads(shown("types", as_json=True, width=40))
    assert body["version"] == version()
    assert [t["code"] for t in body["types"]] == list(codebook().types)
    assert body["types"][0]["examples"][0]["shows"]


def test_json_without_a_section_holds_all_of_them():
    assert set(json.loads(shown(as_json=True))) == {"version", *SECTIONS}


def test_the_crosswalk_is_shown_by_type_and_status():
    lines = [line.split("\t") for line in shown("crosswalk").splitlines()]
    row = next(x for x in lines if x[1:3] == ["air_strike", "occurred"])
    assert row[3] == "Explosions/Remote violence > Air/drone strike"
    assert row[4:] == ["ASSAULT heavy-weapons", "195 1951", "1 or 2 or 3"]


def test_the_crosswalk_in_json_has_stances_and_relations():
    body = json.loads(shown("crosswalk", as_json=True))["crosswalk"]
    assert [s["code"] for s in body["stances"]] == list(codebook().stances)
    assert [r["code"] for r in body["relations"]] == list(codebook().relations)
    assert len(body["types"]) == len(codebook().types) * len(codebook().statuses)


def test_cues_are_shown_one_a_line():
    assert len(shown("cues").splitlines()) == len(cues()) + 2
    assert len(json.loads(shown("cues", as_json=True))["cues"]) == len(cues())


def test_an_unknown_section_names_the_known_ones():
    with pytest.raises(ConfigError, match=r"no section 'verbs'; take one of groups, .*crosswalk, cues"):
        shown("verbs")
