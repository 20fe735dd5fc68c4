"""One incident in one sentence, made of its cells, its accounts and their words, each with who says it.

Other schemes have a cell for a note in prose. Nothing is told there that the record does not hold, and no claim without
its claimant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from herodotus.codebook import codebook
from herodotus.days import words
from herodotus.exports.incidents.countries import name_of
from herodotus.exports.incidents.tolls import said
from herodotus.exports.incidents.voices import standing
from herodotus.ledger.views import Account, IncidentRecord, Quote
from herodotus.records import Actor, Place

# How the note brings a claimant in, by stance.
VERBS = {
    "asserts": "according to",
    "denies": "denied by",
    "blames": "laid to somebody else by",
    "claims_responsibility": "owned up to by",
    "confirms": "confirmed by",
    "dismisses": "dismissed by",
    "suspects": "suspected by",
    "threatens": "threatened by",
    "demands": "the subject of demands by",
    "predicts": "predicted by",
    "condemns": "condemned by",
}


def sentence(record: IncidentRecord) -> str:
    """Tell what, when, where, by and against whom, with what harm, and who says so in which words.

    >>> from herodotus.ledger.views import Stamp
    >>> from herodotus.records import Harm, When
    >>> now = Stamp(1, "2019-08-01T00:00:00Z")
    >>> raid = IncidentRecord(id="i1", type="air_strike", status="occurred", when=When("2019-07-19", "day"),
    ...                       where=Place("Hama", country="SY"), harm=(Harm("killed", 2, 4),), created=now, changed=now)
    >>> sentence(raid)
    'Air strike on 19 July 2019 in Hama, Syria: killed 2-4.'
    """
    harm = [", ".join(map(said, record.harm))] if record.harm else []
    parts = [*harm, *_voices(record)]
    return _deed(record) + (f": {'; '.join(parts)}" if parts else "") + "."


def _deed(record: IncidentRecord) -> str:
    label = codebook().types[record.type].label if record.type in codebook().types else record.type
    pieces = (
        label if record.status == "occurred" else f"{label} ({record.status})",
        _among("by", record.initiators),
        _among("against", record.targets),
        _among("with", record.means),
        _when(record.when.edtf),
        _where(record.where),
    )
    return " ".join(piece for piece in pieces if piece)


def _among(preposition: str, actors: Iterable[Actor]) -> str:
    names = [actor.name for actor in actors]
    listed = f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)
    return f"{preposition} {listed}" if names else ""


def _when(edtf: str | None) -> str:
    if not edtf:
        return ""
    told = words(edtf)
    if told.startswith(("since", "until", "about", "perhaps")):
        return told
    return f"on {told}" if re.match(r"\d{1,2}\b", told) else f"in {told}"  # "on 5 May", "in May", "in 1988"


def _where(place: Place | None) -> str:
    if not place or not place.name:
        return ""
    country = name_of(place.country)
    return f"in {place.name}, {country}" if country and country != place.name else f"in {place.name}"


def _voices(record: IncidentRecord) -> list[str]:
    """Give each pair of claimant and stance once with its first words; without accounts, the incident's own words."""
    found: dict[tuple[str, str], Account] = {}
    for account in standing(record):
        found.setdefault((account.claimant.name, account.stance), account)
    told = [f"{_verb(account)} {account.claimant.name}{_quoted(account.quotes)}" for account in found.values()]
    return told or [f"reported{_quoted(record.words)}" for _ in record.words[:1]]


def _verb(account: Account) -> str:
    blamed = " and ".join(value.name for value in account.value if isinstance(value, Actor))
    if account.stance == "blames" and blamed:
        return f"laid to {blamed} by"
    return "told by" if account.narrated else VERBS.get(account.stance, f"{account.stance} by")


def _quoted(quotes: tuple[Quote, ...]) -> str:
    return f" (“{' '.join(quotes[0].quote.split())}”, report {quotes[0].report})" if quotes else ""
