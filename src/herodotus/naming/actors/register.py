"""The register of actors: states and their bodies, armed groups, organisations, media, heads of state and government.

A row is one actor; an office-holder has a row a term. Its files are read by `loading`; every name and alias, in its own
script too, is a key. Written from general knowledge.
"""

from __future__ import annotations

import csv
import hashlib
from functools import cache, lru_cache
from importlib import resources
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA

from herodotus.errors import InputError
from herodotus.naming.actors.loading import Entry, Loaded, load, own_files, shipped_files
from herodotus.naming.actors.words import words
from herodotus.naming.places.normal import plain

SHORTEST_WORDLIKE = 4  # letters of an acronym that papers write like a word: "Isis", "Nato", "Farc"
SHORTEST_MISSPELT = 9  # characters of a name that is compared with others
OPENING = 2  # characters of its beginning that are taken as right
WORDS = ("roles.tsv", "seats.tsv")  # tables of words beside the register


def data_rows(name: str) -> list[dict[str, str]]:
    """Read one tab-separated data file of this room."""
    source = resources.files("herodotus.naming.actors") / "data" / name
    return list(csv.DictReader(source.read_text("utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def entries() -> tuple[Entry, ...]:
    """Give all rows, those of the package first, in the order of the files.

    >>> len(entries()) > 4000
    True
    """
    return _shipped() + _own().entries


@cache
def _shipped() -> tuple[Entry, ...]:
    return load(shipped_files()).entries


@cache
def _own() -> Loaded:
    """Load the user's own files on top of those of the package."""
    return load(own_files(), _shipped())


@cache
def _by_id() -> dict[str, Entry]:
    return {entry.id: entry for entry in reversed(entries())}


def entry_of(id: str) -> Entry | None:
    """Give the row of an id, the first of an office-holder, or None.

    >>> entry_of("boko-haram").name
    'Boko Haram'
    """
    return _by_id().get(id)


@cache
def own_ids() -> frozenset[str]:
    """Give the ids of the rows of the user's own files, which outrank those of the package."""
    return frozenset(entry.id for entry in _own().entries)


def own_errors() -> tuple[InputError, ...]:
    """Tell what is wrong with the rows of the user's own files."""
    return _own().errors


@cache
def _index() -> dict[str, tuple[Entry, ...]]:
    """Index the rows by the key of every name and alias."""
    found: dict[str, list[Entry]] = {}
    for entry in entries():
        for name in (*entry.names, entry.name.split(" (")[0]):
            rows = found.setdefault(plain(name), [])
            if not rows or rows[-1] is not entry:  # hashing whole rows took half of the time
                rows.append(entry)
    return {key: tuple(rows) for key, rows in found.items()}


def entries_named(name: str) -> tuple[Entry, ...]:
    """Find the rows that go by a name or alias; an acronym ("WHO") does not match a word in small letters.

    >>> [e.id for e in entries_named("the Tamil Tigers")]
    ['liberation-tigers-of-tamil-eelam']
    >>> entries_named("who")
    ()
    """
    rows = _index().get(plain(name), ())
    if name.islower() or (name[1:].islower() and _is_word(name)):
        return tuple(e for e in rows if not _only_as_capitals(e, plain(name)))
    return rows


def _is_word(name: str) -> bool:
    """Say whether a name in small letters after the first is hardly an acronym: short, or a common word."""
    return len(name) < SHORTEST_WORDLIKE or name.lower() in words("acronyms_that_are_words")


@lru_cache(maxsize=4096)
def entries_like(name: str) -> tuple[Entry, ...]:
    """Find the rows whose name is one typing error away, two in a name of 14 letters or more.

    Only names of two words and nine letters or more are compared, so that short names and acronyms never are.

    >>> [e.id for e in entries_like("Angela Merkle")], entries_like("Angela")
    (['angela-merkel'], ())
    """
    key = plain(name)
    if " " not in key or len(key) < SHORTEST_MISSPELT:
        return ()
    known = _by_opening().get(key[:OPENING], ())
    near = process.extractOne(key, known, scorer=OSA.distance, score_cutoff=2 if len(key) >= 14 else 1)
    return _index()[near[0]] if near else ()


@cache
def _by_opening() -> dict[str, tuple[str, ...]]:
    """Sort the keys that a misspelt name may stand for by their first letters, which are taken as right."""
    found: dict[str, list[str]] = {}
    for key in _index():
        if " " in key and len(key) >= SHORTEST_MISSPELT - 2:
            found.setdefault(key[:OPENING], []).append(key)
    return {opening: tuple(keys) for opening, keys in found.items()}


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
    words = Path(str(resources.files("herodotus.naming.actors") / "data"))
    for path in (*shipped_files(), *(words / name for name in WORDS), *own_files()):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def forget() -> None:
    """Read the files anew at the next question, for HERODOTUS_ACTORS has changed."""
    for kept in (_own, entries, _by_id, own_ids, _index, _by_opening, longest_name, register_version):
        kept.cache_clear()
    entries_like.cache_clear()
