"""What can be recorded, as data: codes with definitions and examples, crosswalks to other schemes, cue words."""

from herodotus.codebook.book import SECTIONS, Codebook, codebook
from herodotus.codebook.crossings import crosswalk, published, relation_crossing, stance_crossing
from herodotus.codebook.cues import Cues, cues
from herodotus.codebook.store import version
from herodotus.codebook.values import Acled, Code, Crossing, Cue, CueHit, Example, Plover

__all__ = [
    "SECTIONS",
    "Acled",
    "Code",
    "Codebook",
    "Crossing",
    "Cue",
    "CueHit",
    "Cues",
    "Example",
    "Plover",
    "codebook",
    "crosswalk",
    "cues",
    "published",
    "relation_crossing",
    "stance_crossing",
    "version",
]
