"""From our codes to those of ACLED, PLOVER, CAMEO and UCDP GED."""

from __future__ import annotations

from functools import cache
from typing import Any

from herodotus.codebook.book import codebook
from herodotus.codebook.store import table
from herodotus.codebook.values import Acled, Crossing, Plover

CELLS = ("acled", "plover", "cameo", "ucdp", "ucdp_rule", "note")


@cache
def crosswalk(type: str, status: str = "occurred") -> Crossing:
    """Say what others would call an incident of a type and status; the nearest row of the data file wins, cell by cell.

    >>> crosswalk("air_strike").acled[0].sub_event, crosswalk("air_strike").cameo
    ('Air/drone strike', ('195', '1951'))
    >>> crosswalk("air_strike", "planned").plover
    Plover(type='THREATEN', mode='violence')
    """
    group = codebook().type(type).group
    codebook().code("statuses", status)
    cross = table("crosswalk")
    own = cross["types"][type]
    rows = [own.get(status), cross["groups"].get(group, {}).get(status), cross["statuses"].get(status), own]
    row = {cell: next(r[cell] for r in rows if r and cell in r) for cell in CELLS if any(r and cell in r for r in rows)}
    return _crossing(type, status, row)


@cache
def stance_crossing(stance: str) -> Crossing:
    """Say what a claim is as an event of its own, by its stance.

    >>> stance_crossing("demands").plover
    Plover(type='REQUEST', mode='')
    >>> stance_crossing("asserts").plover is None
    True
    """
    codebook().code("stances", stance)
    return _crossing(stance, "", table("crosswalk")["stances"][stance])


@cache
def relation_crossing(relation: str) -> Crossing:
    """Say what a standing tie between actors is when told as an act."""
    codebook().code("relations", relation)
    return _crossing(relation, "", table("crosswalk")["relations"][relation])


def published(scheme: str) -> dict[str, tuple[str, ...]]:
    """List the codes that a scheme publishes.

    `acled` maps event types to sub-event types, `plover` types to modes, `cameo` root codes to codes.

    >>> published("acled")["Riots"]
    ('Violent demonstration', 'Mob violence')
    """
    return {key: tuple(codes) for key, codes in table("published")[scheme].items() if isinstance(codes, list)}


def _crossing(code: str, status: str, row: dict[str, Any]) -> Crossing:
    rule = row.get("ucdp_rule", "")
    return Crossing(
        code=code,
        status=status,
        acled=tuple(Acled(*pair.split(" > ", 1)) for pair in row.get("acled", ())),
        plover=Plover(*row["plover"].split(" ", 1)) if row["plover"] else None,
        cameo=tuple(row["cameo"]),
        ucdp=tuple(row.get("ucdp", ())),
        ucdp_rule=table("crosswalk")["ucdp_rules"][rule] if rule else "",
        note=row.get("note", ""),
    )
