"""A pronoun is the speaker before; where there is none, nobody is named."""

import numpy as np

from herodotus.reading.offline import speakers
from herodotus.reading.offline.anchors import Anchor, Seen
from herodotus.reading.offline.pieces import cut
from herodotus.records import Actor, Claim, Evidence

TEXT = "Rana Aziz said the dam was hit. The ministry denied it. She added that ten men fled."


def seen() -> Seen:
    return Seen(TEXT, cut(TEXT), {})


def cue(source: str | None) -> Anchor:
    start = TEXT.index(source) if source else 0
    pieces = cut(TEXT)
    at = [i for i in range(len(pieces)) if source and start <= pieces.starts[i] < start + len(source)]
    runs = {"source": [(at[0], at[-1] + 1, 0.9)] if at else []}
    return Anchor("cue", 0, 1, 0.9, runs, {}, np.zeros(128), frozenset(), 0)


def claim(name: str, cue_words: str) -> Claim:
    at = TEXT.index(cue_words)
    said = Evidence.of(TEXT, at, at + len(cue_words))
    return Claim("c", Actor(name, (Evidence.of(TEXT, TEXT.index(name), TEXT.index(name) + len(name)),)), True,
                 "asserts", "certain", said, said)


BEFORE = [claim("Rana Aziz", "said"), claim("ministry", "denied")]


def test_a_name_beside_the_cue_speaks_for_itself() -> None:
    assert speakers.claimant(seen(), cue("Rana Aziz"), []).name == "Rana Aziz"


def test_she_is_the_person_who_spoke_before_not_the_body() -> None:
    found = speakers.claimant(seen(), cue("She"), BEFORE)
    assert found.name == "Rana Aziz"
    assert {e.quote for e in found.evidence} == {"Rana Aziz", "She"} and found.why


def test_a_pronoun_without_a_speaker_before_names_nobody() -> None:
    found = speakers.claimant(seen(), cue("She"), [])
    assert (found.name, bool(found.why)) == ("unattributed", True)


def test_no_source_is_unattributed_with_a_reason() -> None:
    found = speakers.claimant(seen(), cue(None), BEFORE)
    assert (found.name, bool(found.why)) == ("unattributed", True)


def test_whoever_is_believed_to_have_done_it_does_not_say_it() -> None:
    text = "The rebels are believed to hold the dam."
    pieces = cut(text)
    runs = {"source": [(1, 2, 0.9)]}
    cue_at = Anchor("cue", 2, 4, 0.9, runs, {}, np.zeros(128), frozenset(), 0)
    found = speakers.claimant(Seen(text, pieces, {}), cue_at, [])
    assert (found.name, found.why) == ("unattributed", "“are believed” names no source")
