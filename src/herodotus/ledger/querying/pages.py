"""What programs ask of the list of incidents: a page of it, all ids, how many there are, and counts by a value.

The list is in the order of the day from which an incident may be, the newest first and the undated last, and among
those of one day in the order of their ids, backwards. A page begins after the key that the page before ended with, so
that it is as fast deep in the list as at its head, and nothing is told twice where incidents are added meanwhile.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator
from itertools import islice

from sqlalchemy import Connection

from herodotus.errors import ConfigError, LedgerError
from herodotus.ledger.filters import Filter
from herodotus.ledger.ids import kind_of
from herodotus.ledger.querying import counting
from herodotus.ledger.querying.checking import check
from herodotus.ledger.querying.fetching import Key
from herodotus.ledger.querying.keys import Search
from herodotus.ledger.querying.lines import lines
from herodotus.ledger.views import Page

MOST = 10_000  # lines of a page
PLACE = re.compile(r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2}|) (?P<id>\S+)")


def page(connection: Connection, filter: Filter, *, after: str | None = None, limit: int = 50) -> Page:
    """Return a page of the incidents that a filter finds; `after` is the `next` of the page before.

    Raises `ConfigError` for a filter that has no sense, `LedgerError` for an `after` that no page gave.
    """
    if not 1 <= limit <= MOST:
        raise ConfigError(f"limit {limit}: ask for 1 to {MOST:,} incidents a page")
    check(filter)
    start = None if after is None else _key(after)
    found = list(islice(Search(connection, filter).found(start, limit + 1), limit + 1))
    following = _written(found[limit - 1]) if len(found) > limit else None
    return Page(lines(connection, [id for _, id in found[:limit]]), following)


def ids(connection: Connection, filter: Filter) -> Iterator[str]:
    """Yield the ids of all incidents that a filter finds, in the order of the list, read some thousand at a time."""
    check(filter)
    return (id for _, id in Search(connection, filter, whole=True).found())


def count(connection: Connection, filter: Filter, most: int | None = None) -> int:
    """Count the incidents that a filter finds, no further than `most`."""
    check(filter)
    return counting.count(Search(connection, filter, whole=most is None), most)


def facets(connection: Connection, filter: Filter, field: str) -> list[tuple[str, int]]:
    """Count the incidents that a filter finds by a value: type, country, review, status, origin, tag or month.

    The most frequent value comes first; "" stands for what is not known. Raises `ConfigError` for another field.
    """
    check(filter)
    return counting.facets(Search(connection, filter, whole=True), field)


def _written(key: Key) -> str:
    return base64.urlsafe_b64encode(" ".join(key).encode()).decode().rstrip("=")


def _key(after: str) -> Key:
    try:
        found = PLACE.fullmatch(base64.b64decode(after + "=" * (-len(after) % 4), b"-_", validate=True).decode())
    except (binascii.Error, ValueError):
        found = None
    if found is None or kind_of(found["id"]) != "inc":
        raise LedgerError("after: is no key of a page; give `next` of the page before, or nothing for the first page")
    return found["day"], found["id"]
