"""Membership: which incident each mention belongs to after links, merges and splits, in any order of telling."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from herodotus.ledger.facts.membership import Event, Laid, Merged, Split, membership

MENTIONS, INCIDENTS = [f"m{n}" for n in range(6)], [f"inc-{n}" for n in range(5)]
MENTION, INCIDENT = st.sampled_from(MENTIONS), st.sampled_from(INCIDENTS)


@st.composite
def histories(draw: st.DrawFn) -> list[Event]:
    """Draw events as a ledger makes them: each with a number of its own, splits into new incidents."""
    kinds = draw(st.lists(st.sampled_from(("laid", "merged", "split")), max_size=15))
    found: list[Event] = [Laid(1, mention, draw(INCIDENT)) for mention in MENTIONS]
    for seq, kind in enumerate(kinds, 2):
        if kind == "laid":
            found.append(Laid(seq, draw(MENTION), draw(INCIDENT)))
        elif kind == "merged":
            found.append(Merged(seq, draw(INCIDENT), draw(INCIDENT)))
        else:
            found.append(Split(seq, tuple(draw(st.sets(MENTION, min_size=1))), f"inc-new-{seq}"))
    return found


@given(histories(), st.randoms())
def test_the_order_in_which_events_are_given_does_not_matter(events: list[Event], draw: Random):
    shuffled = list(events)
    draw.shuffle(shuffled)
    assert membership(shuffled) == membership(events)


@given(histories())
def test_each_mention_is_in_one_incident_that_leads_nowhere_else(events: list[Event]):
    told = membership(events)
    assert set(told.homes) == set(MENTIONS)
    assert not set(told.homes.values()) & set(told.into)
    assert not set(told.into.values()) & set(told.into)


@given(histories())
def test_a_merge_that_is_taken_back_leaves_what_was_before(events: list[Event]):
    assert membership([e for e in events if e.seq < 99]) == membership(events)
    merged = [*events, Merged(99, INCIDENTS[0], INCIDENTS[1])]
    homes = membership(merged).homes
    end = membership(merged).into.get(INCIDENTS[1], INCIDENTS[1])
    assert {homes[m] for m, home in membership(events).homes.items() if home in (INCIDENTS[0], INCIDENTS[1])} <= {end}


def test_a_chain_of_merges_leads_to_its_end():
    told = membership([Laid(1, "m1", "c"), Merged(2, "c", "b"), Merged(3, "b", "a"), Laid(4, "m2", "c")])
    assert dict(told.homes) == {"m1": "a", "m2": "a"}
    assert dict(told.into) == {"c": "a", "b": "a"}
    assert told.merged("a") == ("b", "c")


def test_what_was_split_off_stays_out_of_what_it_was_merged_into():
    told = membership([Laid(1, "m1", "a"), Laid(1, "m2", "b"), Merged(2, "b", "a"), Split(3, ("m2",), "new")])
    assert dict(told.homes) == {"m1": "a", "m2": "new"}
    assert dict(told.into) == {"b": "a"}


def test_what_was_split_off_can_be_merged_again():
    told = membership([Laid(1, "m1", "a"), Laid(1, "m2", "a"), Split(2, ("m2",), "new"), Merged(3, "new", "a")])
    assert dict(told.homes) == {"m1": "a", "m2": "a"}


def test_a_mention_of_a_later_reading_goes_where_its_incident_went():
    assert membership([Merged(2, "b", "a"), Laid(1, "m1", "b"), Laid(3, "m1-again", "b")]).homes["m1-again"] == "a"
