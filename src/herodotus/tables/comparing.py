"""Which incidents two sets both have, which only one has, and where their cells differ.

Pairs are weighed within blocks of days and places, and taken one to one, those with most points first; equals are told
apart by distance, days and id, so that the order of the input never counts. Best-first is not always the best sum over
all pairs, but it never gives up a clear match for the sake of two doubtful ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from herodotus.codebook import codebook
from herodotus.tables.blocking import Neighbours
from herodotus.tables.comparable import Comparable, Comparison, Pair, Untold, of_incident
from herodotus.tables.differing import agreement, differences
from herodotus.tables.subjects import Subject, subject
from herodotus.tables.weighing import PERHAPS, SAME, Weight, weigh

__all__ = ["Comparable", "Comparison", "compare", "of_incident"]


class Candidate(msgspec.Struct, frozen=True, gc=False):
    """Two incidents that may be one, by their numbers on either side."""

    ours: int
    theirs: int
    weight: Weight


class Side(msgspec.Struct, frozen=True):
    """One side of a comparison: what can be compared, in the order of ids, and what cannot, with the reason."""

    subjects: tuple[Subject, ...]
    untold: tuple[Untold, ...]


def compare(ours: Iterable[Comparable], theirs: Iterable[Comparable]) -> Comparison:
    """Compare two sets of incidents; the order of the input does not count.

    >>> here = Comparable("a", "", "shelling", "2019-07-19", "2019-07-19", "Homs", "SY", 34.73, 36.72)
    >>> compare([here], [msgspec.structs.replace(here, id="b", type="explosion")]).counts
    {'both': 0, 'only_ours': 0, 'only_theirs': 0, 'undecided': 1, 'cannot_tell': 0}
    """
    left, right = _side("ours", ours), _side("theirs", theirs)
    ranked = sorted(_candidates(left, right), key=lambda candidate: _rank(candidate, left, right))
    taken: tuple[set[int], set[int]] = set(), set()
    both = tuple(_pairs((c for c in ranked if c.weight.points >= SAME), left, right, taken))
    undecided = tuple(_pairs(ranked, left, right, taken))
    return Comparison(both, _left(left, taken[0]), _left(right, taken[1]), undecided,
                      (*left.untold, *right.untold), agreement(both))  # fmt: skip


def _side(name: str, incidents: Iterable[Comparable]) -> Side:
    types = codebook().types
    subjects, untold = [], []
    for incident in incidents:
        found = subject(incident, types[incident.type].group if incident.type in types else "other")
        if isinstance(found, str):
            untold.append(Untold(name, incident, found))
        else:
            subjects.append(found)
    subjects.sort(key=lambda s: s.order)
    return Side(tuple(subjects), tuple(sorted(untold, key=lambda u: (u.incident.id, u.incident.label))))


def _candidates(left: Side, right: Side) -> Iterator[Candidate]:
    """Weigh every incident of ours against its neighbours among theirs."""
    neighbours = Neighbours(right.subjects)
    for i, ours in enumerate(left.subjects):
        for j in neighbours.of(ours):
            weight = weigh(ours, right.subjects[j])
            if weight is not None and weight.points >= PERHAPS:
                yield Candidate(i, j, weight)


def _rank(candidate: Candidate, left: Side, right: Side) -> tuple[float, float, int, tuple[str, str], tuple[str, str]]:
    weight = candidate.weight
    ids = left.subjects[candidate.ours].order, right.subjects[candidate.theirs].order
    return -weight.points, round(weight.km, 3), weight.days, *ids


def _pairs(ranked: Iterable[Candidate], left: Side, right: Side, taken: tuple[set[int], set[int]]) -> Iterator[Pair]:
    """Take pairs one to one, best first; `taken` holds the numbers that are used up on either side."""
    for candidate in ranked:
        if candidate.ours in taken[0] or candidate.theirs in taken[1]:
            continue
        taken[0].add(candidate.ours)
        taken[1].add(candidate.theirs)
        ours, theirs = left.subjects[candidate.ours].at, right.subjects[candidate.theirs].at
        yield Pair(ours, theirs, candidate.weight.points, candidate.weight.why, differences(ours, theirs))


def _left(side: Side, taken: set[int]) -> tuple[Comparable, ...]:
    return tuple(subject.at for i, subject in enumerate(side.subjects) if i not in taken)
