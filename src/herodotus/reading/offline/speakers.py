"""Who says it: the source beside a cue, or the speaker that a pronoun stands for."""

from __future__ import annotations

from herodotus.codebook.cues import cues
from herodotus.codebook.store import table
from herodotus.reading.offline import arguments
from herodotus.reading.offline.anchors import Anchor, Seen
from herodotus.reading.offline.contents import pointing
from herodotus.records import UNATTRIBUTED, Actor, Claim, Evidence

SPEAKER_REACH = 1500  # characters back to the claim whose speaker a pronoun may stand for


def claimant(seen: Seen, cue: Anchor, before: list[Claim]) -> Actor:
    """Name who says it; a pronoun is the speaker before, else nobody is named."""
    if pointed := pointing(seen, cue):
        who = arguments.trimmed(pointed[0])
        return Actor(who.quote, (who,), score=round(cue.real, 4))
    best = next(iter(arguments.runs([cue], "source")), None)
    evidence = arguments.trimmed(seen.evidence(best[0], best[1])) if best else None
    if best is None or evidence is None or not evidence.quote:
        return Actor(UNATTRIBUTED, why="the text names no source for it")
    if (hearsay := _hearsay(seen, cue)) and best[0] < cue.start:  # "rebels are believed to": they do not believe it
        return Actor(UNATTRIBUTED, why=f"“{hearsay}” names no source")
    score = round(best[2], 4)
    if not _is_pronoun(evidence.quote):
        return Actor(evidence.quote, (evidence,), score=score)
    speaker = _speaker_before(evidence, before)
    if speaker is None:
        return Actor(UNATTRIBUTED, (evidence,), why=f"“{evidence.quote}” stands for nobody named before")
    why = f"“{evidence.quote}” stands for the speaker before"
    return Actor(speaker.name, tuple(sorted({*speaker.evidence[:1], evidence})), score=score, why=why)


def _hearsay(seen: Seen, cue: Anchor) -> str:
    """Find the hearsay word of a cue ("is believed", "reportedly"), "" where it is none."""
    quote = seen.evidence(cue.start, cue.end).quote
    return next((quote[hit.start : hit.end] for hit in cues().find(quote, "hearsay")), "")


def _is_pronoun(quote: str) -> bool:
    words = table("names")
    return quote.lower() in words["person_pronouns"] or quote.lower() in words["group_pronouns"]


def _speaker_before(pronoun: Evidence, before: list[Claim]) -> Actor | None:
    """Find the claimant of the last claim before a pronoun, if near; "he" passes over claimants that are no person."""
    person = pronoun.quote.lower() in table("names")["person_pronouns"]
    for claim in reversed(before):
        if pronoun.start - claim.cue.end > SPEAKER_REACH:
            return None
        if claim.cue.start > pronoun.start or claim.claimant.name == UNATTRIBUTED:
            continue
        if not person or _may_be_person(claim.claimant.name):
            return claim.claimant
    return None


def _may_be_person(name: str) -> bool:
    """Tell whether a name may be a person's: all its longer words are capitalised, as all are in old wires."""
    return all(w[:1].isupper() or len(w) < 4 for w in name.split())
