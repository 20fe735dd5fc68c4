"""`herodotus places` and `herodotus actors` explain what a name is taken for."""

import json
import os
import subprocess
import sys

import pytest
from typer.testing import CliRunner

from herodotus.cli.app import app


def run(*arguments):
    return CliRunner().invoke(app, list(arguments))


def test_a_place_is_explained_with_its_runners_up():
    said = run("places", "Tripoli", "--in", "Rockets fell on Tripoli, Lebanon.").stdout
    assert "LB (Lebanon)" in said and "where it lies" in said and "runners-up" in said and "LY" in said


def test_a_bearing_in_the_text_moves_the_point():
    said = run("places", "Mosul", "--in", "A convoy was hit 12 km north of Mosul, Iraq.", "--format", "json").stdout
    place = json.loads(said)
    assert place["precision"] == 2 and "12 km north of it" in place["why"]


def test_a_hint_breaks_a_tie_and_one_that_the_words_contradict_is_told():
    assert "LY (Libya)" in run("places", "Tripoli", "--country", "ly").stdout
    assert "--country FR does not fit" in run("places", "Paris, Texas", "--country", "FR").stdout


def test_an_actor_is_explained():
    said = run("actors", "the IDF", "Syrian rebels", "--published", "2016-05-01").stdout
    assert "IL (Israel)" in said and "MIL" in said and "SY (Syria)" in said and "because" in said


def test_a_name_that_nothing_explains_is_unknown_and_says_why():
    said = run("actors", "Zubzub Qwerty").stdout
    assert "not in the register" in said and "name:zubzub-qwerty" in said
    assert "neither a registered name nor a country or role noun" in said


@pytest.mark.parametrize("arguments", [
    ("places", "Hama", "--country", "XX"), ("actors", "army", "--country", "XX"),
    ("actors", "army", "--published", "soon"),
])
def test_a_hint_without_sense_is_one_clear_line(arguments):
    ended = run(*arguments)
    assert ended.exit_code == 1 and len(ended.stderr.strip().splitlines()) == 1 and arguments[-1] in ended.stderr


@pytest.mark.parametrize(("variable", "told"), [
    ("HERODOTUS_GAZETTEER", "no gazetteer of Herodotus"),
    ("HERODOTUS_ACTORS", "the first line has to name the columns"),
])
def test_a_setting_that_names_another_kind_of_file_is_told_in_one_line(tmp_path, variable, told):
    other = tmp_path / "notes.txt"
    other.write_text("Remember the milk.\n", "utf-8")
    asked = [sys.executable, "-m", "herodotus", "places" if "GAZ" in variable else "actors", "Hama"]
    extra = ["--actors", str(other)] if "ACTORS" in variable else []
    env = os.environ | {variable: str(other)}
    ended = subprocess.run([*asked, *extra], env=env, capture_output=True, text=True, check=False)
    assert ended.returncode == 1 and len(ended.stderr.strip().splitlines()) == 1 and told in ended.stderr


def test_a_table_of_actors_that_is_not_there_is_told_in_one_line(tmp_path, monkeypatch):
    monkeypatch.setenv("HERODOTUS_ACTORS", "")  # put back at the end: the option sets it for the processes it starts
    ended = run("actors", "Hamas", "--actors", str(tmp_path / "none.tsv"))
    assert ended.exit_code == 1 and "no such table of actors" in ended.stderr
