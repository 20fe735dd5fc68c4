"""The filter once more, in plain Python over plain rows, to hold the database to."""

from __future__ import annotations

import operator
import re
from collections.abc import Iterator

from herodotus.ledger.facts.keys import name_key
from herodotus.ledger.filters import Filter
from herodotus.ledger.querying.texts import phrases
from herodotus.ledger.schema.fulltext import folded
from tests.ledger.querying.world import Made, World, toll

NEVER = "9999-12-99"
ENDS = {">=": (operator.ge, None), ">": (operator.gt, None), "<=": (None, operator.le), "<": (None, operator.lt),
        "=": (operator.eq, operator.eq)}  # fmt: skip


def listed(world: World, filter: Filter) -> list[Made]:
    """Give the incidents that a filter means, in the order of the list."""
    found = [one for one in world.incidents if all(_fits(one, world, filter))]
    return sorted(found, key=lambda one: (one.row["sort_day"], one.row["id"]), reverse=True)


def _fits(one: Made, world: World, filter: Filter) -> Iterator[bool]:
    row = one.row
    for field in ("type", "status", "country", "review", "state", "origin"):
        yield not getattr(filter, field) or row[field] in getattr(filter, field)
    yield not filter.ids or row["id"] in _led_to(world, filter.ids)
    yield not filter.tag or bool(set(filter.tag) & set(one.tags))
    yield not filter.actor or bool(_keys(filter.actor) & {key for _, key in one.parties})
    yield not filter.place or row["place_id"] in filter.place or row["place_key"] in _keys(filter.place)
    yield not filter.harm or any(_harmed(one, condition) for condition in filter.harm)
    yield not filter.report or bool({*one.reports, *(f"given {id[4:]}" for id in one.reports)} & set(filter.report))
    yield not filter.grade or any(world.grades.get(world.outlets[id]) in filter.grade for id in one.reports)
    yield filter.known_by is None or (row["first_published"] or NEVER) <= filter.known_by
    yield _said(one, filter)
    yield _touches(one, filter)
    yield _lies(one, filter)
    yield filter.text is None or any(_holds(words, filter.text) for words in _texts(one, world))


def _keys(names: tuple[str, ...]) -> set[str]:
    return {*names, *(key for key in map(name_key, names) if key)}


def _led_to(world: World, ids: tuple[str, ...]) -> set[str]:
    leads, found = {one.row["id"]: one.row["redirect"] for one in world.incidents}, set(ids)
    while further := {leads.get(id) for id in found} - found - {None}:
        found |= {id for id in further if id}
    return found


def _said(one: Made, filter: Filter) -> bool:
    if not filter.claimant and not filter.stance:
        return True
    return any((not filter.claimant or key in _keys(filter.claimant) or id in filter.claimant)
               and (not filter.stance or stance in filter.stance) for key, id, stance in one.accounts)  # fmt: skip


def _touches(one: Made, filter: Filter) -> bool:
    if filter.since is None and filter.until is None:
        return True
    first, last = one.row["day_from"], one.row["day_to"]
    begins, ends = (first or "0") <= (filter.until or NEVER), (last or NEVER) >= (filter.since or "0")
    return bool(first or last) and begins and ends


def _lies(one: Made, filter: Filter) -> bool:
    if filter.box is None:
        return True
    (west, south, east, north), lat, lon = filter.box, one.row["lat"], one.row["lon"]
    if lat is None or not south <= lat <= north:
        return False
    return bool(west <= lon <= east if west <= east else lon >= west or lon <= east)


def _harmed(one: Made, condition: str) -> bool:
    found = re.fullmatch(r"([a-z]+)(\W+)(\d+)", condition)
    assert found
    bounds = toll(one.harm, found[1])
    return all(compare is None or (bound is not None and compare(bound, int(found[3])))
               for bound, compare in zip(bounds, ENDS[found[2]], strict=True))  # fmt: skip


def _texts(one: Made, world: World) -> list[str]:
    return [one.words, *(world.reports[id] for id in one.reports)]


def _holds(words: str, text: str) -> bool:
    return all(f" {phrase} " in f" {folded(words)} " for phrase in phrases(text))
