"""Where an outlet is at home: from the register of media, else from the country at the end of its address."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import urlsplit

from herodotus.naming.actors.loading import Entry
from herodotus.naming.actors.register import entries_named
from herodotus.naming.places.countries import country_by_code

# Two letters that are countries' by the registry and everybody's by use.
OPEN_DOMAINS = frozenset(("CO", "IO", "TV", "ME", "FM", "AI", "CC", "WS", "LY", "TO"))


@lru_cache(maxsize=256)
def home_of(outlet: str | None, url: str | None = None) -> str | None:
    """Give the ISO country code of the outlet of a report, or None where neither its name nor its address tells.

    >>> home_of(None, "https://www.example.co.uk/news/1"), home_of(None, "https://example.com/1")
    ('GB', None)
    """
    host = _host(url or "")
    known = outlet_named(outlet or "") or outlet_named(host.removeprefix("www."))
    if known is not None:
        return known.country or None
    end = host.rpartition(".")[2].upper().replace("UK", "GB")
    return end if len(end) == 2 and end not in OPEN_DOMAINS and country_by_code(end) else None


def _host(url: str) -> str:
    """Give the host of an address, "" where it is none."""
    try:
        return (urlsplit(url).hostname or "") if "://" in url else ""
    except ValueError:  # "http://[x"
        return ""


def outlet_named(name: str) -> Entry | None:
    """Find the medium that goes by a name or domain; None where none or several do."""
    rows = {row.id: row for row in (entries_named(name) if name else ()) if row.role in ("JRN", "MED")}
    return next(iter(rows.values())) if len(rows) == 1 else None
