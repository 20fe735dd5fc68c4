"""People harmed: how many, who, and nobody counted twice."""

from herodotus.reading.offline import harm, tolls
from herodotus.records import Evidence, Harm, Span
from tests.reading.offline.anchored import anchor, seen


def read(*anchors, kind="air_strike", status="occurred"):
    return tuple(h for h, _ in harm.harms(seen(), list(anchors), kind, status))


def test_numbers_keep_their_hedge_and_say_who() -> None:
    found = read(anchor(killed=("12", "three")))
    assert [(h.kind, h.span, h.who) for h in found] == [
        ("killed", Span(12, None), "civilians"), ("killed", Span(3, 3), "combatants"),
    ]
    assert found[0].evidence[0].quote == "At least 12"


def test_a_whole_and_its_parts_are_counted_once() -> None:
    found = read(anchor(injured=("Nine", "four", "five")))
    assert [(h.min, h.who) for h in found] == [(4, "police"), (5, "unknown")]


def test_a_part_named_after_its_whole_is_not_added() -> None:
    text = "ten people, including two nurses"
    whole = Harm("killed", 10, 10, evidence=(Evidence.of(text, 0, 3),))
    part = Harm("killed", 2, 2, evidence=(Evidence.of(text, 22, 25),))
    assert tolls.without_parts([whole, part], text) == [whole]


def test_a_death_told_without_a_number_counts_as_one() -> None:
    assert [(h.min, h.max) for h in read(anchor(one_killed=0.8))] == [(1, 1)]
    assert read(anchor(one_killed=0.2)) == ()


def test_what_did_not_happen_has_no_unnumbered_death() -> None:
    assert read(anchor(one_killed=0.8), status="planned") == ()


def test_people_taken_in_an_abduction_are_abducted() -> None:
    taken = anchor(detained=("Ten",))
    assert [h.kind for h in read(taken, kind="abduction")] == ["abducted"]
    assert [h.kind for h in read(taken, kind="detention")] == ["detained"]


def test_one_number_says_one_kind_of_harm() -> None:
    both = anchor(injured=("Nine",), killed=("12", "Nine"))
    assert [(h.kind, h.min) for h in read(both)] == [("killed", 12), ("injured", 9)]


def test_each_number_carries_what_the_model_said_of_it() -> None:
    assert [p for _, p in harm.harms(seen(), [anchor(detained=("Ten",))], "detention", "occurred")] == [0.9]


def test_a_number_that_fills_a_role_in_two_pieces_is_counted_once() -> None:
    found = read(anchor(killed=("12", "At least 12")))
    assert [(h.min, h.max) for h in found] == [(12, None)]


def test_a_number_counts_for_the_incident_that_it_is_tied_to_most_surely() -> None:
    less = anchor(killed=("three", "12"))
    more = anchor(killed=("12",))
    (first,), (second,) = harm.told_of_one([[less], [more]])
    assert [seen().evidence(a, b).quote for a, b, _ in first.runs["killed"]] == ["three"]
    assert [seen().evidence(a, b).quote for a, b, _ in second.runs["killed"]] == ["12"]
