"""What is claimed: which of a cue's contents, and which words of it."""

from __future__ import annotations

import re

from herodotus.codebook.cues import cues
from herodotus.reading.offline.anchors import Anchor, Seen
from herodotus.reading.offline.spans import Found
from herodotus.records import Evidence

SECOND_CONTENT = 4  # pieces that a further content of one cue must have to be a claim of its own
OPENING, CLOSING = " \n\t\"“”‘’',;:—–-", ' \n\t"“”‘,;:.—–-'
PASSIVE = re.compile(r"\b(?:is|are|was|were|been|being)\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
# "confirmed what many had feared: the bridge was gone"; the claim stands behind the dash or colon.
AHEAD = re.compile(r"\s*(?:[–—:]|\s-)\s+(?P<claim>[^.!?\n]{12,400})")
# "what the villagers have been saying: …"; who says it stands between "what" and the verb.
POINTING = re.compile(
    r"\bwhat\s+(?P<who>[^.,;:!?–—\n]{3,80}?)\s+(?:(?:have|has|had|were|was|are|is|long|been)\s+){0,4}$", re.IGNORECASE
)
SENTENCE = 160  # characters before a passive cue in which its subject stands


def of(seen: Seen, cue: Anchor, second: float) -> list[Found]:
    """Pick the surest content by mass, then further ones that reach `second` and are long enough to stand alone.

    What a passive cue backs or turns down is its subject ("the claims were widely dismissed"), before it.
    """
    ranked = sorted(cue.runs["content"], key=lambda f: (-f[2] * (f[1] - f[0]), f[0]))
    subjects = [f for f in ranked if f[1] <= cue.start] if _is_passive(seen, cue) else []
    if subjects:
        return subjects[:1]
    further = [f for f in ranked[1:] if f[2] >= second and f[1] - f[0] >= SECOND_CONTENT]
    return sorted(ranked[:1] + further[:2])


def _is_passive(seen: Seen, cue: Anchor) -> bool:
    words = seen.evidence(cue.start, cue.end)
    meant = {c.code for hit in cues().find(words.quote, "stance") for c in hit.cues}
    before = seen.text[max(0, words.start - SENTENCE) : words.start]
    return bool(meant & {"dismisses", "denies", "confirms"}) and PASSIVE.search(before) is not None


def pointing(seen: Seen, cue: Anchor) -> tuple[Evidence, Evidence] | None:
    """Read "what they have been saying: the bridge is gone": who says it, and the claim behind the dash or colon."""
    verb = seen.evidence(cue.start, cue.end)
    who = POINTING.search(seen.text, max(0, verb.start - SENTENCE), verb.start)
    ahead = AHEAD.match(seen.text, verb.end)
    if not who or not ahead:
        return None
    claim = Evidence.of(seen.text, ahead.start("claim"), ahead.end("claim"))
    return Evidence.of(seen.text, who.start("who"), who.end("who")), _trimmed(seen.text, claim)


def words_of(seen: Seen, content: Found) -> Evidence:
    """Cut out the words claimed, without the quotation marks and commas around them.

    Where they only point ahead ("what they feared: …"), the words behind the dash or colon are the claim.
    """
    evidence = _trimmed(seen.text, seen.evidence(content[0], content[1]))
    if evidence.quote.lower().startswith("what ") and (ahead := AHEAD.match(seen.text, evidence.end)):
        return _trimmed(seen.text, Evidence.of(seen.text, ahead.start("claim"), ahead.end("claim")))
    return evidence


def _trimmed(text: str, evidence: Evidence) -> Evidence:
    start, end = evidence.start, evidence.end
    while start < end - 1 and text[start] in OPENING:
        start += 1
    while end > start + 1 and text[end - 1] in CLOSING:
        end -= 1
    return Evidence.of(text, start, end)
