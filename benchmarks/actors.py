"""The `actors` bench: a mention, with what is known beside it, to a country and a role code.

The bench writes countries as ISO 3166 alpha-3 and international bodies by a code of their own (UNO, EUR, IGO) with no
role; its cases without a date stand for the year they were written, 2022.
"""

from __future__ import annotations

import re
from typing import Any

from herodotus.naming.actors import resolve
from herodotus.naming.actors.parts import country_word
from herodotus.naming.actors.register import entry_of
from herodotus.naming.places.countries import country_by_code
from herodotus.records import Actor

# The day the undated cases of the bench stand for (its README: "2022").
UNDATED = "2022-06-01"
_BODIES = {"un": "UNO", "igo": "IGO", "mission": "IGO"}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def predict_actors(record: dict[str, Any]) -> dict[str, str]:
    """Predict one case: `id`, `country` and `code`, each "" where nothing is known.

    >>> predict_actors({"id": "x", "task": "actor", "mention": "Peruvian farmers"})
    {'id': 'x', 'country': 'PER', 'code': 'AGR'}
    """
    context = " ".join(filter(None, (record.get("context"), record.get("known_country"))))
    hint = country_word(record["known_country"]) if record.get("known_country") else None
    day = iso_day(record.get("date")) or UNDATED
    actor = resolve(record["mention"], text=context, published=day, country_hint=hint)
    code = "" if actor.role in (None, "IGO") else str(actor.role)
    return {"id": record["id"], "country": _country(actor), "code": code}


def _country(actor: Actor) -> str:
    """Write the country as the bench does."""
    if actor.country:
        country = country_by_code(actor.country)
        return country.iso3 if country else ""
    body = entry_of(actor.id or "")
    if body is None or actor.role not in ("IGO", "LEG", "MIL", "JUD"):
        return ""
    return "EUR" if "european-union" in (body.id, body.parent) else _BODIES.get(body.kind, "")


def iso_day(date: str | None) -> str | None:
    """Turn "12 April 2022" or an ISO day into an ISO day, None where there is none.

    >>> iso_day("1 july 2021"), iso_day("2009-01-01"), iso_day(None)
    ('2021-07-01', '2009-01-01', None)
    """
    if not date:
        return None
    spelt = re.fullmatch(r"(\d{1,2}) ([A-Za-z]{3})[a-z]* (\d{4})", date.strip())
    if not spelt or spelt[2].lower() not in _MONTHS:
        return date.strip()
    return f"{spelt[3]}-{_MONTHS.index(spelt[2].lower()) + 1:02d}-{int(spelt[1]):02d}"
