"""Toponyms are found without a model, people and bodies left out."""

from hypothesis import given, settings
from hypothesis import strategies as st

from herodotus.naming.places import find


def names(text: str, kind: str = "place") -> list[str]:
    return [m.name for m in find(text) if m.kind == kind]


def test_places_after_a_preposition_are_found() -> None:
    assert names("Trucks went from Kilis to Azaz and into Deir ez-Zor.") == ["Kilis", "Azaz", "Deir ez-Zor"]


def test_a_name_of_several_words_is_one_mention() -> None:
    assert names("Envoys left the Democratic Republic of the Congo.") == ["Democratic Republic of the Congo"]


def test_people_are_no_places() -> None:
    assert names("Mr Lincoln met Jack London. Lincoln laughed.") == []


def test_adjectives_are_marked() -> None:
    text = "Turkish guns hit Syrian posts."
    assert names(text, "demonym") == ["Turkish", "Syrian"]
    assert names(text) == []


def test_a_possessive_ending_is_left_out() -> None:
    assert names("Planes flew over Yemen's capital.") == ["Yemen"]


def test_a_private_body_is_no_place_but_a_public_one_stands_for_its_place() -> None:
    assert names("He reads the Baghdad Herald.") == []
    assert names("The Baghdad Police Department denied it.") == ["Baghdad"]


def test_capitals_that_open_a_story_are_found() -> None:
    assert names("DAMASCUS, Syria -- Guns were silent.") == ["DAMASCUS", "Syria"]


@settings(max_examples=80, deadline=None)
@given(st.lists(st.sampled_from(["Damascus", "the", "U.S.", "in", "Mr", "al-", "Bab", "’s", "\n", "é", "Ohio", "😀"]),
                max_size=25))
def test_offsets_are_exact_ordered_and_apart(parts: list[str]) -> None:
    text = " ".join(parts)
    last = 0
    for mention in find(text):
        assert text[mention.start:mention.end] == mention.name
        assert mention.start >= last
        last = mention.end
