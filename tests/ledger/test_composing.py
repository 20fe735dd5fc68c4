"""Composing: what the record of an incident says, from the mentions, decisions and reports it is made of."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from herodotus.ledger.composing.cells import plain, told, typed
from herodotus.ledger.composing.record import compose
from herodotus.ledger.facts.material import Decision, Material, Mention, OtherEnd
from herodotus.ledger.journal.entries import Decided
from herodotus.ledger.views import CELLS, IncidentRecord, Quote, Source, Stamp
from herodotus.records import Actor, Evidence, Harm, Place, Score, Span, When
from tests.ledger.samples import Sample, mill, wire

NOW = Stamp(2, "2026-01-01T00:00:00.000Z")
COURIER = Source(id="rep-1", given_id="mill", outlet="Harbour Courier", published="2019-07-20")
WIRE = Source(id="rep-2", given_id="wire-1", outlet="Plain Wire", published="2019-08-02")
BOUNDS = st.tuples(st.none() | st.integers(0, 9), st.none() | st.integers(0, 9))


def _mention(sample: Sample, source: Source, seq: int, **changes: Any) -> Mention:
    incident = msgspec.structs.replace(sample.reading.incidents[0], **changes)
    return Mention(id=f"men-{seq}", seq=seq, report=source.id, incident=incident, claims=sample.reading.claims)


def _material(*mentions: Mention, decisions: tuple[Decision, ...] = (), **more: Any) -> Material:
    sources = {m.report: {"rep-1": COURIER, "rep-2": WIRE}[m.report] for m in mentions if m.report}
    given = {"id": "inc-1", "sources": sources, "created": NOW, "changed": NOW, **more}
    return Material(mentions=mentions, decisions=decisions, **given)


def _decision(verb: str, seq: int = 5, **body: Any) -> Decision:
    given = {"decision": f"dec-{seq}", "verb": verb, "subject": "inc-1", **body}
    return Decision(f"dec-{seq}", seq, "2026-01-02T00:00:00.000Z", "ann", Decided(**given))


MILL, HIT = _mention(mill(), COURIER, 1), _mention(wire(), WIRE, 2)


def _both(*decisions: Decision, **more: Any) -> IncidentRecord:
    return compose(_material(MILL, HIT, decisions=decisions, **more))


def test_the_surest_type_stands_with_the_words_of_those_that_agree():
    record = _both()
    assert (record.type, record.basis_of("type").score) == ("shelling", 0.8)
    assert {quote.report for quote in record.basis_of("type").quotes} == {"rep-1"}
    surer = _mention(wire(), WIRE, 2, scores=(Score("type", 0.95),))
    assert compose(_material(MILL, surer)).type == "explosion"


def test_of_equally_sure_types_the_first_read_stands():
    alike = _mention(wire(), WIRE, 2, scores=(Score("type", 0.8),))
    assert compose(_material(MILL, alike)).type == compose(_material(alike, MILL)).type == "shelling"


def test_the_most_precise_date_and_place_stand():
    record = compose(_material(HIT, MILL))
    assert (record.when.edtf, record.where and record.where.precision) == ("2019-07-19", 1)
    assert [quote.quote for quote in record.basis_of("when").quotes] == ["19 July"]
    assert record.when.evidence == ()


def test_actors_are_joined_and_told_once_under_id_or_name():
    one = _mention(mill(), COURIER, 1, initiators=(Actor("the Northern Front", id="nf"),))
    other = _mention(wire(), WIRE, 2, initiators=(Actor("Northern front"), Actor("NF", id="nf"), Actor("a crew")))
    assert [actor.name for actor in compose(_material(one, other)).initiators] == ["the Northern Front", "a crew"]


def test_the_lowest_and_the_highest_figure_are_the_bounds():
    assert _both().harm == (Harm("killed", 2, 5),)
    assert {quote.quote for quote in _both().basis_of("harm").quotes} == {"Three", "two and five"}


@given(st.lists(BOUNDS, min_size=1, max_size=5))
def test_no_figure_that_was_told_lies_outside_the_bounds(bounds: list[tuple[int | None, int | None]]):
    harms = [Harm("killed", min(b, key=lambda x: x or 0), max(b, key=lambda x: x or 0)) if None not in b
             else Harm("killed", *b) for b in bounds]
    mentions = [_mention(mill(), COURIER, n, harm=(harm,)) for n, harm in enumerate(harms, 1)]
    (joined,) = told("harm", mentions).value
    assert joined.max is None or all(h.max is not None and h.max <= joined.max for h in harms)
    assert all(h.min is None or (joined.min is not None and joined.min <= h.min) for h in harms)


def test_harm_of_others_is_counted_apart():
    told_apart = _mention(wire(), WIRE, 2, harm=(Harm("killed", 1, 1, "children"),))
    assert compose(_material(MILL, told_apart)).harm == (Harm("killed", 3, 3), Harm("killed", 1, 1, "children"))


def test_counts_are_bounds_too():
    one = _mention(mill(), COURIER, 1, count=Span(2, 3))
    other = _mention(wire(), WIRE, 2, count=Span(4, None))
    assert compose(_material(one, other)).count == Span(2, None)


def test_an_empty_cell_says_why():
    bare = _mention(mill(), COURIER, 1, when=When(why="no date in the text"), where=None, initiators=())
    record = compose(_material(bare))
    assert (record.basis_of("when").by, record.basis_of("when").why) == ("none", "no date in the text")
    assert (record.basis_of("where").by, record.basis_of("count").why) == ("none", "no report says so")


def test_every_cell_has_its_basis_and_no_cell_keeps_evidence():
    record = _both()
    assert tuple(basis.cell for basis in record.basis) == CELLS
    assert b'"evidence":[{' not in msgspec.json.encode(record)


@pytest.mark.parametrize("cell", CELLS)
def test_a_cell_goes_to_plain_json_and_back(cell: str):
    for record in (_both(), compose(_material(HIT)), compose(_material())):
        value = getattr(record, cell)
        assert typed(cell, msgspec.json.decode(msgspec.json.encode(plain(value)))) == value


def test_a_decided_cell_shows_its_words_and_what_a_newer_reading_says():
    quote = Quote("rep-1", 0, 11, "Shells fell")
    decided = _decision("correct", cells={"type": "killing"}, quotes={"type": (quote,)}, why="read it again")
    record = _both(decided)
    basis = record.basis_of("type")
    assert (record.type, basis.by, basis.quotes, basis.why) == ("killing", "decision", (quote,), "read it again")
    assert basis.differs == "shelling"
    agreed = _both(_decision("correct", cells={"type": "shelling"}, quotes={"type": (quote,)}))
    assert agreed.basis_of("type").differs is None


def test_reviews_are_the_last_judgement_and_say_nothing_of_single_accounts():
    accept, reject = _decision("accept", 5), _decision("reject", 6)
    reviews = [_both(*taken).review for taken in ((), (accept,), (accept, reject))]
    assert reviews == ["unreviewed", "accepted", "rejected"]
    assert _both(_decision("reject", others=("acc-000000000000",))).review == "unreviewed"
    assert _both(_decision("tag", word="x"), _decision("note", 6, word="y")).review == "unreviewed"


def test_tags_come_and_go_and_notes_stay():
    record = _both(_decision("tag", 5, word="b"), _decision("tag", 6, word="a"), _decision("note", 7, word="look"),
                   _decision("untag", 8, word="b"))
    assert record.tags == ("a",)
    assert [(note.text, note.who, note.decision) for note in record.notes] == [("look", "ann", "dec-7")]


def test_accounts_stand_in_the_order_of_publication_and_own_voice_is_marked():
    record = _both()
    assert [(a.published, a.kind, a.claimant.name) for a in record.accounts] == [
        ("2019-07-20", "media", "Harbour Courier"), ("2019-07-20", "claim", "residents"),
        ("2019-07-20", "claim", "Northern Front"), ("2019-08-02", "claim", "the mayor"),
    ]  # fmt: skip
    assert [a.narrated for a in record.accounts] == [True, False, False, False]
    told_harm = record.accounts[1]
    assert (told_harm.said, told_harm.quotes[0].quote, told_harm.score) == (
        "killed 3", "Three people were killed", 0.6)


def test_an_account_keeps_its_id_when_the_report_is_read_again():
    again = _mention(mill(), COURIER, 9, type="explosion")
    assert [a.id for a in compose(_material(MILL)).accounts] == [a.id for a in compose(_material(again)).accounts]


def test_a_rejected_account_is_left_out_and_a_corrected_one_reads_as_corrected():
    accounts = _both().accounts
    reject = _decision("reject", 5, others=(accounts[1].id,))
    cells = {"stance": "blames", "claimant": {"name": "the Front"}}
    correct = _decision("correct", 6, others=(accounts[2].id,), cells=cells)
    left = _both(reject, correct).accounts
    assert [a.id for a in left] == [a.id for a in accounts if a.id != accounts[1].id]
    assert (left[1].stance, left[1].claimant, left[1].decision) == ("blames", Actor("the Front"), "dec-6")
    assert len(_both(reject, _decision("accept", 7, others=(accounts[1].id,))).accounts) == 4


def test_ties_of_a_report_lead_to_the_incident_of_the_other_mention():
    evidence = (Evidence(0, 6, "Shells"),)
    tied = msgspec.structs.replace(MILL, ties=(OtherEnd("response_to", "inc-2", True, evidence),
                                               OtherEnd("part_of", "inc-1", True, evidence)))  # fmt: skip
    record = compose(_material(tied, decisions=(_decision("tie", word="part_of", others=("inc-3",)),)))
    assert [(link.tie, link.other, link.outward) for link in record.links] == [
        ("part_of", "inc-3", True), ("response_to", "inc-2", True)]
    assert [link.decision for link in record.links] == ["dec-5", None]
    other = compose(_material(HIT, decisions=(_decision("tie", subject="inc-0", word="part_of", others=("inc-1",)),)))
    assert [(link.other, link.outward) for link in other.links] == [("inc-0", False)]


def test_what_no_reading_has_is_dropped_unless_a_person_holds_it():
    gone = msgspec.structs.replace(MILL, current=False)
    assert compose(_material(gone)).state == "dropped"
    for verb in ("accept", "correct"):
        assert compose(_material(gone, decisions=(_decision(verb, cells={"type": "shelling"}),))).state == "live"
    for verb in ("reject", "tag", "note"):
        assert compose(_material(gone, decisions=(_decision(verb, word="x"),))).state == "dropped"
    assert compose(_material(gone)).type == "shelling"


def test_the_current_mentions_alone_speak_where_there_are_any():
    old = msgspec.structs.replace(HIT, current=False)
    record = compose(_material(MILL, old))
    assert (record.harm, [a.report for a in record.accounts]) == ((Harm("killed", 3, 3),), ["rep-1"] * 3)
    assert record.mentions == ("men-1", "men-2")


def test_states_are_told_apart():
    assert compose(_material(MILL, into="inc-0")).state == "merged"
    assert compose(_material(withdrawn=True)).state == "withdrawn"
    assert compose(_material(MILL, withdrawn=True)).state == "live"
    assert compose(_material()).state == "dropped"


def test_origins_are_told_apart():
    table = msgspec.structs.replace(COURIER, origin="table")
    by_hand = msgspec.structs.replace(MILL, decision="dec-1", claims=())
    assert compose(_material(MILL)).origin == "read"
    assert compose(_material(by_hand)).origin == "added"
    assert compose(_material(by_hand, HIT)).origin == "read"
    assert compose(_material(MILL, sources={"rep-1": table})).origin == "table"


def test_days_of_publication_are_the_first_and_the_last_of_the_reports():
    undated = {"rep-1": msgspec.structs.replace(COURIER, published=None), "rep-2": WIRE}
    assert (_both().first_published, _both().last_published) == ("2019-07-20", "2019-08-02")
    assert compose(_material(MILL, HIT, sources=undated)).first_published == "2019-08-02"
    assert compose(_material(MILL, sources={"rep-1": undated["rep-1"]})).first_published is None


def test_the_same_place_under_two_names_is_quoted_from_both():
    named = Place("Karsoun", (Evidence(3, 10, "Karsoun"),), "SY", "made:karsun", precision=2)
    record = compose(_material(MILL, _mention(wire(), WIRE, 2, where=named)))
    assert [quote.quote for quote in record.basis_of("where").quotes] == ["Karsun", "Karsoun"]
