"""The three reading modes: how sure a record and a cell must be to be written down.

`balanced` is what the thresholds were tuned for. `high` writes only records and cells whose calibrated score reaches a
floor; a cell below it is blank, with the reason. `complete` takes looser thresholds, for people who check every record.
Floors and thresholds of the modes lie in thresholds.json, beside the weights that they belong to.
"""

from __future__ import annotations

import msgspec

from herodotus.reading.offline.certainty import score_of
from herodotus.records import UNATTRIBUTED, Actor, Claim, Incident, Place, Reading, When

UNSURE = "less sure than this reading mode asks for"


class Floors(msgspec.Struct, frozen=True):
    """The least calibrated score of a record and of a cell."""

    record: float = 0.0
    cell: float = 0.0


def kept(reading: Reading, floors: Floors) -> Reading:
    """Leave out the records and blank the cells that are below the floors; links to what is left out go with it."""
    if floors == Floors():
        return reading
    incidents = tuple(_incident(i, floors) for i in reading.incidents if score_of(i, "incident") >= floors.record)
    left = {i.id for i in incidents}
    return msgspec.structs.replace(
        reading,
        incidents=incidents,
        claims=tuple(_claim(c, floors, left) for c in reading.claims if score_of(c, "claim") >= floors.record),
        relations=tuple(r for r in reading.relations if score_of(r, "relation") >= floors.record),
        ties=tuple(t for t in reading.ties if {t.a, t.b} <= left and score_of(t, "tie") >= floors.record),
    )


def _incident(incident: Incident, floors: Floors) -> Incident:
    def sure(cell: str) -> bool:
        return score_of(incident, cell) >= floors.cell

    return msgspec.structs.replace(
        incident,
        when=incident.when if sure("when") else When(why=UNSURE),
        where=incident.where if sure("where") else Place("", why=UNSURE),
        initiators=incident.initiators if sure("initiators") else (),
        targets=incident.targets if sure("targets") else (),
        means=incident.means if sure("means") else (),
        harm=tuple(h for h in incident.harm if sure(h.kind)),
        count=incident.count if sure("count") else None,
    )


def _claim(claim: Claim, floors: Floors, left: set[str]) -> Claim:
    def sure(cell: str) -> bool:
        return score_of(claim, cell) >= floors.cell

    return msgspec.structs.replace(
        claim,
        claimant=claim.claimant if sure("claimant") else Actor(UNATTRIBUTED, why=UNSURE),
        named=claim.named and sure("claimant"),
        via=claim.via if sure("via") else (),
        said_on=claim.said_on if sure("said_on") else When(why=UNSURE),
        about=tuple(i for i in claim.about if i in left) if sure("about") else (),
    )
