"""The register of actors: bodies (`data/register.tsv`) and people with their offices (`data/people.tsv`).

A row is one actor in one role; a person who changed office, or a movement that came to power, has several rows with
one id, told apart by `start` and `end` (ISO days, months or years, "" where open). Written from general knowledge.
"""

from __future__ import annotations

import csv
import hashlib
from functools import cache, lru_cache
from importlib import resources

import msgspec
from rapidfuzz import process
from rapidfuzz.distance import OSA

from herodotus.naming.places.normal import plain

FILES = ("register.tsv", "people.tsv", "roles.tsv", "seats.tsv")


class Entry(msgspec.Struct, frozen=True):
    """One actor in one role; `country` an ISO 3166 alpha-2 code or "", `kind` such as armed_group, media, person."""

    id: str
    name: str
    aliases: tuple[str, ...]
    country: str
    role: str
    kind: str
    start: str
    end: str

    def holds(self, day: str) -> bool:
        """Say whether the role is held on a day; bounds may be years or months and count as a whole.

        >>> Entry("x", "X", (), "", "GOV", "person", "2009-06", "2014").holds("2014-05-03")
        True
        """
        return (not self.start or self.start <= day) and (not self.end or day[: len(self.end)] <= self.end)


def data_rows(name: str) -> list[dict[str, str]]:
    """Read one tab-separated data file of this room."""
    source = resources.files("herodotus.naming.actors") / "data" / name
    return list(csv.DictReader(source.read_text("utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def entries() -> tuple[Entry, ...]:
    """Give all rows of the register, bodies first, in the order of the files.

    >>> len(entries()) > 1500
    True
    """
    rows = data_rows("register.tsv") + data_rows("people.tsv")
    return tuple(Entry(r["id"], r["name"], tuple(filter(None, r["aliases"].split("|"))), r["country"], r["role"],
                       r["kind"], r["from"], r["to"]) for r in rows)


@cache
def _index() -> dict[str, tuple[Entry, ...]]:
    """Index the rows by the key of every name and alias."""
    found: dict[str, dict[Entry, None]] = {}
    for entry in entries():
        for name in (entry.name, entry.name.split(" (")[0], *entry.aliases):
            found.setdefault(plain(name), {})[entry] = None
    return {key: tuple(rows) for key, rows in found.items()}


def entries_named(name: str) -> tuple[Entry, ...]:
    """Find the rows that go by a name or alias; an acronym ("WHO") does not match a word in small letters.

    >>> [e.id for e in entries_named("the Tamil Tigers")]
    ['liberation-tigers-of-tamil-eelam']
    >>> entries_named("who")
    ()
    """
    rows = _index().get(plain(name), ())
    if name.islower():
        return tuple(e for e in rows if not _only_as_capitals(e, plain(name)))
    return rows


@lru_cache(maxsize=4096)
def entries_like(name: str) -> tuple[Entry, ...]:
    """Find the rows whose name is one typing error away, two in a name of 14 letters or more.

    Only names of two words and nine letters or more are compared, so that short names and acronyms never are.

    >>> [e.id for e in entries_like("Angela Merkle")], entries_like("Angela")
    (['angela-merkel'], ())
    """
    key = plain(name)
    if " " not in key or len(key) < 9:
        return ()
    near = process.extractOne(key, _index().keys(), scorer=OSA.distance, score_cutoff=2 if len(key) >= 14 else 1)
    return _index()[near[0]] if near and near[0][:1] == key[:1] else ()


@cache
def longest_name() -> int:
    """Give the number of words of the longest name in the register."""
    return max(len(key.split()) for key in _index())


def _only_as_capitals(entry: Entry, key: str) -> bool:
    """Say whether an entry bears this key only as an acronym."""
    spelt = [n for n in (entry.name, *entry.aliases) if plain(n) == key]
    return all(n[:1].isupper() and (n.isupper() or " " not in n) for n in spelt)


@cache
def register_version() -> str:
    """Name the register by its content: the first 12 hex digits of the SHA-256 over its data files.

    >>> len(register_version())
    12
    """
    digest = hashlib.sha256()
    for name in FILES:
        digest.update((resources.files("herodotus.naming.actors") / "data" / name).read_bytes())
    return digest.hexdigest()[:12]
