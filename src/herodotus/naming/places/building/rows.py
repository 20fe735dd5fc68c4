"""A row of the gazetteer while it is being built."""

from __future__ import annotations

import dataclasses


@dataclasses.dataclass
class Row:
    """One place: `names` maps a spelling to 0 for a chief name, 1 for another; `radius` in km, None for settlements."""

    id: int
    name: str
    country: str | None
    kind: str
    lat: float
    lon: float
    people: int = 0
    radius: float | None = None
    admin1: int | None = None
    admin2: int | None = None
    ref: str | None = None
    names: dict[str, int] = dataclasses.field(default_factory=dict)
