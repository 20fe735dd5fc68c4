import pytest

from benchmarks.adapters import muc4_words
from herodotus.records import Actor


@pytest.mark.parametrize(
    ("phrase", "mention", "kind"),
    [
        ("two post offices", "POST OFFICES", "physical"),
        ("the house of the deputy mayor", "HOUSE OF THE DEPUTY MAYOR", "physical"),
        ("about nine peasants", "PEASANTS", "people"),
        ("army patrols", "ARMY PATROLS", "fighter"),
        ("Senator Julia Rimac", "JULIA RIMAC", "name"),
    ],
)
def test_a_target_is_a_thing_a_person_a_fighter_or_a_name(phrase, mention, kind):
    target = muc4_words.classify_target(Actor(phrase))
    assert (target.mention, target.kind) == (mention, kind)


def test_a_perpetrator_with_a_body_before_it_gives_both():
    assert muc4_words.perpetrators([Actor("ELN guerrillas")]) == (["GUERRILLAS"], ["ELN"])


def test_a_group_of_men_is_seen_as_men():
    assert muc4_words.perpetrators([Actor("a group of hooded men")]) == (["GROUP OF HOODED MEN"], [])
