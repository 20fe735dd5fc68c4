"""What a claim says of its aspect: yes or no, the actors meant, the weapons, what was hit, how many were harmed."""

from __future__ import annotations

from herodotus.reading.offline.tolls import tolls
from herodotus.records import UNATTRIBUTED, Actor, Evidence, Harm, Incident

Value = str | Actor | Harm


def value_of(
    aspect: str, stance: str, claimant: Actor, content: Evidence, about: list[Incident]
) -> tuple[Value, ...]:
    """Say what is claimed, by aspect; of the incidents' cells only those that lie within the claimed words.

    Who owns up is meant by it himself. A claim on harm gives its own numbers, so that rival tolls stay apart.
    """
    if aspect == "occurrence":
        return ("no",) if stance in ("denies", "dismisses") else ("yes",)
    if stance == "claims_responsibility" and aspect == "responsibility" and claimant.name != UNATTRIBUTED:
        return (claimant,)
    if aspect == "harm":
        return tolls(content, about)
    cells: dict[str, list[Value]] = {
        "responsibility": [a for i in about for a in i.initiators if _inside(content, a.evidence)],
        "target": [a.name for i in about for a in i.targets if _inside(content, a.evidence)],
        "means": [a.name for i in about for a in i.means if _inside(content, a.evidence)],
    }
    return tuple(dict.fromkeys(cells.get(aspect, [])))


def _inside(content: Evidence, evidence: tuple[Evidence, ...]) -> bool:
    return any(content.start <= e.start < content.end for e in evidence)
