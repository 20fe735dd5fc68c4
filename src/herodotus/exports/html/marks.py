"""The report's text as paragraphs of marked stretches, ready for the template."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from herodotus.exports.html.segments import Segment, paragraphs
from herodotus.exports.html.words import Use
from herodotus.exports.visible import name_of, pieces

# How a role is drawn: roles of one kind look alike and are shown and hidden together.
KINDS = {
    "evidence": "inc", "cue": "cue", "content": "con",
    "initiator": "who", "target": "who", "claimant": "who", "via": "who", "party": "who",
    "where": "where", "when": "when", "said_on": "when", "means": "how", "harm": "how",
    "relation": "rel", "tie": "rel", "value": "val",
}  # fmt: skip
# What a role is called when its record is chosen.
ROLES = {
    "evidence": "incident", "initiator": "by", "target": "against", "means": "with", "claimant": "who says",
    "said_on": "said on", "party": "side", "value": "claimed", "content": "what is said", "cue": "how it is said",
}  # fmt: skip
HEADS = ("evidence", "cue", "relation")  # the first words in these roles carry the record's id and lead to its card


class Glyph(msgspec.Struct, frozen=True):
    """A stretch of letters, or the name of one character that must be seen instead of acting (`unseen`)."""

    text: str
    unseen: bool = False


class Mark(msgspec.Struct, frozen=True):
    """A stretch of text; `number` 0 means unmarked.

    `keys` are `owner:role` pairs, shortest words first; `heads` are owners whose words begin here, `badge` their ids.
    """

    glyphs: tuple[Glyph, ...]
    number: int = 0
    kinds: str = ""
    keys: str = ""
    title: str = ""
    heads: tuple[str, ...] = ()
    badge: str = ""


def marked(segments: list[Segment], ids: Mapping[str, str]) -> list[list[Mark]]:
    """Turn segments into paragraphs of marks; `ids` names owners as the reading does."""
    begun: set[tuple[str, str]] = set()
    return [[_mark(s, ids, begun) for s in paragraph] for paragraph in paragraphs(segments)]


def _mark(segment: Segment, ids: Mapping[str, str], begun: set[tuple[str, str]]) -> Mark:
    glyphs = glyphs_of(segment.text)
    if not segment.number:
        return Mark(glyphs)
    heads = tuple(dict.fromkeys(u.owner for u in segment.uses if _begins(u, segment, begun)))
    return Mark(
        glyphs,
        segment.number,
        " ".join(dict.fromkeys(KINDS[u.role] for u in segment.uses)),
        " ".join(f"{u.owner}:{u.role}" for u in segment.uses),
        ", ".join(f"{ids.get(u.owner, '')} {role_words(u.role)}".strip() for u in segment.uses),
        heads,
        " ".join(ids.get(h, h) for h in heads),
    )


def _begins(use: Use, segment: Segment, begun: set[tuple[str, str]]) -> bool:
    """Whether the first of an owner's words in a leading role begin with this segment."""
    if use.role not in HEADS or use.start != segment.start or (use.owner, use.role) in begun:
        return False
    begun.add((use.owner, use.role))
    return True


def role_words(role: str) -> str:
    """Say a role in words."""
    return ROLES.get(role, role.replace("_", " "))


def glyphs_of(text: str) -> tuple[Glyph, ...]:
    """Cut a text into letters and unseen characters; a carriage return before a line feed is no letter.

    >>> [g.text for g in glyphs_of("a" + chr(0x200B) + "b")]
    ['a', 'U+200B', 'b']
    """
    return tuple(Glyph(name_of(p) if unseen else p, unseen) for p, unseen in pieces(text) if p != "\r")
