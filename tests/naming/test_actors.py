"""Actors: acronyms, fullest forms, one actor under several names, and the register."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herodotus.naming.actors import acronyms, fullest, group, is_named, register_version, resolve, same
from herodotus.naming.actors.register import entries
from herodotus.naming.places.countries import country_by_code

REPORT = (
    "Colonel Marta Ilves of the Harbour Defence Force (HDF) said on Monday that shells had hit the port. "
    "Ilves blamed the Salt Coast Front [SCF], which denied it. An HDF officer said Ilves's account was complete."
)
WIRE = (
    "COLONEL RAMON ESTEBAN QUIJADA DENIED THE REPORT. ACCORDING TO QUIJADA, THE PEOPLE'S FRONT FOR RENEWAL (PFR) "
    "FIRED FIRST. [BEGIN RECORDING] THE PFR HAS LIED. [END RECORDING]"
)


def pairs(text: str) -> list[tuple[str, str]]:
    return [(a.short, a.long) for a in acronyms(text)]


def test_a_bracket_after_a_name_introduces_its_acronym() -> None:
    assert pairs(REPORT) == [("HDF", "Harbour Defence Force"), ("SCF", "Salt Coast Front")]


def test_a_name_in_brackets_spells_out_the_acronym_before_it() -> None:
    assert pairs("The HDF (Harbour Defence Force) sailed.") == [("HDF", "Harbour Defence Force")]


def test_a_second_name_in_the_bracket_does_no_harm() -> None:
    assert pairs("the Harbour Defence Force (HDF or Blue Caps) sailed") == [("HDF", "Harbour Defence Force")]


def test_letters_in_the_order_of_another_language_still_pair() -> None:
    assert pairs("the National Union of Farmers (UNF) met") == [("UNF", "National Union of Farmers")]


def test_a_wire_in_capitals_pairs_its_acronyms_but_not_its_remarks() -> None:
    assert pairs(WIRE) == [("PFR", "PEOPLE'S FRONT FOR RENEWAL")]


@pytest.mark.parametrize("bracket", ["(right)", "(61)", "(1200 GMT)", "[WORD INDISTINCT]", "(May 4, 2011)", "(25km)"])
def test_a_remark_in_brackets_is_no_acronym(bracket: str) -> None:
    assert pairs(f"The minister of the interior {bracket} left the room.") == []


def test_a_last_name_is_completed_and_the_title_left_away() -> None:
    assert fullest("Ilves", REPORT) == "Marta Ilves"
    assert fullest("Colonel Ilves", REPORT) == "Marta Ilves"


def test_an_acronym_is_spelt_out() -> None:
    assert fullest("the HDF", REPORT) == "Harbour Defence Force"


def test_a_last_name_in_a_wire_reaches_back_to_the_given_names() -> None:
    assert fullest("QUIJADA", WIRE) == "Ramon Esteban Quijada"


def test_a_trailing_clause_and_a_possessive_go() -> None:
    assert fullest("the Harbour Defence Force, which guards the port,", REPORT) == "Harbour Defence Force"
    assert fullest("Marta Ilves's", REPORT) == "Marta Ilves"


def test_a_name_the_text_never_completes_stays() -> None:
    assert fullest("Okonedo", REPORT) == "Okonedo"
    assert fullest("two officers", REPORT) == "two officers"


def test_names_of_one_actor_are_grouped_within_a_report() -> None:
    assert group(["HDF", "Ilves", "Harbour Defence Force", "Marta Ilves"], REPORT) == (
        ("HDF", "Harbour Defence Force"), ("Ilves", "Marta Ilves"))


@pytest.mark.parametrize(("a", "b"), [("Israel", "the Israelis"), ("the US", "United States"), ("Moscow", "Russia"),
                                      ("FARC", "Revolutionary Armed Forces of Colombia"), ("Turkish government",
                                       "Ankara")])
def test_two_names_of_one_actor_are_the_same(a: str, b: str) -> None:
    assert same(a, b, "")


@pytest.mark.parametrize(("a", "b"), [("Israeli police", "Israel"), ("Jane Roe", "John Roe"), ("Iran", "Iraq")])
def test_two_actors_are_not_the_same(a: str, b: str) -> None:
    assert not same(a, b, "")


@pytest.mark.parametrize("claimant", ["Marta Ilves", "Peru", "the interior ministry", "a police spokesman", "Reuters",
                                      "Harbour Defence Force", "the army", "Syrian government"])
def test_a_person_body_or_country_is_named(claimant: str) -> None:
    assert is_named(claimant)


@pytest.mark.parametrize("claimant", ["officials", "unnamed US officials", "rebels", "activists", "witnesses",
                                      "sources", "three diplomats", "local residents", "unattributed", ""])
def test_a_kind_of_people_is_not_named(claimant: str) -> None:
    assert not is_named(claimant)


@pytest.mark.parametrize(("mention", "country", "role"), [
    ("Iraqi police", "IQ", "COP"), ("the Syrian foreign minister", "SY", "GOV"), ("Kenyan farmers", "KE", "AGR"),
    ("a former Chilean senator", "CL", "ELI"), ("Brazilian truck drivers", "BR", "LAB"), ("Norway", "NO", None),
    ("gunmen", None, "UAF"), ("two men", None, "UNK"), ("Canada's Defence Department", "CA", "GOV")])
def test_a_country_word_and_a_role_noun_make_an_actor(mention: str, country: str | None, role: str | None) -> None:
    actor = resolve(mention)
    assert (actor.country, actor.role) == (country, role)


def test_a_backer_is_not_the_country_of_those_it_backs() -> None:
    assert resolve("Turkish-backed rebels").country is None


def test_an_office_depends_on_the_day() -> None:
    assert resolve("Angela Merkel", published="2017-05-01").role == "GOV"
    assert resolve("Angela Merkel", published="2022-05-01").role == "ELI"


def test_a_movement_that_took_power_changes_its_role() -> None:
    assert resolve("Taliban", published="2010-01-01").role == "REB"
    assert resolve("Taliban", published="2023-01-01").role == "GOV"


def test_the_report_settles_an_ambiguous_acronym() -> None:
    text = "In eastern Congo, troops chased the ADF into the hills. Congolese officers said so."
    assert resolve("ADF", text=text).id == "allied-democratic-forces"
    assert resolve("ERP", text="Guerrillas of the ERP fought in El Salvador.").country == "SV"


def test_a_misspelt_name_is_found_with_a_lower_score() -> None:
    wrong, right = resolve("Recep Tayip Erdogan"), resolve("Recep Tayyip Erdogan")
    assert wrong.id == right.id == "recep-tayyip-erdogan"
    assert wrong.score < right.score


def test_an_unknown_name_is_left_open_with_a_reason() -> None:
    actor = resolve("Zorvath Quimble")
    assert (actor.id, actor.country, actor.role, actor.score) == ("name:zorvath-quimble", None, None, 0.0)
    assert actor.why


def test_every_country_of_the_register_exists() -> None:
    assert [e.id for e in entries() if e.country and country_by_code(e.country) is None] == []


def test_every_period_of_the_register_runs_forward() -> None:
    assert [e.id for e in entries() if e.start and e.end and e.start[: len(e.end)] > e.end] == []


def test_the_register_has_a_stable_version() -> None:
    assert register_version() == register_version()
    assert len(register_version()) == 12


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ABCabc ()[].,'’-\n", max_size=120))
def test_an_acronym_lies_where_it_says(text: str) -> None:
    for found in acronyms(text):
        stretch = text[found.start : found.end]
        assert found.short in stretch
        assert found.long in stretch


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.text(max_size=120))
def test_no_text_breaks_the_room(name: str, text: str) -> None:
    assert isinstance(fullest(name, text), str)
    assert isinstance(is_named(name), bool)
    assert 0.0 <= resolve(name, text=text).score <= 1.0
    assert same(name, name, text)


def test_a_movement_of_a_common_name_is_not_taken_for_one_of_a_country_that_the_report_never_names():
    text = "The National Liberation Front attacked San Salvador, the government of El Salvador said."
    assert resolve("National Liberation Front", text=text).id == "name:national-liberation-front-sv"
    assert resolve("National Liberation Front", text="The National Liberation Front fought France in Algeria.").id


def test_a_word_of_a_long_name_that_has_an_acronym_stands_for_it():
    text = "The Liberation Tigers of Tamil Eelam (LTTE) attacked at dawn. The Tigers lost two men."
    assert fullest("Tigers", text) == "Liberation Tigers of Tamil Eelam"
    assert fullest("Tigers", "The Tigers lost two men.") == "Tigers"
