"""Reading modes leave out what is too unsure, and say so."""

from herodotus.reading.offline.certainty import raw
from herodotus.reading.offline.precision import UNSURE, Floors, kept
from herodotus.records import Actor, Claim, Evidence, Incident, Reading, Tie, When

WORDS = Evidence(0, 4, "raid")
DAY = When("2014-05-03", "day", (WORDS,))


def incident(name: str, **scores: float) -> Incident:
    rebels = (Actor("rebels"),)
    return Incident(name, "armed_attack", "occurred", (WORDS,), DAY, initiators=rebels, scores=raw(1, scores))


def claim(*about: str, **scores: float) -> Claim:
    return Claim("c1", Actor("army"), True, "asserts", "certain", WORDS, WORDS, about=about, scores=raw(1, scores))


def test_without_floors_nothing_changes():
    reading = Reading("r1", (incident("i1", incident=0.1),))
    assert kept(reading, Floors()) is reading


def test_an_unsure_incident_goes_and_takes_its_links_along():
    reading = Reading(
        "r1", (incident("i1", incident=0.9), incident("i2", incident=0.3)), (claim("i1", "i2"),),
        ties=(Tie("i2", "part_of", "i1"),),
    )  # fmt: skip
    found = kept(reading, Floors(record=0.5))
    assert [i.id for i in found.incidents] == ["i1"]
    assert found.claims[0].about == ("i1",)
    assert found.ties == ()


def test_an_unsure_cell_is_blank_with_the_reason():
    found = kept(Reading("r1", (incident("i1", when=0.3, initiators=0.3),)), Floors(cell=0.5)).incidents[0]
    assert found.when == When(why=UNSURE)
    assert found.initiators == ()


def test_an_unsure_claimant_is_nobody():
    found = kept(Reading("r1", (), (claim(claimant=0.2),)), Floors(cell=0.5)).claims[0]
    assert (found.claimant.name, found.claimant.why, found.named) == ("unattributed", UNSURE, False)
