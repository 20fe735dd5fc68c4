"""A GeoNames dump becomes a gazetteer: whole, resumable, and with every bad line told."""

import os
import subprocess
import sys
import zipfile

import pytest

from herodotus.errors import ConfigError
from herodotus.naming.places.building import dump as building
from herodotus.naming.places.building.geonames import kinds, place_of, units_of
from herodotus.naming.places.building.units import bare_name


def line(number, name, others, lat, lon, code, second="", people=0):
    """Write a line of allCountries, of a place in Aleppo, Syria."""
    group = {"PPL": "P", "ADM1": "A"}.get(code, "S")
    cells = [number, name, name, others, lat, lon, group, code, "SY", "", "13", second, "", "", people, "", 400]
    return "\t".join(map(str, [*cells, "Asia/Damascus", "2020-01-01"]))


TOWN = line(3333333, "Tall Rifat", "Arfad", 36.473, 37.097, "PPL", "1", 20514)
UNIT = line(170062, "Aleppo Governorate", "Halab", 36.2, 37.5, "ADM1")
HAMLET = line(4444444, "Qaryat Zahra", "", 36.9, 37.9, "PPL", people=90)
SCHOOL = line(5555555, "A School", "", 36.9, 37.9, "SCH")
NOWHERE = HAMLET.replace("36.9", "96.9").replace("4444444", "6666666")
NAMES = [
    "1\t4444444\ten\tZahra Flower Village\t1",
    "2\t4444444\tlink\thttps://example.org",
    "3\t3333333\tar\tتل رفعت\t1",
]


@pytest.fixture
def dump(tmp_path):
    folder = tmp_path / "dump"
    folder.mkdir()
    (folder / "admin1CodesASCII.txt").write_text("SY.13\tAleppo\tAleppo\t170062\n", encoding="utf-8")
    (folder / "admin2Codes.txt").write_text("SY.13.1\tAfrin\tAfrin\t9999999\n", encoding="utf-8")
    (folder / "alternateNamesV2.txt").write_text("\n".join([*NAMES, "broken"]) + "\n", encoding="utf-8")
    lines = [UNIT, SCHOOL, "broken", TOWN, NOWHERE, HAMLET]
    (folder / "allCountries.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def asked(gazetteer, name):
    """Resolve a name in a process that uses this gazetteer."""
    text = f"Shells fell on {name}, Syria."
    code = f"from herodotus.naming import places as p; x = p.resolve({name!r}, text={text!r}); print(x.id, x.name)"
    return ran([sys.executable, "-c", code], gazetteer).stdout.strip()


def ran(command, gazetteer=None):
    """Run a command, with another gazetteer if one is given."""
    env = os.environ | ({"HERODOTUS_GAZETTEER": str(gazetteer)} if gazetteer else {})
    return subprocess.run(command, env=env, capture_output=True, text=True, check=False)


def test_a_dump_gives_places_names_units_and_keeps_what_is_ours(dump, tmp_path):
    told = []
    built = building.build(dump, tmp_path / "g.sqlite", told.append)
    bad = [str(t.bad) for t in told if t.bad]
    assert built.bad == 3 and any("alternateNamesV2.txt, line 4: 1 columns" in b for b in bad)
    assert any("line 5: no point on the globe" in b for b in bad) and any("allCountries.txt, line 3" in b for b in bad)
    assert asked(built.path, "Zahra Flower Village") == "geonames:4444444 Zahra Flower Village"
    assert asked(built.path, "Tel Rifaat") == "geonames:3333333 Tel Rifaat"  # ours and theirs are one
    assert asked(built.path, "Aleppo province").startswith("geonames:170062")
    assert asked(built.path, "Donbas").startswith("own:")


def test_a_stopped_build_goes_on_and_comes_to_the_same(dump, tmp_path, monkeypatch):
    whole = building.build(dump, tmp_path / "whole.sqlite", lambda told: None)
    monkeypatch.setattr(building, "BATCH", 2)
    read = []

    def stop(told):
        if told.step == "allCountries" and told.lines >= 2 and not told.bad:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        building.build(dump, tmp_path / "g.sqlite", stop)
    assert not (tmp_path / "g.sqlite").exists()
    built = building.build(dump, tmp_path / "g.sqlite", read.append)
    assert min(t.lines for t in read) > 2 and built.digest == whole.digest


def test_files_may_stay_zipped_and_a_missing_one_is_named(dump, tmp_path):
    plain = dump / "allCountries.txt"
    with zipfile.ZipFile(dump / "allCountries.zip", "w") as packed:
        packed.write(plain, "allCountries.txt")
    plain.unlink()
    assert building.build(dump, tmp_path / "g.sqlite", lambda told: None).bad == 3
    (dump / "admin2Codes.txt").unlink()
    with pytest.raises(ConfigError, match=r"admin2Codes.txt \(or its .zip\) is missing; get it from"):
        building.build(dump, tmp_path / "g.sqlite", lambda told: None)


def test_the_command_shows_the_checksum_and_says_each_bad_line_once(dump, tmp_path):
    out = tmp_path / "g.sqlite"
    ended = ran([sys.executable, "-m", "herodotus", "gazetteer", "build", str(dump), "--out", str(out)])
    assert ended.returncode == 1 and len(ended.stderr.strip().splitlines()) == 3
    assert f"file sha256 {building.fingerprint(out)}" in ended.stdout


def test_what_no_report_names_is_left_out(dump):
    assert place_of(SCHOOL.encode(), units_of(dump)) is None and "PPL" in kinds()
    assert place_of(TOWN.encode(), units_of(dump)).admin1 == 170062


def test_a_unit_loses_the_word_for_its_kind():
    names = ("Aleppo Governorate", "Muhafazat Halab", "Lamar County")
    assert [bare_name(name) for name in names] == ["Aleppo", "Halab", "Lamar County"]


def test_a_named_gazetteer_that_is_not_there_is_one_clear_line(tmp_path):
    ended = ran([sys.executable, "-m", "herodotus", "gazetteer", "show"], tmp_path / "none.sqlite")
    assert ended.returncode == 1 and "no gazetteer there; check HERODOTUS_GAZETTEER" in ended.stderr
