"""What a claim says of its aspect."""

import pytest

from herodotus.reading.offline.tolls import tolls
from herodotus.reading.offline.values import value_of
from herodotus.records import UNATTRIBUTED, Actor, Evidence, Harm, Incident


def words(quote: str, start: int = 0) -> Evidence:
    return Evidence(start, start + len(quote), quote)


def told(quote: str, *about: Incident) -> list[str]:
    return [f"{h.kind} {h.span}" for h in tolls(words(quote), list(about))]


@pytest.mark.parametrize(
    ("quote", "values"),
    [
        ("twelve miners were killed and 30 hurt", ["killed 12", "injured 30"]),
        ("the toll had risen to 15", ["killed 15"]),
        ("up to 40 families fled the valley", ["displaced up to 40"]),
        ("46 were hurt, but nobody died", ["injured 46", "killed 0"]),
        ("six drivers, two of them brothers, were kidnapped", ["abducted 6"]),
        ("it happened in 1992, when the mill was killed off by competition", []),
        ("a guard was arrested", []),
        ("three bridges", []),
    ],
)
def test_numbers_take_their_kind_from_the_words_near_them(quote, values):
    assert told(quote) == values


def test_a_bare_number_takes_the_kind_of_the_incident_it_is_said_of():
    raid = Incident("i1", "armed_attack", "occurred", (), harm=(Harm("missing", 4, 4),))
    assert told("nineteen, not four", raid) == []  # two numbers: which one is meant is not plain
    assert told("nineteen", raid) == ["missing 19"]


def test_offsets_of_a_toll_are_those_of_the_report():
    found = tolls(words("nine were killed", start=100))[0]
    assert (found.evidence[0].start, found.evidence[0].end) == (100, 104)


@pytest.mark.parametrize(("stance", "value"), [("asserts", "yes"), ("denies", "no"), ("dismisses", "no")])
def test_of_occurrence_a_claim_says_yes_or_no(stance, value):
    assert value_of("occurrence", stance, Actor("army"), words("it fired"), []) == (value,)


def test_who_owns_up_is_meant():
    front = Actor("the Front")
    assert value_of("responsibility", "claims_responsibility", front, words("we did it"), []) == (front,)
    nobody = Actor(UNATTRIBUTED)
    assert value_of("responsibility", "claims_responsibility", nobody, words("we did it"), []) == ()


def test_only_actors_within_the_claimed_words_are_meant():
    inside, outside = Actor("rebels", (words("rebels", 10),)), Actor("army", (words("army", 80),))
    raid = Incident("i1", "armed_attack", "occurred", (), initiators=(inside, outside))
    assert value_of("responsibility", "blames", Actor("mayor"), words("that armed rebels did it"), [raid]) == (inside,)
