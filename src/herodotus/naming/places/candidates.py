"""What a reading of a name may stand for: gazetteer entries under its key, sounding like it, or one letter away."""

from __future__ import annotations

import functools

from herodotus.naming.places.countries import country_named, country_of_demonym
from herodotus.naming.places.gazetteer import Entry, named, one_edit_away, sounding
from herodotus.naming.places.normal import key, plain

_CODES = 3  # a key of so few letters stands for a place only where the report writes it as an abbreviation


@functools.lru_cache(maxsize=4096)
def exact(core: str) -> tuple[Entry, ...]:
    """Find the entries that bear this name; none for a demonym, and for "us" or "in" only as "US" or "In.".

    >>> exact("Amirli")[0].name, exact("Iranian"), exact("us")
    ('Amirli', (), ())
    """
    if country_of_demonym(core) is not None and country_named(core) is None:
        return ()
    found = [e for e in named(key(core)) if e.rank < 2]
    if len(plain(core)) <= _CODES or (core.endswith(".") and len(core) < 7):
        found = [e for e in found if _abbreviates(core, e)]
    country = country_named(core)
    if country is not None:
        found = [e for e in found if e.kind != "country" or e.country == country.iso2]
    elif not core.isupper():
        found = [e for e in found if e.kind != "country" or len(plain(core)) > _CODES]
    return tuple(found)


def _abbreviates(core: str, entry: Entry) -> bool:
    """Let a short key through where it is a chief name or written with capitals and stops ("N.Y.", "Ala.", "UAE")."""
    if entry.rank == 0 and "." in core[:-1]:
        return True
    short = core.isupper() or core.endswith(".")
    if short and entry.kind in ("country", "admin1", "region"):
        return True
    return key(entry.name) == key(core) and core[:1].isupper() and "." not in core


@functools.lru_cache(maxsize=4096)
def alike(core: str) -> tuple[Entry, ...]:
    """Find entries whose name sounds like this one, else entries whose name is one letter away.

    >>> "Damascus" in {entry.name for entry in alike("Damascas")}
    True
    """
    if country_of_demonym(core) is not None or (not core[:1].isupper() and not core.startswith("al-")):
        return ()
    return sounding(key(core)) or tuple(e for _, e in one_edit_away(key(core)))
