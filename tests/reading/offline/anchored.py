"""One text with anchors made by hand, for tests of what is read off them."""

import numpy as np

from herodotus.reading.offline.anchors import Anchor, Seen
from herodotus.reading.offline.pieces import cut
from herodotus.reading.offline.schema import ROLES

TEXT = (
    "At least 12 civilians and three soldiers were killed by the Coastal Air Wing (CAW) in two raids. "
    "Nine people, four policemen and five clerks, were wounded. Ten men were taken."
)


def seen() -> Seen:
    return Seen(TEXT, cut(TEXT), {})


def piece_range(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    pieces = cut(TEXT)
    inside = [i for i in range(len(pieces)) if start <= pieces.starts[i] < start + len(words)]
    return inside[0], inside[-1] + 1


def anchor(one_killed: float = 0.0, **roles: tuple[str, ...]) -> Anchor:
    runs = {
        role: [(*piece_range(words), 0.9 - 0.1 * n) for n, words in enumerate(roles.get(role, ()))]
        for role in ROLES["incident"]
    }
    classes = {"one_killed": np.array([1 - one_killed, one_killed])}
    return Anchor("incident", 0, 3, 0.9, runs, classes, np.zeros(128), frozenset(), 0)
