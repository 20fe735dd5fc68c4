"""The accounts of an incident: who says what of it.

Each claim that bears on it is one account, named by the words it rests on, so that it keeps its id when the report is
read again. What a report tells in its own voice, outside all claims, is an account of kind `media`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec

from herodotus.ledger.composing.cells import bare, quotes_of, said
from herodotus.ledger.facts.material import Decision, Mention
from herodotus.ledger.ids import made
from herodotus.ledger.views import Account, Quote, Source
from herodotus.records import Actor, Claim, Evidence, When

# The cells of an account that a person can correct, with their types.
CELLS: dict[str, type] = {
    "claimant": Actor, "named": bool, "stance": str, "certainty": str, "aspect": str, "said_on": When,
}  # fmt: skip
OWN_VOICE = "own voice"


def accounts(mentions: Iterable[Mention], sources: Mapping[str, Source],
             decisions: Sequence[Decision]) -> tuple[Account, ...]:
    """Return the accounts of an incident in the order of publication, with what people decided about each."""
    found: dict[str, Account] = {}
    for mention in mentions:
        for account in _of(mention, sources):
            found.setdefault(account.id, account)
    decided = (_decided(account, decisions) for account in found.values())
    return tuple(sorted((a for a in decided if a is not None), key=_order))


def _order(account: Account) -> tuple[str, str, int, str]:
    start = account.quotes[0].start if account.quotes else 0
    return account.published or "9", account.report, start, account.id


def _of(mention: Mention, sources: Mapping[str, Source]) -> Iterator[Account]:
    source = sources.get(mention.report or "")
    if source is None:
        return
    if _narrated(mention):
        yield _own_voice(mention, source)
    for claim in mention.claims:
        yield _account(claim, source)


def _narrated(mention: Mention) -> bool:
    """Tell whether the report tells the incident outside the claims about it."""
    contents = [claim.content for claim in mention.claims]
    return any(not any(_inside(words, content) for content in contents) for words in mention.incident.evidence)


def _inside(words: Evidence, content: Evidence) -> bool:
    return content.start <= words.start and words.end <= content.end


def _own_voice(mention: Mention, source: Source) -> Account:
    incident = mention.incident
    first = incident.evidence[0]
    return Account(
        id=made("acc", source.id, OWN_VOICE, first.start, first.end), aspect="occurrence", value=("yes",), said="yes",
        claimant=Actor(source.outlet or source.given_id), named=True, kind="media", narrated=True, report=source.id,
        published=source.published, quotes=quotes_of(source.id, incident.evidence), withdrawn_on=None,
    )  # fmt: skip


def _account(claim: Claim, source: Source) -> Account:
    return Account(
        id=made("acc", source.id, claim.cue.start, claim.content.start, claim.content.end, claim.aspect),
        aspect=claim.aspect, value=bare(claim.value), said="; ".join(said(value) for value in claim.value),
        claimant=_bare(claim.claimant), named=claim.named, carriers=tuple(_bare(actor) for actor in claim.via),
        stance=claim.stance, certainty=claim.certainty, said_on=msgspec.structs.replace(claim.said_on, evidence=()),
        report=source.id, published=source.published, quotes=_quotes(claim, source),
        score=next((score.p for score in claim.scores if score.cell == "claim"), None),
    )  # fmt: skip


def _quotes(claim: Claim, source: Source) -> tuple[Quote, ...]:
    """Quote what is said, how it is said, and who says it, in that order."""
    return quotes_of(source.id, (claim.content, claim.cue, *claim.claimant.evidence[:1]))


def _bare(actor: Actor) -> Actor:
    return msgspec.structs.replace(actor, evidence=(), candidates=())


def _decided(account: Account, decisions: Iterable[Decision]) -> Account | None:
    """Lay decisions over an account in their order; None where the last word is that it is no account."""
    rejected = False
    for decision in decisions:
        body = decision.body
        if account.id not in body.others or body.verb not in ("accept", "correct", "reject"):
            continue
        rejected = body.verb == "reject"
        cells: dict[str, Any] = {cell: msgspec.convert(body.cells[cell], CELLS[cell]) for cell in body.cells}
        account = msgspec.structs.replace(account, decision=decision.id, **cells)
    return None if rejected else account
