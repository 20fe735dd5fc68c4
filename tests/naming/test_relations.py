"""Relations stand between two different actors, once each."""

from herodotus.naming.relations import between_two
from herodotus.records import Actor, Evidence, Relation, Score

WORDS = (Evidence(0, 5, "words"),)


def told(a: str, kind: str, b: str, p: float = 0.5) -> Relation:
    return Relation(Actor(a, WORDS), kind, Actor(b, WORDS), WORDS, (Score("relation", p),))


def said(*relations: Relation) -> list[tuple[str, str, str]]:
    return [(r.a.name, r.relation, r.b.name) for r in between_two(relations)]


def test_an_actor_is_no_part_of_itself_in_a_longer_form() -> None:
    assert said(told("Shia Popular Front", "part_of", "Popular Front")) == []


def test_of_two_directions_the_surer_stays() -> None:
    found = said(told("Front", "part_of", "Army", 0.3), told("Army", "part_of", "Front", 0.6))
    assert found == [("Army", "part_of", "Front")]


def test_different_relations_of_a_pair_all_stay() -> None:
    assert len(said(told("Norway", "arms", "Front"), told("Norway", "supports", "Front"))) == 2
