"""Boxes on the map: the squares of one degree that one touches, and the bounds themselves."""

from __future__ import annotations

import json
import math

from herodotus.ledger.querying.arms import Arm, Condition, Speech

Box = tuple[float, float, float, float]
FEW = 24  # squares of which each gives an ordered arm
AT = ("lat", "lon")
MOST = 4_000  # squares; a larger box holds a good part of all land


def within(box: Box, speech: Speech) -> Condition:
    """Give the condition that a place lies in a box, its edges inside."""
    west, south, east, north = (float(x) for x in box)
    bound = {"west": west, "south": south, "east": east, "north": north}
    across = "AND" if west <= east else "OR"
    check = f"({{i}}.lat >= :south AND {{i}}.lat <= :north AND ({{i}}.lon >= :west {across} {{i}}.lon <= :east))"
    squares = cells((west, south, east, north))
    if not squares:
        return Condition(field="box", bound=bound, check=check, columns=AT)
    if len(squares) <= FEW:
        arms = tuple(Arm("incident", "ix_incident_cell", f"{{k}}.cell = {square}", "id") for square in squares)
        return Condition(field="box", bound=bound, arms=arms, exact=False, check=check, columns=AT)
    listed = f"{{k}}.cell IN (SELECT CAST(j.value AS integer) FROM {speech.listed('cells')})"
    return Condition(field="box", bound={**bound, "cells": json.dumps(list(map(str, squares)))}, ordered=False,
                     arms=(Arm("incident", "ix_incident_cell", listed, "id"),), exact=False, check=check, columns=AT)


def cells(box: Box) -> list[int]:
    """Give the squares that a box touches, numbered as in `incident.cell`; none where they are too many to name.

    >>> cells((35.2, 31.0, 36.1, 31.9)), len(cells((179.5, 0.0, -179.5, 0.5)))
    ([43775, 43776], 2)
    """
    west, south, east, north = box
    first, last = math.floor(west + 180), math.floor((east if west <= east else east + 360) + 180)
    rows = range(math.floor(south + 90), math.floor(north + 90) + 1)
    columns = sorted({column % 360 for column in range(first, last + 1)})
    return [360 * row + column for row in rows for column in columns] if len(rows) * len(columns) <= MOST else []
