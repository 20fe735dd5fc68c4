"""An entry of the gazetteer turned into the answer: name, point, radius, UCDP precision, runners-up, and the reason."""

from __future__ import annotations

from collections.abc import Sequence

from herodotus.naming.places.containment import radius_of
from herodotus.naming.places.gazetteer import Entry, numbered
from herodotus.naming.places.normal import key
from herodotus.naming.places.phrases import Phrase
from herodotus.records import Candidate, Place

RUNNERS_UP = 4
NEAR_KM = 25.0  # UCDP codes "near a place" as within about 25 km of it
# UCDP's where_prec: 1 the place itself, 2 near it, 3 second-order unit, 4 first-order unit, 5 part of a country or a
# line such as a river, 6 country or more, 7 sea or air.
PRECISION = {"town": 1, "capital": 1, "site": 1, "admin2": 3, "admin1": 4, "region": 5, "country": 6, "continent": 6,
             "water": 7}
SURENESS = (1.0, 0.9, 0.75, 0.6)  # by rank: chief name, other spelling, sounds alike, one letter away
_HOW = ("has this name", "has this among its names", "sounds like this name", "is one letter away")
_RELATION = {"near": "the words say near it", "part": "the words name a part of it",
             "within": "the place itself is not in the gazetteer"}


def answer(name: str, phrase: Phrase, ranked: Sequence[tuple[Entry, float]], reasons: Sequence[str]) -> Place:
    """Make the answer of the entries with their shares, best first; `reasons` are what spoke for the best."""
    best, share = ranked[0]
    radius, precision = _reach(phrase, best)
    shown = shown_name(phrase.core, best) if phrase.relation == "is" else name.strip()
    others = tuple(Candidate(e.ref, label(e), round(s, 3)) for e, s in ranked[1:1 + RUNNERS_UP])
    score = round(share * SURENESS[best.rank], 3)
    return Place(shown, (), best.country, best.ref, best.lat, best.lon, radius, precision, score, others,
                 _why(phrase, best, reasons))


def shown_name(core: str, best: Entry) -> str:
    """Choose the common English name: ours where we list the place, else the report's own spelling of it."""
    written = (core.isascii() and not core.isupper() and core[:1].isupper()) or core[:3] in ("al-", "el-")
    ours = best.rank == 0 and key(core) != key(best.name)
    if best.rank == 3 or ours or not written or best.kind in ("country", "region", "water", "continent"):
        return best.name
    return core


def label(entry: Entry) -> str:
    """Name an entry with the unit and country it lies in: "Paris, Texas, US"."""
    unit = numbered(entry.admin1) if entry.admin1 is not None and entry.kind != "admin1" else None
    return ", ".join(filter(None, (entry.name, unit.name if unit else "", entry.country or "")))


def _reach(phrase: Phrase, best: Entry) -> tuple[float, int]:
    """Give radius in km and precision; words such as "near" or "northern" make both coarser."""
    radius, precision = radius_of(best), PRECISION[best.kind]
    if phrase.relation == "near":
        radius, precision = max(radius, NEAR_KM), max(precision, 2)
    elif phrase.relation == "within":
        precision = max(precision, 2)
    elif phrase.relation == "part":
        precision = max(precision, 5 if best.kind in ("country", "region", "admin1") else 2)
        precision = 5 if best.kind == "country" else precision
    return round(radius, 1), precision


def _why(phrase: Phrase, best: Entry, reasons: Sequence[str]) -> str:
    parts = [f"{label(best)} ({best.kind}) {_HOW[best.rank]}", *reasons]
    if phrase.relation != "is":
        parts.append(_RELATION[phrase.relation])
    return "; ".join(parts)
