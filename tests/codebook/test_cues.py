"""Cue words are many, grouped by known codes, and found where they stand."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herodotus.codebook import codebook, cues


def words(text, kind=None):
    return [text[h.start : h.end] for h in cues().find(text, kind)]


def test_there_are_at_least_250_entries():
    assert len(cues()) >= 250


def test_kinds_and_codes_are_known():
    book = codebook()
    known = {
        "stance": set(book.stances),
        "certainty": set(book.certainties),
        "hearsay": {"possible", "probable"},
        "responsibility": {"owned", "assigned", "open"},
        "carrier": {"phrase", "agency", "credit"},
    }
    assert {kind: {c.code for c in cues().of(kind)} for kind in known} == known
    assert {c.kind for c in cues().entries} == set(known)


def test_a_form_stands_once_under_a_code():
    seen = [(c.kind, c.code, form) for c in cues().entries for form in c.forms]
    assert sorted({x for x in seen if seen.count(x) > 1}) == []


def test_forms_are_tidy():
    assert all(form == " ".join(form.split()) and form for c in cues().entries for form in c.forms)


@pytest.mark.parametrize("cue", cues().entries, ids=lambda c: f"{c.kind}-{c.forms[0]}")
def test_every_form_is_found_in_a_sentence(cue):
    for form in cue.forms:
        hits = list(cues().find(f"– {form} –", cue.kind))
        assert [(h.start, h.end) for h in hits] == [(2, 2 + len(form))]
        assert cue in hits[0].cues


def test_the_longest_form_wins():
    assert words("He claimed responsibility.", "stance") == ["claimed responsibility"]
    assert words("It was according to reporting by two papers.", "carrier") == ["according to reporting by"]


def test_a_word_within_a_word_is_no_cue():
    assert words("The unsaid maybes of the aforesaid.") == []


def test_a_line_break_within_a_phrase_does_no_harm():
    assert words("according\n to him", "stance") == ["according\n to"]


def test_the_month_is_no_hedge():
    assert words("On 3 May it may rain.", "certainty") == ["may"]


def test_an_agency_is_met_in_its_own_case_only():
    assert words("AP told the ap of it.", "carrier") == ["AP", "told"]


def test_a_sentence_begins_with_a_capital_cue():
    assert words("According to Anna, no.", "stance") == ["According to"]


def test_a_word_of_two_meanings_gives_both():
    assert {c.code for c in cues().meanings("believed") if c.kind in {"stance", "certainty"}} == {"asserts", "probable"}


def test_hearsay_is_graded():
    assert [h.cues[0].code for h in cues().find("He was reportedly there and is believed to be dead.", "hearsay")] == [
        "possible",
        "probable",
    ]


@settings(max_examples=60)
@given(st.lists(st.sampled_from(["said", "İ", "ſaid", "according to", "\U0001f600", "May", "\n", ","]), max_size=12))
def test_offsets_cut_out_what_was_found(parts):
    text = " ".join(parts)
    end = 0
    for hit in cues().find(text):
        assert end <= hit.start < hit.end <= len(text)
        assert cues().meanings(text[hit.start : hit.end]) == hit.cues
        end = hit.end
