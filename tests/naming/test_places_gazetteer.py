"""The shipped gazetteer is read-only, small, licensed, and asked by key."""

import sqlite3
import threading

import pytest

from herodotus.naming.places.gazetteer import _ask, gazetteer_version, meta, named, one_edit_away, sounding
from herodotus.naming.places.normal import key


def test_it_names_its_version_licence_and_hash() -> None:
    assert "CC BY 4.0" in meta()["licence"]
    assert gazetteer_version().partition(".")[2] == meta()["sha256"][:10]


def test_its_counts_are_those_it_states() -> None:
    assert _ask("SELECT count(*) FROM place", ()) == [(int(meta()["places"]),)]
    assert _ask("SELECT count(*) FROM spelling", ()) == [(int(meta()["spellings"]),)]


def test_it_cannot_be_written() -> None:
    with pytest.raises(sqlite3.OperationalError):
        _ask("DELETE FROM place", ())


def test_threads_share_it() -> None:
    found: list[str | None] = []
    workers = [threading.Thread(target=lambda n=n: found.append(named(key(n))[0].country))  # type: ignore[misc]
               for n in ("Mosul", "Aleppo", "Sanaa", "Kabul") * 5]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(set(filter(None, found))) == ["AF", "IQ", "SY", "YE"]
    assert len(found) == 20


def test_every_admin_unit_a_place_names_exists() -> None:
    for column in ("admin1", "admin2"):
        lost = _ask(f"SELECT count(*) FROM place p LEFT JOIN place u ON u.id = p.{column} "
                    f"WHERE p.{column} IS NOT NULL AND u.id IS NULL", ())
        assert lost == [(0,)]


@pytest.mark.parametrize("wrong", ["Damascas", "Damsacus", "Damacus", "Damasccus"])
def test_one_wrong_letter_is_forgiven(wrong: str) -> None:
    assert any(entry.name == "Damascus" and entry.country == "SY" for _, entry in one_edit_away(key(wrong)))


def test_short_names_are_not_mended() -> None:
    assert one_edit_away("hims") == ()


def test_other_ways_to_write_arabic_sound_alike() -> None:
    assert any(entry.country == "SY" for entry in sounding(key("Ma'arrat an-Nouman")))


@pytest.mark.parametrize(("one", "other"), [
    ("Al-Ḥasakah", "el Hasakah"), ("Donets’k", "Donetsk"), ("the West Bank", "West Bank"),
    ("Saint-Denis", "Saint Denis")])
def test_two_spellings_give_one_key(one: str, other: str) -> None:
    assert key(one) == key(other)
