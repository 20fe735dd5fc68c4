"""What hangs on an anchor becomes a value with its words."""

import pytest

from herodotus.reading.offline import arguments
from herodotus.records import Evidence, Span
from tests.reading.offline.anchored import TEXT, anchor, seen


def test_a_plural_incident_has_a_count() -> None:
    assert arguments.count(seen(), [anchor(count=("two",))]) == Span(2, 2)


def test_a_name_loses_its_article_and_a_bracket_cut_in_two() -> None:
    (actor,) = arguments.names(seen(), [anchor(initiator=("the Coastal Air Wing (CAW",))], "initiator")
    assert actor.name == "Coastal Air Wing"
    assert TEXT[actor.evidence[0].start : actor.evidence[0].end] == actor.name


def test_the_same_name_from_two_mentions_is_one_actor() -> None:
    mentions = [anchor(initiator=("Coastal Air Wing",)), anchor(initiator=("Coastal Air Wing",))]
    assert len(arguments.names(seen(), mentions, "initiator")) == 1


@pytest.mark.parametrize("words", ["of", "the", "-", "(", ""])
def test_a_stretch_that_names_nothing_is_no_name(words: str) -> None:
    assert not arguments.says_something(words)


def test_no_date_is_unknown_with_a_reason() -> None:
    when = arguments.when(seen(), [anchor()], "when")
    assert when.edtf is None and when.why


@pytest.mark.parametrize(("whole", "name"), [
    ("“the rebels’”", "rebels"),
    ("the Coastal Air Wing (CAW)", "Coastal Air Wing (CAW)"),
    ("the U.S.", "U.S."),
    ("a guard's", "guard"),
    ("Hama, ", "Hama"),
    ("a police officer in the", "police officer"),
    ("by rebels", "rebels"),
    ("ICSR)", "ICSR"),
])
def test_trimming_keeps_the_name_and_moves_the_offsets_along(whole: str, name: str) -> None:
    text = f"said {whole} again"
    found = arguments.trimmed(Evidence.of(text, 5, 5 + len(whole)))
    assert (found.quote, text[found.start : found.end]) == (name, name)


@pytest.mark.parametrize(("text", "cut", "whole"), [
    ("struck by Islamic State on Monday", "Islamic", "Islamic State"),
    ("struck by Israel Monday night", "Israel", "Israel"),
    ("and that Human Rights Watch said", "Rights Watch", "Human Rights Watch"),
    ("left. Yesterday Rights Watch said", "Rights Watch", "Rights Watch"),
    ("struck by rebels Hama feared", "rebels", "rebels"),
])
def test_a_name_takes_in_the_capitalised_words_behind_it_but_no_day(text: str, cut: str, whole: str) -> None:
    start = text.index(cut)
    assert arguments.whole_name(text, Evidence.of(text, start, start + len(cut))).quote == whole


def test_a_day_before_a_name_is_no_part_of_it() -> None:
    text = "Officials said on Tuesday Turkish forces fired."
    start = text.index("Turkish")
    assert arguments.whole_name(text, Evidence.of(text, start, start + 14)).quote == "Turkish forces"
