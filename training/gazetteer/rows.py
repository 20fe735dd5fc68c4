"""How rows of the gazetteer are read from our own tables."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

DATA = Path(__file__).parent / "data"
REGION_KINDS = {"sea": "water", "ocean": "water", "river": "water", "lake": "water", "strait": "water",
                "canal": "water", "continent": "continent"}
SITE_KINDS = {"airbase", "base", "garrison", "camp", "site", "airport", "crossing", "bridge"}
SETTLEMENTS = {"village", "town", "city", "district"}
TOWN_PEOPLE = {"village": 2_000, "town": 20_000, "city": 150_000, "district": 20_000}


def table(name: str) -> Iterator[dict[str, str]]:
    """Read one of our own tab-separated tables."""
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def own_kind(word: str) -> str:
    """Turn a kind of our tables into a kind of the gazetteer.

    >>> own_kind("river"), own_kind("airbase"), own_kind("village"), own_kind("desert")
    ('water', 'site', 'town', 'region')
    """
    if word in SETTLEMENTS:
        return "town"
    return "site" if word in SITE_KINDS else REGION_KINDS.get(word, "region")
