"""Names of places become points, with runners-up and a reason; what cannot be known stays unknown."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herodotus.naming.places import resolve, resolve_report
from herodotus.records import Place, from_json, to_json


def at(name: str, text: str | None = None, **more: object) -> Place:
    return resolve(name, text=name if text is None else text, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(("words", "shown", "country"), [
    ("the Syrian capital, Damascus", "Damascus", "SY"),
    ("the village of Amirli", "Amirli", "IQ"),
    ("Khan Sheikhun", "Khan Sheikhoun", "SY"),
    ("Deir Ezzor", "Deir ez-Zor", "SY"),
    ("al-Hasakah", "al-Hasakah", "SY"),
    ("the Golan", "Golan Heights", "SY"),
    ("Burma", "Myanmar", "MM"),
    ("دمشق", "Damascus", "SY"),
])
def test_spellings_and_lead_ins_come_to_one_common_name(words: str, shown: str, country: str) -> None:
    place = at(words)
    assert (place.name, place.country) == (shown, country)
    assert place.lat is not None and place.id is not None and place.why


def test_two_spellings_of_a_town_have_one_id() -> None:
    assert at("Kobane").id == at("Ayn al-Arab").id == at("Kobani").id


def test_a_typo_resolves_with_a_lower_score() -> None:
    right, wrong = at("Damascus"), at("Damascas")
    assert wrong.id == right.id and wrong.name == "Damascus"
    assert wrong.score < right.score and "one letter away" in wrong.why


@pytest.mark.parametrize("word", ["Iranian", "Syrians", "Israeli"])
def test_a_demonym_is_no_place(word: str) -> None:
    place = at(word)
    assert place.id is None and place.country is None and "not a place" in place.why


def test_a_part_of_a_country_keeps_its_words_and_is_coarse() -> None:
    place = at("northern Syria")
    assert (place.name, place.country, place.precision) == ("northern Syria", "SY", 5)
    assert place.radius_km is not None and place.radius_km > 100


def test_a_country_named_by_a_direction_is_itself() -> None:
    assert at("South Sudan").country == "SS"
    assert at("southern Sudan").country == "SD"


@pytest.mark.parametrize("words", ["30 km south of Baghdad", "outskirts of Baghdad", "near Baghdad"])
def test_near_a_town_is_less_precise_than_in_it(words: str) -> None:
    place, town = at(words), at("Baghdad")
    assert place.id == town.id and place.precision == 2 and town.precision == 1
    assert place.radius_km is not None and town.radius_km is not None and place.radius_km >= town.radius_km


def test_the_word_province_asks_for_the_unit() -> None:
    assert at("Idlib province").precision == 4
    assert at("Idlib").precision == 1
    assert resolve("Idlib", text="Fighting spread in Idlib province.", start=19).precision == 4


def test_the_larger_place_beside_a_name_decides() -> None:
    text = "The mayor of Paris, Texas, spoke."
    place = resolve("Paris", text=text, start=text.index("Paris"))
    assert place.country == "US" and any(c.label.endswith("FR") for c in place.candidates)
    assert at("Paris").country == "FR"


def test_the_other_places_of_a_report_decide() -> None:
    text = "Crews from Tbilisi and Kutaisi drove across Georgia to Gori."
    assert resolve("Georgia", text=text).country == "GE"
    text = "Storms hit Atlanta, Savannah and Macon before leaving Georgia for Alabama."
    assert resolve("Georgia", text=text).country == "US"


def test_something_within_a_town_stands_at_the_town() -> None:
    place = at("Quince Lane, Taiz")
    assert (place.country, place.precision, place.name) == ("YE", 2, "Quince Lane, Taiz")


def test_an_unknown_village_takes_only_the_country_its_words_give() -> None:
    tied = resolve("Zqrvolin", text="They left Zqrvolin, Iraq, at dawn.", start=10)
    assert (tied.country, tied.lat) == ("IQ", None)
    loose = resolve("Zqrvolin", text="Iraq sent aid. They left Zqrvolin at dawn.", start=25)
    assert loose.country is None and loose.lat is None and loose.name == "Zqrvolin" and loose.why


def test_two_countries_at_once_have_no_single_country() -> None:
    assert at("Iraq and Syria").country is None
    assert at("Hama and Homs").country == "SY"
    assert at("Bosnia and Herzegovina").country == "BA"


def test_small_words_are_no_abbreviations() -> None:
    assert at("us").id is None
    assert at("US").country == "US" == at("U.S.").country


def test_a_continental_adjective_is_no_country() -> None:
    assert at("Central American University").country is None


def test_a_sea_has_no_country() -> None:
    place = at("the Red Sea")
    assert place.country is None and place.precision == 7


def test_hints_speak_for_a_country() -> None:
    assert resolve("Tripoli", text="Tripoli", hints=("Lebanon",)).country == "LB"
    assert resolve("Tripoli", text="Tripoli", hints=("Libya",)).country == "LY"


def test_a_report_is_resolved_mention_by_mention() -> None:
    text = "From Hama to Homs, Syrian guns fired on Hama."
    spans = [(5, 9), (13, 17), (19, 25), (40, 44)]
    places = resolve_report(text, spans)
    assert [p.country for p in places] == ["SY", "SY", None, "SY"]
    assert places[0] == places[3]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_any_words_give_a_place_that_survives_json(name: str) -> None:
    place = resolve(name, text=f"It was said of {name} that it fell.")
    assert from_json(to_json(place), Place) == place
    assert 0 <= place.score <= 1 and 0 <= place.precision <= 7
    assert (place.lat is None) == (place.lon is None) and place.why


def test_the_same_question_has_the_same_answer() -> None:
    text = "Shells fell on San Miguel and Santa Ana, in El Salvador."
    assert resolve("San Miguel", text=text) == resolve("San Miguel", text=text)
    assert resolve("San Miguel", text=text).country == "SV"


def test_a_district_of_a_city_lies_in_the_country_of_the_city():
    text = "A store blew up in the Dora district of southern Baghdad, while the United States denied any part in it."
    assert resolve("Dora", text=text, start=text.index("Dora")).country == "IQ"


def test_a_village_without_a_unit_of_its_own_lies_in_the_province_beside_it():
    text = "The camp at Amirli, in Salahuddin province, burnt."
    found = resolve("Amirli", text=text, start=text.index("Amirli"))
    assert found.country == "IQ" and found.lat is not None


def test_a_name_in_no_gazetteer_takes_the_country_that_all_else_lies_in_and_says_so():
    text = "Villagers fled Wadi Hmayed for Arsal. Lebanon's army shelled the hills above Arsal and Baalbek, in Lebanon."
    place = resolve("Wadi Hmayed", text=text, start=text.index("Wadi"))
    assert (place.country, place.id, place.lat) == ("LB", None, None) and "lies in this country" in place.why
    assert place.score <= 0.5


def test_a_name_that_is_only_like_a_place_elsewhere_is_not_that_place():
    text = "An aircraft fired into a grove at al-Barth, near Rafah, Egypt, the army said in Cairo. Britain spoke."
    assert resolve("al-Barth", text=text, start=text.index("al-Barth")).country != "GB"
