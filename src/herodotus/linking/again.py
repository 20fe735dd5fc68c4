"""Finding the mentions of an earlier reading in a newer one of the same report, so that their incidents live on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from herodotus.codebook import codebook
from herodotus.linking.mentions import LinkMention
from herodotus.records import Evidence, Incident

# Share of words in common (Jaccard, in code points) at which two mentions of one report are taken for one; below it
# nothing but a shared word such as "attack" may be in common. Of equal types less is asked.
ENOUGH, ENOUGH_OF_ONE_TYPE = 0.5, 0.2


def matched(old: Sequence[LinkMention], new: Sequence[LinkMention]) -> dict[str, LinkMention]:
    """Match new mentions to old ones of the same report, one to one, those most alike first.

    Returns the old mention by the id of the new one; a new mention without an old one is left out.
    """
    pairs = sorted(_pairs(old, new), key=lambda pair: (-pair[0], pair[1].id, pair[2].id))
    taken, found = set[str](), dict[str, LinkMention]()
    for _, before, after in pairs:
        if before.id not in taken and after.id not in found:
            taken.add(before.id)
            found[after.id] = before
    return found


def _pairs(old: Sequence[LinkMention], new: Sequence[LinkMention]) -> Iterator[tuple[float, LinkMention, LinkMention]]:
    for before in old:
        for after in new:
            alike = _alike(before.incident, after.incident)
            if alike > 0:
                yield alike, before, after


def _alike(one: Incident, other: Incident) -> float:
    """Say how alike two mentions are, 0 where they are not one."""
    left, right = _covered(one.evidence), _covered(other.evidence)
    shared = len(left & right) / len(left | right) if left and right else 0.0
    same_type = one.type == other.type
    kin = same_type or _group(one.type) == _group(other.type)
    enough = ENOUGH_OF_ONE_TYPE if same_type else ENOUGH
    return shared + same_type + kin if shared >= enough else 0.0


def _group(type: str) -> str:
    code = codebook().types.get(type)
    return code.group if code else type


def _covered(evidence: Sequence[Evidence]) -> set[int]:
    return {at for words in evidence for at in range(words.start, words.end)}
