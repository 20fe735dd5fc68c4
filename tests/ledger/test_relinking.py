"""Relinking: an old ledger's mentions grouped anew; ids lead on, the oldest stays, and what people decided holds."""

# ruff: noqa: F401, F811 -- fixtures are imported by their names
from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.walks import snapshot
from herodotus.ledger.filters import Filter
from herodotus.ledger.ledger import Ledger
from herodotus.ledger.views import REVIEWS, STATES
from herodotus.linking.alone import Alone
from herodotus.linking.mentions import LinkMention
from herodotus.linking.neighbours import Neighbours
from herodotus.records import Incident
from tests.ledger.samples import depot, heads_aside, ledger, mill, put, wire


class ByPlace:
    """A toy linker: mentions of one place are one incident, and what people merged and split is heeded."""

    version = "by-place-1"

    def group(self, mentions: Sequence[LinkMention], neighbours: Neighbours) -> list[frozenset[str]]:
        apart = {frozenset(pair) for pair in neighbours.apart([mention.id for mention in mentions])}
        places = {m.id: m.incident.where.name if m.incident.where else m.id for m in mentions}
        groups: list[set[str]] = []
        for merged in Alone().group(mentions, neighbours):
            of_place = {places[id] for id in merged}
            joined = next((group for group in groups if of_place & {places[id] for id in group}
                           and not any(frozenset((o, id)) in apart for o in group for id in merged)), None)
            if joined is None:
                groups.append(set(merged))
            else:
                joined |= merged
        return [frozenset(group) for group in groups]


def test_the_oldest_id_stays_and_the_others_lead_to_it(ledger: Ledger):
    one, two, strike, raid = put(ledger, mill(), wire(), depot())
    told: list[tuple[str, int, int]] = []
    assert ledger.relink(ByPlace(), told=lambda *step: told.append(step)) == 1
    assert told == [("incidents", 4, 4)]
    merged = ledger.show(two)
    assert (merged.id, merged.merged, len(merged.mentions)) == (one, (two,), 2)
    assert (ledger.show(strike).id, ledger.show(raid).id) == (strike, raid)
    assert ledger.count() == 3
    last = ledger.history(one)[-1]
    assert (last.kind, dict((c, (a, b)) for c, a, b in last.cells)["harm"]) == (
        "link.made", (["killed 3"], ["killed 2-5"]))
    assert ledger.relink(ByPlace()) == 0


def test_a_ledger_is_looked_at_as_it_was_before_it_was_relinked(ledger: Ledger):
    one, two = put(ledger, mill(), wire())
    before = (ledger.stats().entries, ledger.show(one), ledger.show(two))
    ledger.relink(ByPlace())
    assert (ledger.show(one, recorded_by=before[0]), ledger.show(two, recorded_by=before[0])) == before[1:]


def test_a_linker_that_parts_what_another_joined_gives_it_a_new_id(ledger: Ledger):
    one, two = put(ledger, mill(), wire())
    ledger.relink(ByPlace())
    assert ledger.relink() == 1
    every = {line.id: line for line in ledger.list(Filter(state=STATES, review=REVIEWS)).lines}
    assert {id for id, line in every.items() if line.state == "live"} - {one, two} != set()
    assert sum(line.state == "live" for line in every.values()) == 2
    assert ledger.show(two).id == one  # who cited the merged id still finds what it led to


def test_the_linker_of_this_version_changes_nothing_but_what_it_must(ledger: Ledger):
    one, two, *_ = put(ledger, mill(), wire(), depot())
    ledger.merge([one, two], why="one and the same")
    before = snapshot(ledger)
    assert ledger.relink() == 0
    assert snapshot(ledger) == before


def test_what_a_person_merged_stays_merged(ledger: Ledger):
    one, two, strike, raid = put(ledger, mill(), wire(), depot())
    ledger.merge([strike, raid], why="one night")
    for linker in (ByPlace(), None, ByPlace()):
        ledger.relink(linker)
        assert len(ledger.show(strike).mentions) == 2
    assert (ledger.show(two).id, ledger.show(raid).id) == (one, ledger.show(strike).id)


def test_a_split_by_a_person_is_kept_by_a_linker_that_would_join(ledger: Ledger):
    one, two = put(ledger, mill(), wire())
    ledger.merge([one, two], why="one and the same")
    mention = ledger.show(one).mentions[1]
    out, split = ledger.split(one, [mention], why="another mill")
    assert ledger.relink(ByPlace()) == 0
    assert ledger.show(out).mentions == (mention,)
    ledger.undo(split)
    assert ledger.relink(ByPlace()) == 0
    assert len(ledger.show(one).mentions) == 2


def test_a_relinked_ledger_is_rebuilt_equal(ledger: Ledger):
    one, _, strike, _ = put(ledger, mill(), wire(), depot())
    ledger.relink(ByPlace())
    ledger.tag(one, "urgent")
    ledger.merge([one, strike], why="one night")
    before = snapshot(ledger)
    ledger.rebuild()
    assert snapshot(ledger) == before
    assert ledger.verify().ok


class _Told:
    """Neighbours that know only what people merged."""

    def __init__(self, pairs: list[tuple[str, str]]) -> None:
        self._pairs = pairs

    def together(self, mentions: Sequence[str]) -> list[tuple[str, str]]:
        return self._pairs


MENTIONS = [LinkMention(f"men-{n}", "rep-1", Incident("i1", "shelling", "occurred", ())) for n in range(6)]
PAIRS = st.lists(st.tuples(*[st.sampled_from([m.id for m in MENTIONS])] * 2), max_size=6)


@given(PAIRS)
def test_alone_puts_each_mention_in_one_group_and_pairs_in_the_same(pairs: list[tuple[str, str]]):
    groups = Alone().group(MENTIONS, _Told(pairs))  # type: ignore[arg-type]
    assert sorted(id for group in groups for id in group) == [mention.id for mention in MENTIONS]
    home = {id: group for group in groups for id in group}
    assert all(home[one] == home[other] for one, other in pairs)
    assert len(groups) == len({frozenset(group) for group in groups})
