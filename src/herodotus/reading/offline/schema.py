"""What the heads of the model predict: tag sets, roles and classes, in the order of the weights' outputs.

The order is part of the weights: change it only together with them.
"""

from __future__ import annotations

from typing import Final

# One sequence of B/I/O a row: outside 0, begin 1, inside 2.
TAG_SETS: Final = (
    "incident",
    "cue",
    "actor",
    "attribution_cue",
    "attribution_source",
    "attribution_content",
    "perp_individual",
    "perp_org",
    "phys_target",
    "victim",
    "weapon",
)

# What hangs on an anchor of each kind. Each role has two channels: inside, begin.
ROLES: Final[dict[str, tuple[str, ...]]] = {
    "incident": (
        "when",
        "where",
        "initiator",
        "target",
        "means",
        "killed",
        "injured",
        "displaced",
        "detained",
        "missing",
        "count",
    ),
    "cue": ("source", "content", "via", "said_on"),
    "attribution_cue": ("source", "content"),
}

TYPES: Final = (
    "armed_clash",
    "territory_change",
    "air_strike",
    "drone_strike",
    "shelling",
    "chemical_attack",
    "explosive_device",
    "suicide_bombing",
    "explosion",
    "armed_attack",
    "killing",
    "abduction",
    "sexual_violence",
    "torture",
    "detention",
    "siege",
    "displacement",
    "destruction",
    "interception",
    "seizure",
    "protest",
    "riot",
    "agreement",
    "sanction",
    "deployment",
    "coup",
    "other",
)
STATUSES: Final = ("occurred", "attempted", "prevented", "planned")
STANCES: Final = (
    "asserts",
    "denies",
    "blames",
    "claims_responsibility",
    "confirms",
    "dismisses",
    "suspects",
    "threatens",
    "demands",
    "predicts",
    "condemns",
)
CERTAINTIES: Final = ("certain", "probable", "possible")
ASPECTS: Final = ("occurrence", "responsibility", "means", "target", "harm", "intent", "legality", "other")
NAMED: Final = ("false", "true")
ONE_KILLED: Final = ("false", "true")  # one person killed, which the text says without a number ("killed a guard")
RELATIONS: Final = ("supports", "arms", "part_of", "allied_with", "opposes", "controls")

RELATED_REACH: Final = 48  # pieces between two actors up to which a relation between them is looked for

# Classes read off an anchor, by its kind.
CLASSES: Final[dict[str, dict[str, tuple[str, ...]]]] = {
    "incident": {"type": TYPES, "status": STATUSES, "one_killed": ONE_KILLED},
    "cue": {"stance": STANCES, "certainty": CERTAINTIES, "aspect": ASPECTS, "named": NAMED},
    "attribution_cue": {},
}

# Pairs of anchors: is it one incident; does the claim bear on the incident; ties between incidents.
PAIRS: Final = ("same", "part_of", "response_to", "precedent_of")

# PLOVER types of a whole sentence or story.
TOPICS: Final = (
    "ACCUSE",
    "AGREE",
    "AID",
    "ASSAULT",
    "COERCE",
    "CONCEDE",
    "CONSULT",
    "COOPERATE",
    "MOBILIZE",
    "PROTEST",
    "REJECT",
    "REQUEST",
    "RETREAT",
    "SANCTION",
    "SUPPORT",
    "THREATEN",
)
