"""The benches `geo` (recognise and resolve) and `geo-gold` (resolve the spans given) for place names.

Such corpora count country adjectives as places, so here, unlike in a ledger, a demonym stands at its country's centre.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from herodotus.naming.actors import home_of
from herodotus.naming.places import find, resolve_report
from herodotus.naming.places.countries import country_named, country_of_demonym

Span = tuple[int, int]


def predict_geo(record: Mapping[str, Any]) -> dict[str, Any]:
    """Predict {id, toponyms: [{start, end, lat, lon}]} from `text`."""
    spans = [(mention.start, mention.end) for mention in find(record["text"])]
    return {"id": record["id"], "toponyms": _placed(record, spans)}


def predict_geo_gold(record: Mapping[str, Any]) -> dict[str, Any]:
    """Predict lat and lon for the spans of `toponyms`; they are absent where the place is unknown."""
    spans = [(t["start"], t["end"]) for t in record["toponyms"]]
    return {"id": record["id"], "toponyms": _placed(record, spans)}


def _placed(record: Mapping[str, Any], spans: Sequence[Span]) -> list[dict[str, Any]]:
    text = record["text"]
    places = resolve_report(text, spans, home=home_of(None, record.get("url")))
    toponyms: list[dict[str, Any]] = []
    for (start, end), place in zip(spans, places, strict=True):
        lat, lon = place.lat, place.lon
        people = country_of_demonym(text[start:end])
        if people is not None and country_named(text[start:end]) is None:
            lat, lon = people.lat, people.lon
        point = {} if lat is None else {"lat": lat, "lon": lon}
        toponyms.append({"start": start, "end": end, **point})
    return toponyms
