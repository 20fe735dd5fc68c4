"""Re-reading: incidents live on under their ids, and what people decided stands before what a newer model reads."""

# ruff: noqa: F401, F811 -- fixtures are imported by their names
from __future__ import annotations

import msgspec

from herodotus.ledger.filters import Filter
from herodotus.ledger.ledger import Ledger
from herodotus.ledger.views import REVIEWS, STATES
from herodotus.records import Evidence, Harm, Incident, Reading, When
from tests.ledger.samples import (
    DEPOT_TEXT,
    depot,
    heads_aside,
    ledger,
    mill,
    newer,
    put,
    report_id,
    wire,
    words,
)

EVERY = Filter(review=REVIEWS, state=STATES)


def test_incidents_keep_their_ids_when_the_words_are_the_same(ledger: Ledger):
    one, two = put(ledger, depot())
    strike, raid = depot().reading.incidents
    turned = msgspec.structs.replace(depot().reading, incidents=(
        msgspec.structs.replace(raid, id="i1"), msgspec.structs.replace(strike, id="i2", type="air_strike")))
    ledger.reread(report_id(depot()), turned)
    assert (ledger.show(one).type, ledger.show(two).type) == ("air_strike", "armed_attack")
    assert ledger.count(EVERY) == 2
    assert len(ledger.show(one).mentions) == 2
    assert [kind for _, kind, _ in ledger.readings("depot")] == ["read", "read"]


def test_a_mention_that_the_newer_reading_has_not_drops_its_incident(ledger: Ledger):
    one, two = put(ledger, depot())
    ledger.reread(report_id(depot()), newer(depot(), drop=("i2",)))
    assert (ledger.show(one).state, ledger.show(two).state) == ("live", "dropped")
    assert ledger.show(two).type == "armed_attack"
    assert ledger.count() == 1


def test_a_person_holds_an_incident_that_no_reading_has_any_more(ledger: Ledger):
    one, two = put(ledger, depot())
    decision = ledger.accept(two)
    ledger.reread(report_id(depot()), Reading("depot"))
    assert (ledger.show(one).state, ledger.show(two).state) == ("dropped", "live")
    assert ledger.show(two).initiators[0].name == "gunmen"
    ledger.undo(decision)
    assert ledger.show(two).state == "dropped"


def test_a_mention_that_is_new_is_an_incident_of_its_own(ledger: Ledger):
    one, two = put(ledger, depot())
    blame = Incident("i3", "protest", "occurred", (words(DEPOT_TEXT, "The governor blamed"),))
    reading = depot().reading
    ledger.reread(report_id(depot()), msgspec.structs.replace(reading, incidents=(*reading.incidents, blame)))
    (new,) = {line.id for line in ledger.list(EVERY).lines} - {one, two}
    assert (ledger.show(new).type, ledger.show(one).type) == ("protest", "drone_strike")


def test_a_correction_outranks_a_newer_reading_and_the_difference_is_shown(ledger: Ledger):
    (id,) = put(ledger, mill())
    ledger.correct(id, {"type": "killing"}, quote="Three people were killed")
    ledger.reread(report_id(mill()), newer(mill(), type="explosion", status="attempted"))
    shown = ledger.show(id)
    assert (shown.type, shown.status) == ("killing", "attempted")
    assert (shown.basis_of("type").differs, shown.basis_of("status").differs) == ("explosion", None)
    assert shown.basis_of("type").quotes[0].quote == "Three people were killed"
    ledger.reread(report_id(mill()), newer(mill(), type="killing"))
    assert ledger.show(id).basis_of("type").differs is None


def test_an_acceptance_pins_what_was_filled_and_leaves_what_was_empty(ledger: Ledger):
    (id,) = put(ledger, mill())
    ledger.accept(id)
    more = words(mill().report.text, "The Northern Front")
    front = mill().reading.claims[1].claimant
    ledger.reread(report_id(mill()), newer(
        mill(), when=When("2019-07-18", "day"), harm=(Harm("killed", 9, 9),),
        initiators=(msgspec.structs.replace(front, evidence=(more,)),)))
    shown = ledger.show(id)
    assert (shown.when.edtf, shown.toll("killed").max) == ("2019-07-19", 3)  # type: ignore[union-attr]
    assert (shown.basis_of("when").differs, shown.basis_of("harm").differs) == ("2019-07-18", ["killed 9"])
    assert [quote.quote for quote in shown.basis_of("when").quotes] == ["19 July"]
    assert [actor.name for actor in shown.initiators] == ["Northern Front"]
    assert shown.basis_of("initiators").by == "reading"


def test_tags_notes_and_accounts_that_people_corrected_survive(ledger: Ledger):
    (id,) = put(ledger, mill())
    denial = next(a for a in ledger.show(id).accounts if a.stance == "denies")
    ledger.tag(id, "urgent")
    ledger.note(id, "ask again")
    ledger.correct(id, {"certainty": "possible"}, no_evidence=True, account=denial.id)
    ledger.reread(report_id(mill()), newer(mill(), type="explosion"))
    shown = ledger.show(id)
    assert (shown.tags, shown.notes[0].text) == (("urgent",), "ask again")
    assert next(a for a in shown.accounts if a.id == denial.id).certainty == "possible"


def test_a_merged_incident_reads_on_where_it_was_merged_into(ledger: Ledger):
    one, two = put(ledger, mill(), wire())
    ledger.merge([one, two], why="one and the same")
    ledger.reread(report_id(wire()), newer(wire(), harm=(Harm("killed", 1, 9),)))
    assert ledger.show(one).toll("killed") == Harm("killed", 1, 9).span
    assert ledger.show(two).id == one
    assert ledger.count(Filter(state=("live", "dropped"))) == 1


def test_what_was_split_off_reads_on_where_it_was_split_to(ledger: Ledger):
    one, two = put(ledger, mill(), wire())
    ledger.merge([one, two], why="one and the same")
    out, _ = ledger.split(one, [report_id(wire())], why="another mill")
    ledger.reread(report_id(wire()), newer(wire(), type="shelling"))
    assert (ledger.show(out).type, ledger.show(one).toll("killed").max) == ("shelling", 3)  # type: ignore[union-attr]


def test_the_words_of_an_incident_follow_its_newest_reading(ledger: Ledger):
    (id,) = put(ledger, mill())
    short = Evidence.of(mill().report.text, 0, 11)
    ledger.reread(report_id(mill()), newer(mill(), evidence=(short, *mill().reading.incidents[0].evidence)))
    assert ledger.show(id).words[0].quote == "Shells fell"
    assert ledger.verify().ok


def test_names_resolved_anew_are_a_reading_of_that_kind(ledger: Ledger):
    (id,) = put(ledger, mill())
    ledger.reread(report_id(mill()), newer(mill(), type="explosion"), named_anew=True)
    assert [kind for _, kind, _ in ledger.readings("mill")] == ["read", "named"]
    assert ledger.show(id).type == "explosion"
    assert ledger.history(id)[-1].cells[0] == ("type", "shelling", "explosion")
