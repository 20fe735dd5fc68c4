"""How a claim is made: stance and certainty of its cue, raised where the cue's own words mean one by themselves."""

from __future__ import annotations

import numpy as np

from herodotus.codebook.cues import cues
from herodotus.reading.offline.anchors import Anchor
from herodotus.reading.offline.schema import CERTAINTIES, STANCES

Read = tuple[str, float]
# "said" and its like go with every stance, so they raise none; nor does "warned" alone tell a threat from a forecast.
GENERAL = frozenset({"asserts", "certain"})


def stance_of(cue: Anchor, words: str, lift: float) -> Read:
    """Return the likeliest stance and its probability; stances that the cue means are multiplied by `lift`."""
    return _lifted(cue, "stance", STANCES, _meant(words, ("stance", "responsibility")), lift)


def certainty_of(cue: Anchor, words: str, lift: float) -> Read:
    """Return the likeliest certainty and its probability, as `stance_of`; hearsay words count as well as hedges."""
    return _lifted(cue, "certainty", CERTAINTIES, _meant(words, ("certainty", "hearsay")), lift)


def _meant(words: str, kinds: tuple[str, ...]) -> set[str]:
    return {c.code for hit in cues().find(words) for c in hit.cues if c.kind in kinds} - GENERAL


def _lifted(cue: Anchor, name: str, values: tuple[str, ...], meant: set[str], lift: float) -> Read:
    probabilities = cue.classes[name] * np.array([lift if v in meant else 1.0 for v in values])
    best = int(np.argmax(probabilities))
    return values[best], round(float(probabilities[best] / probabilities.sum()), 4)
