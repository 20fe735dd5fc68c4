"""A text with what its heads should say, in word pieces: the one shape that every source is brought into."""

from __future__ import annotations

import bisect
from dataclasses import dataclass, field
from typing import NamedTuple

from herodotus.reading.offline.pieces import Pieces, cut
from herodotus.reading.sentences import Sentence, split

Range = tuple[int, int]


@dataclass
class Anchor:
    """A span that others hang on: its kind, its classes, its arguments by role; `unsure` stretches carry no loss."""

    kind: str
    span: Range
    group: str = ""
    classes: dict[str, int] = field(default_factory=dict)
    roles: dict[str, list[Range]] = field(default_factory=dict)
    unsure: dict[str, list[Range]] = field(default_factory=dict)


class Parse(NamedTuple):
    """One word's place in its sentence's tree: first pieces of the word and of its head, part of speech, relation."""

    word: int
    head: int
    pos: int
    relation: int


@dataclass
class Example:
    """One labelled text; `tags` holds the spans of each tag set that the source annotates, the others have no loss."""

    id: str
    source: str
    pieces: Pieces
    sentences: tuple[Sentence, ...]
    tags: dict[str, list[Range]] = field(default_factory=dict)
    anchors: list[Anchor] = field(default_factory=list)
    about: set[tuple[str, str]] = field(default_factory=set)  # (claim group, incident group)
    ties: set[tuple[str, str, str]] | None = None  # (incident group, tie, incident group); None: not annotated
    related: dict[tuple[Range, Range], set[int]] = field(default_factory=dict)  # actors to relations; empty: unsure
    extra: dict[str, list[Range]] = field(default_factory=dict)  # tag sets that only teach (`model.EXTRA_TAGS`)
    parse: list[Parse] = field(default_factory=list)
    topic: int | None = None  # number of the PLOVER type of the whole text


def blank(id: str, source: str, text: str, tokenizer: object) -> Example:
    """Start an example of a text."""
    return Example(id, source, cut(text, tokenizer), split(text))  # type: ignore[arg-type]


def to_pieces(pieces: Pieces, start: int, end: int) -> Range | None:
    """Turn code-point offsets into a range of pieces that they touch; None where they touch none."""
    first = bisect.bisect_right(pieces.ends.tolist(), start)
    last = bisect.bisect_left(pieces.starts.tolist(), end)
    return (first, last) if first < last else None
