"""In which cells two records of one incident differ, and how often both sides say the same of each."""

from __future__ import annotations

from collections.abc import Iterable

from herodotus.naming.places.relative import kilometres
from herodotus.records import Span
from herodotus.tables.comparable import Agreement, Comparable, Difference, Pair
from herodotus.tables.likeness import SAME_NAME, actors_alike
from herodotus.tables.subjects import TOWN_KM, place_key

CELLS = ("type", "status", "when", "where", "country", "actors", "killed", "injured")


def differences(ours: Comparable, theirs: Comparable) -> tuple[Difference, ...]:
    """List the cells in which two records differ, also where only one of them says anything.

    >>> one = Comparable("1", "", "shelling", killed=Span(3, 3))
    >>> differences(one, Comparable("2", "", "shelling", killed=Span(4, 4)))
    (Difference(cell='killed', ours='3', theirs='4'),)
    """
    found = []
    for cell in CELLS:
        mine, other = _said(cell, ours), _said(cell, theirs)
        if mine != other and not (mine and other and _agree(cell, ours, theirs)):
            found.append(Difference(cell, mine, other))
    return tuple(found)


def agreement(pairs: Iterable[Pair]) -> tuple[Agreement, ...]:
    """Count for every cell how the pairs agree on it."""
    counts = {cell: dict.fromkeys(("same", "differ", "only_ours", "only_theirs", "neither"), 0) for cell in CELLS}
    for pair in pairs:
        differing = {difference.cell for difference in pair.differs}
        for cell in CELLS:
            counts[cell][_how(_said(cell, pair.ours), _said(cell, pair.theirs), cell in differing)] += 1
    return tuple(Agreement(cell, **numbers) for cell, numbers in counts.items())


def _how(ours: str, theirs: str, differs: bool) -> str:
    if not ours and not theirs:
        return "neither"
    if not ours or not theirs:
        return "only_ours" if ours else "only_theirs"
    return "differ" if differs else "same"


def _said(cell: str, of: Comparable) -> str:
    """Put a cell in words, "" where it is unknown."""
    if cell == "when":
        ends = of.day_from or "..", of.day_to or ".."
        return "" if ends == ("..", "..") else ends[0] if ends[0] == ends[1] else "/".join(ends)
    if cell == "where":
        point = f"{of.lat:.3f}, {of.lon:.3f}" if of.lat is not None and of.lon is not None else ""
        return f"{of.place or ''} ({point})".strip() if point else of.place or ""
    if cell == "actors":
        return "; ".join(of.actors)
    value: str | Span | None = getattr(of, cell)
    return "" if value is None else str(value)


def _agree(cell: str, ours: Comparable, theirs: Comparable) -> bool:
    """Whether two cells that are not written alike say the same: one town, one side under two spellings."""
    if cell == "actors":
        return len(ours.actors) == len(theirs.actors) and (actors_alike(ours.actors, theirs.actors) or 0) >= SAME_NAME
    if cell in ("killed", "injured"):
        return _open_end(getattr(ours, cell), getattr(theirs, cell))
    if cell != "where":
        return False
    if None in (ours.lat, ours.lon, theirs.lat, theirs.lon):
        return place_key(ours.place or "") == place_key(theirs.place or "")
    return _km(ours, theirs) <= max(TOWN_KM, ours.radius_km or 0.0, theirs.radius_km or 0.0)


def _open_end(ours: Span, theirs: Span) -> bool:
    """Whether two tolls differ only in that one leaves an end open: 3 and 3+, but not 10 and 3+."""
    if ours.max is None or theirs.max is None:
        return ours.min == theirs.min is not None
    return ours.max == theirs.max and (ours.min is None or theirs.min is None)


def _km(ours: Comparable, theirs: Comparable) -> float:
    return kilometres((ours.lat or 0.0, ours.lon or 0.0), (theirs.lat or 0.0, theirs.lon or 0.0))
