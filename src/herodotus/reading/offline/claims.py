"""Cues to claims: who says what, on whose word, with what stance, about which incidents."""

from __future__ import annotations

import msgspec
import numpy as np

from herodotus.reading.offline import arguments, certainty, contents, links, speakers, stances, values
from herodotus.reading.offline.anchors import Anchor, Seen
from herodotus.reading.offline.graphs import Graphs
from herodotus.reading.offline.schema import ASPECTS
from herodotus.reading.offline.spans import Found
from herodotus.records import UNATTRIBUTED, Actor, Claim, Incident

TWIN_REACH = 4  # claims back in which a twin may stand
TWIN_SHARE = 0.6  # of the shorter content that twins share


def assemble(
    seen: Seen, incidents: list[Incident], members: list[list[Anchor]], graphs: Graphs, limits: dict[str, float]
) -> list[Claim]:
    """Return the claims in text order, each linked to the incidents that it bears on."""
    cues = seen.anchors["cue"]
    about = _about(cues, members, graphs, limits)
    found: list[Claim] = []
    lift = limits["stance_words"]
    for n, cue in enumerate(cues):
        for content in contents.of(seen, cue, limits["second_content"]):
            speaker = speakers.claimant(seen, cue, found)
            found.append(_claim(f"c{len(found) + 1}", seen, cue, content, about[n], incidents, speaker, lift))
    return _once_each(found)


def _once_each(claims: list[Claim]) -> list[Claim]:
    """Keep one of two claims that one claimant makes in the same words by two cues ("issued an order saying")."""
    kept: list[Claim] = []
    for claim in claims:
        twin = next((k for k in kept[-TWIN_REACH:] if _twins(k, claim)), None)
        if twin is None:
            kept.append(claim)
        elif claim.scores[0].p > twin.scores[0].p:
            kept[kept.index(twin)] = claim
    return [msgspec.structs.replace(c, id=f"c{n + 1}") for n, c in enumerate(kept)]


def _twins(a: Claim, b: Claim) -> bool:
    shared = min(a.content.end, b.content.end) - max(a.content.start, b.content.start)
    shorter = min(a.content.end - a.content.start, b.content.end - b.content.start)
    return a.claimant.name.lower() == b.claimant.name.lower() and shared >= TWIN_SHARE * shorter


def _about(
    cues: list[Anchor], members: list[list[Anchor]], graphs: Graphs, limits: dict[str, float]
) -> list[dict[int, float]]:
    """For each claim the numbers of the incidents that it bears on, with their scores.

    Those that reach `about`; where none does, the likeliest one if that reaches `about_best`.
    """
    owners = [(g, a) for g, anchors in enumerate(members) for a in anchors]
    owners.sort(key=lambda pair: pair[1].start)
    scores = links.about_matrix(cues, [a for _, a in owners], graphs)
    found: list[dict[int, float]] = [{} for _ in cues]
    for (c, m), p in scores.items():
        score = max(float(p[0]), limits["inside"] * _inside(cues[c], owners[m][1]))
        group = owners[m][0]
        found[c][group] = max(found[c].get(group, 0.0), score)
    return [_likely(scored, limits) for scored in found]


def _likely(scored: dict[int, float], limits: dict[str, float]) -> dict[int, float]:
    kept = {group: p for group, p in scored.items() if p >= limits["about"]}
    best = max(scored, key=lambda group: (scored[group], -group), default=None)
    if not kept and best is not None and scored[best] >= limits["about_best"]:
        return {best: scored[best]}
    return kept


def _inside(cue: Anchor, mention: Anchor) -> float:
    """Which share of a mention's pieces lies within the words claimed."""
    shared = sum(max(0, min(b, mention.end) - max(a, mention.start)) for a, b, _ in cue.runs["content"])
    return min(1.0, shared / (mention.end - mention.start))


def _claim(
    name: str,
    seen: Seen,
    cue: Anchor,
    content: Found,
    about: dict[int, float],
    incidents: list[Incident],
    claimant: Actor,
    lift: float,
) -> Claim:
    cue_words = seen.evidence(cue.start, cue.end)
    stance = stances.stance_of(cue, cue_words.quote, lift)
    certain = stances.certainty_of(cue, cue_words.quote, lift)
    aspect = _aspect(cue)
    linked = [incidents[i] for i in sorted(about)]
    words = contents.words_of(seen, content)
    if pointed := contents.pointing(seen, cue):
        words = pointed[1]
    claim = Claim(
        name,
        claimant,
        claimant.name != UNATTRIBUTED and bool(cue.classes["named"][1] >= 0.5),
        stance[0],
        certain[0],
        cue_words,
        words,
        via=arguments.names(seen, [cue], "via", most=3),
        said_on=arguments.when(seen, [cue], "said_on"),
        about=tuple(i.id for i in linked),
        aspect=aspect[0],
        value=values.value_of(aspect[0], stance[0], claimant, words, linked),
    )
    cells = {"claim": 1.0, "stance": stance[1], "certainty": certain[1], "aspect": aspect[1], "content": content[2]}
    return msgspec.structs.replace(claim, scores=certainty.raw(cue.real, cells | _cells(claim, cue, about)))


def _cells(claim: Claim, cue: Anchor, about: dict[int, float]) -> dict[str, float]:
    """Give the model's own numbers for the cells that are filled beside the classes."""
    named = float(cue.classes["named"][1])
    found = {"claimant": claim.claimant.score, "named": named if claim.named else 1 - named}
    if about:
        found["about"] = sum(about.values()) / len(about)
    if claim.via:
        found["via"] = sum(a.score for a in claim.via) / len(claim.via)
    if claim.said_on.evidence:
        found["said_on"] = arguments.runs([cue], "said_on")[0][2]
    return found


def _aspect(cue: Anchor) -> tuple[str, float]:
    best = int(np.argmax(cue.classes["aspect"]))
    return ASPECTS[best], round(float(cue.classes["aspect"][best]), 4)
