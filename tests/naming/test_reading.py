"""A reading's words become things; what they stand on stays as it was."""

from herodotus.naming import name_reading
from herodotus.records import Actor, Claim, Evidence, Incident, Place, Reading, When
from herodotus.report import Report

TEXT = (
    "The Coastal Guard Force (CGF) shelled Latakia on 3 March. The CGF said on Tuesday that Damascas was not hit. "
    "A 2016 raid near Homs killed two. It was the first strike on the port since 1981."
)
REPORT = Report.of(TEXT, published="2019-03-06", outlet="Coast Wire")


def at(words: str) -> Evidence:
    start = TEXT.index(words)
    return Evidence.of(TEXT, start, start + len(words))


def incident(words: str, when: str | None = None, where: str | None = None, by: tuple[str, ...] = ()) -> Incident:
    return Incident(
        "i1", "shelling", "occurred", (at(words),),
        when=When(evidence=(at(when),)) if when else When(why="the text ties no date to it"),
        where=Place(where, (at(where),)) if where else None,
        initiators=tuple(Actor(name, (at(name),)) for name in by),
    )


def named(*incidents: Incident, claims: tuple[Claim, ...] = ()) -> Reading:
    return name_reading(REPORT, Reading(REPORT.id, incidents, claims))


def test_a_date_becomes_edtf_and_a_place_a_point() -> None:
    (found,) = named(incident("shelled Latakia", when="3 March", where="Latakia")).incidents
    assert found.when.edtf == "2019-03-03"
    assert found.where and (found.where.country, found.where.evidence[0].quote) == ("SY", "Latakia")
    assert found.where.lat is not None


def test_a_misspelt_place_resolves_with_a_lower_score() -> None:
    right = named(incident("shelled Latakia", where="Latakia")).incidents[0].where
    typo = named(incident("shelled Latakia", where="Damascas")).incidents[0].where
    assert right and typo and typo.name == "Damascus" and typo.score < right.score


def test_an_acronym_takes_the_form_that_the_report_introduces() -> None:
    (found,) = named(incident("shelled Latakia", by=("CGF",))).incidents
    assert [a.name for a in found.initiators] == ["Coastal Guard Force"]


def test_two_names_of_one_actor_become_one_with_both_places() -> None:
    (found,) = named(incident("shelled Latakia", by=("Coastal Guard Force", "CGF"))).incidents
    assert len(found.initiators) == 1 and len(found.initiators[0].evidence) == 2


def test_naming_a_named_reading_anew_changes_nothing() -> None:
    raid = incident("shelled Latakia", when="3 March", where="Latakia", by=("Coastal Guard Force", "CGF"))
    once = named(raid)
    assert name_reading(REPORT, once) == once


def test_the_only_date_within_an_incidents_own_words_dates_it() -> None:
    (found,) = named(incident("A 2016 raid near Homs", when="Tuesday")).incidents
    assert found.when.edtf == "2016"


def test_an_incident_without_a_date_does_not_take_the_day_of_publication() -> None:
    (found,) = named(incident("shelled Latakia")).incidents
    assert (found.when.edtf, found.when.why) == (None, "the text ties no date to it")


def test_the_reports_own_outlet_is_no_carrier() -> None:
    claim = Claim("c1", Actor("CGF", (at("CGF"),)), True, "asserts", "certain", at("said"), at("Damascas was not hit"),
                  via=(Actor("Coast Wire"), Actor("Reuters")), said_on=When(evidence=(at("Tuesday"),)))
    (found,) = named(claims=(claim,)).claims
    assert [a.name for a in found.via] == ["Reuters"]
    assert (found.claimant.name, found.said_on.edtf) == ("Coastal Guard Force", "2019-03-05")
    assert found.content.quote == "Damascas was not hit"


def test_a_reading_carries_the_versions_of_gazetteer_and_register() -> None:
    versions = named().versions
    assert versions.gazetteer and versions.register


def test_the_first_since_a_day_is_not_dated_by_the_older_event():
    (found,) = named(incident("the first strike on the port since 1981", when="since 1981")).incidents
    assert found.when.edtf is None and "older event" in found.when.why
    (older,) = named(incident("A 2016 raid near Homs", when="since 1981")).incidents
    assert older.when.edtf == "2016"


def test_what_began_and_is_not_said_to_have_ended_is_open():
    report = Report.of("The fighting, which began on 19 June, went on round Daraa.", published="2018-07-01")
    begun = Evidence.of(report.text, 0, 36)
    fighting = Incident("i1", "armed_clash", "occurred", (begun,), when=When(evidence=(begun,)))
    (found,) = name_reading(report, Reading(report.id, (fighting,))).incidents
    assert found.when.edtf == "2018-06-19/.." and "no end is told" in found.when.why


def test_the_day_in_the_head_of_a_report_dates_no_incident():
    text = "KABUL, Afghanistan (Aug. 23, 2012) Two men were held in Panjwai yesterday. A shop was burnt."
    report = Report.of(text, published="2012-08-23")
    head = Evidence.of(text, 20, 33)
    held = Incident("i1", "detention", "occurred", (Evidence.of(text, 35, 52),), when=When(evidence=(head,)))
    burnt = Incident("i2", "destruction", "occurred", (Evidence.of(text, 75, 91),), when=When(evidence=(head,)))
    first, second = name_reading(report, Reading(report.id, (held, burnt))).incidents
    assert first.when.edtf == "2012-08-22"
    assert second.when.edtf is None and "that of publication" in second.when.why


def test_a_report_in_another_language_takes_the_dates_of_its_language():
    text = "Un convoi a été attaqué le 3 mars 2020 près de Gao."
    report = Report("r1", text, "2020-03-05", language="fr")
    start = text.index("3 mars 2020")
    words = Evidence.of(text, start, start + 11)
    attack = Incident("i1", "armed_attack", "occurred", (Evidence.of(text, 0, 23),), when=When(evidence=(words,)))
    (found,) = name_reading(report, Reading(report.id, (attack,))).incidents
    assert found.when.edtf == "2020-03-03"
