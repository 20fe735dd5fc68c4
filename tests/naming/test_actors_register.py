"""The register that ships is whole, and a table of one's own comes on top of it with every fault told."""

import os
import subprocess
import sys
from collections import Counter

import pytest

from herodotus.naming.actors.loading import COLUMNS, OFFICE, load, shipped_files
from herodotus.naming.actors.outlets import home_of
from herodotus.naming.actors.register import entries
from herodotus.naming.places.countries import countries

ROLES = frozenset((
    "GOV", "LEG", "JUD", "MIL", "COP", "SPY", "REB", "UAF", "PRM", "CRM", "PTY", "OPP", "IGO", "NGO", "JRN", "BUS",
    "LAB", "EDU", "REL",
))
# Members and observers of the United Nations; the countries' table holds territories too.
STATES_AT_LEAST = 193


def table(tmp_path, *rows):
    path = tmp_path / "mine.tsv"
    path.write_text("\n".join("\t".join(row) for row in (COLUMNS, *rows)) + "\n", encoding="utf-8")
    return path


def row(id, name="Free Men of Hama", parent="", start=""):
    return (id, name, "FMH", "", "armed_group", "SY", parent, "REB", start, "", "")


def test_the_register_has_no_fault():
    assert not load(shipped_files()).errors


def test_every_state_has_its_government_forces_and_ministries():
    ids = {entry.id for entry in entries()}
    for kind in ("government", "foreign-ministry"):
        assert sum(id.endswith(f"-{kind}") and len(id) == len(kind) + 3 for id in ids) >= STATES_AT_LEAST - 5
    assert {"sy-armed-forces", "ke-police", "fr-air-force", "co-defence-ministry", "jp-intelligence"} <= ids


def test_every_country_that_has_a_state_has_media():
    with_media = {entry.country for entry in entries() if entry.role == "JRN"}
    states = {entry.country for entry in entries() if entry.id == f"{entry.country.lower()}-government"}
    assert len(states) >= STATES_AT_LEAST and states - with_media <= {"EH", "TF"}


def test_countries_and_roles_are_known():
    known = {country.iso2 for country in countries()} | {""}
    assert {entry.country for entry in entries()} <= known
    assert {entry.role for entry in entries()} <= ROLES


def test_people_stand_in_it_as_office_holders_only_with_the_day_they_began():
    holders = [entry for entry in entries() if entry.kind == OFFICE]
    assert len(holders) > 1000 and all(entry.start for entry in holders)
    assert {entry.role for entry in holders} <= {"GOV", "IGO", "MIL", "REL"}


def test_no_chief_name_stands_for_two_bodies():
    names = Counter(entry.name for entry in entries() if entry.kind != OFFICE)
    assert [name for name, count in names.items() if count > 1] == []


def test_a_table_of_ones_own_is_found_by_its_names(tmp_path):
    loaded = load([table(tmp_path, row("free-men"))], entries())
    assert [entry.id for entry in loaded.entries] == ["free-men"] and loaded.errors == ()


@pytest.mark.parametrize(("bad", "told"), [
    (row("taliban"), "line 2: the id taliban stands twice; the row is left out"),
    (row("free-men", parent="nobody"), "line 2: no actor has the parent's id nobody; the row is kept without it"),
    (row("Free Men"), "line 2: 'Free Men' is no id"),
    (row("free-men", name=""), "line 2: the actor free-men has no name"),
    (row("free-men", start="May 2012"), "'May 2012' to '': write a year"),
    (("free-men",), "line 2: 1 columns, not 11"),
])
def test_a_fault_names_file_line_and_what_to_do_and_loses_nothing_else(tmp_path, bad, told):
    loaded = load([table(tmp_path, bad, row("other", name="Other"))], entries())
    assert [told in str(error) and "mine.tsv" in str(error) for error in loaded.errors] == [True]
    assert "other" in {entry.id for entry in loaded.entries}


def test_a_file_that_is_no_table_is_one_fault(tmp_path):
    path = tmp_path / "x.tsv"
    path.write_bytes(b"\xff\xfe\x00")
    assert len(load([path]).errors) == 1
    assert "cannot be read" in str(load([tmp_path / "none.tsv"]).errors[0])


def test_the_command_line_tells_bad_rows_and_reads_on(tmp_path):
    path = table(tmp_path, row("free-men"), row("free-men"))
    asked = [sys.executable, "-m", "herodotus", "actors", "FMH", "--actors", str(path)]
    env = {name: value for name, value in os.environ.items() if name != "HERODOTUS_ACTORS"}
    ended = subprocess.run(asked, env=env, capture_output=True, text=True, check=False)
    assert ended.returncode == 1 and "free-men" in ended.stdout
    assert len(ended.stderr.strip().splitlines()) == 1 and "line 3: the id free-men stands twice" in ended.stderr


@pytest.mark.parametrize(("outlet", "url", "country"), [
    ("Kyiv Independent", None, "UA"), (None, "https://www.theguardian.com/world/x", "GB"),
    (None, "https://news.example.com.lb/1", "LB"), ("A Paper Nobody Knows", None, None), (None, "https://x.tv/1", None),
])
def test_an_outlet_is_at_home_where_the_register_or_its_address_says(outlet, url, country):
    assert home_of(outlet, url) == country
