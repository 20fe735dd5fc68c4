"""Cut a text at every edge of the words that records rest on, so that overlapping words can be marked up.

Markup nests and evidence overlaps, so each segment is the longest stretch over which the same uses hold. Everything is
done here, in code points; the browser never counts characters. The sweep is linear in text and edges, times the number
of uses that lie over one another at one point.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

import msgspec

from herodotus.exports.html.words import Use


class Segment(msgspec.Struct, frozen=True):
    """A stretch `text[start:end]` and the uses that hold over all of it; `number` counts the marked segments from 1."""

    start: int
    end: int
    text: str
    uses: tuple[Use, ...] = ()
    number: int = 0


def segment(text: str, uses: Iterable[Use]) -> list[Segment]:
    """Cut a text into segments in order; joined they give the text, and line ends are edges too.

    >>> over, within = Use(0, 7, "c1", "x"), Use(3, 7, "c1", "cue")
    >>> [(s.text, [u.role for u in s.uses]) for s in segment("He said so.", [over, within])]
    [('He ', ['x']), ('said', ['cue', 'x']), (' so.', [])]
    """
    opening: dict[int, list[Use]] = defaultdict(list)
    closing: dict[int, list[Use]] = defaultdict(list)
    for use in uses:
        if 0 <= use.start < use.end <= len(text):
            opening[use.start].append(use)
            closing[use.end].append(use)
    edges = sorted({0, len(text), *opening, *closing, *_line_edges(text)})
    return _sweep(text, edges, opening, closing)


def _sweep(
    text: str, edges: list[int], opening: dict[int, list[Use]], closing: dict[int, list[Use]]
) -> list[Segment]:
    found: list[Segment] = []
    over: set[Use] = set()
    number = 0
    for start, end in pairwise(edges):
        over.difference_update(closing.get(start, ()))
        over.update(opening.get(start, ()))
        marked = bool(over) and text[start] != "\n"
        number += marked
        found.append(Segment(start, end, text[start:end], tuple(sorted(over, key=_shortest_first)), number * marked))
    return found


def _shortest_first(use: Use) -> tuple[int, Use]:
    """Order by length: the shortest words are the most telling ones, so a click on the segment means them first."""
    return use.end - use.start, use


def _line_edges(text: str) -> Iterable[int]:
    for at, char in enumerate(text):
        if char == "\n":
            yield at
            yield at + 1


def paragraphs(segments: Iterable[Segment]) -> list[list[Segment]]:
    r"""Group segments into paragraphs at line feeds, and leave out the feeds and empty paragraphs.

    >>> [[s.text for s in p] for p in paragraphs(segment("One.\n\nTwo.", []))]
    [['One.'], ['Two.']]
    """
    groups: list[list[Segment]] = [[]]
    for part in segments:
        if part.text == "\n":
            groups.append([])
        else:
            groups[-1].append(part)
    return [g for g in groups if any(s.text.strip() for s in g)]


def numbers_under(segments: Iterable[Segment]) -> dict[Use, tuple[int, int]]:
    """Say from which to which marked segment each use runs, as numbers, both inside."""
    runs: dict[Use, tuple[int, int]] = {}
    for part in segments:
        for use in part.uses if part.number else ():
            runs[use] = (runs.get(use, (part.number, 0))[0], part.number)
    return runs
