"""What hangs on an anchor becomes a value with its words."""

import numpy as np
import pytest

from herodotus.reading.offline import arguments
from herodotus.reading.offline.anchors import Anchor, Seen
from herodotus.reading.offline.pieces import cut
from herodotus.records import Evidence, Span

TEXT = "At least 12 civilians and three soldiers were killed by the Coastal Air Wing (CAW) in two raids."


def seen() -> Seen:
    return Seen(TEXT, cut(TEXT), {})


def piece_range(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    pieces = cut(TEXT)
    inside = [i for i in range(len(pieces)) if start <= pieces.starts[i] < start + len(words)]
    return inside[0], inside[-1] + 1


def anchor(one_killed: float = 0.0, **roles: tuple[str, ...]) -> Anchor:
    names = ("when", "where", "initiator", "target", "means", "killed", "injured", "displaced", "detained", "count")
    runs = {r: [(*piece_range(w), 0.9 - 0.1 * n) for n, w in enumerate(roles.get(r, ()))] for r in names}
    classes = {"one_killed": np.array([1 - one_killed, one_killed])}
    return Anchor("incident", 0, 3, 0.9, runs, classes, np.zeros(128), frozenset(), 0)


def test_numbers_keep_their_hedge_and_say_who() -> None:
    harm = arguments.harms(seen(), [anchor(killed=("12", "three"))])
    assert [(h.kind, h.span, h.who) for h in harm] == [
        ("killed", Span(12, None), "civilians"), ("killed", Span(3, 3), "combatants"),
    ]
    assert harm[0].evidence[0].quote == "At least 12"


def test_a_death_told_without_a_number_counts_as_one() -> None:
    assert [(h.min, h.max) for h in arguments.harms(seen(), [anchor(one_killed=0.8)])] == [(1, 1)]
    assert arguments.harms(seen(), [anchor(one_killed=0.2)]) == ()


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


def test_trimming_moves_the_offsets_along() -> None:
    text = "said “the rebels’” again"
    found = arguments.trimmed(Evidence.of(text, 5, 18))
    assert (found.quote, text[found.start : found.end]) == ("rebels", "rebels")
