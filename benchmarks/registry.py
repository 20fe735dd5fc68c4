"""The benches by name: which keys of a line each may see, and what predicts.

The contract is the table in DESIGN.md: whatever else a line holds (the gold, for one) never reaches a predictor.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

Predictor = Callable[[Mapping[str, Any]], dict[str, Any]]


class Bench(msgspec.Struct, frozen=True):
    """A bench: its name, the input keys it may see, the keys without which a line is bad, and `module:function`.

    `within` names an input that is a list of objects and the keys of those objects that may be seen.
    """

    name: str
    inputs: tuple[str, ...]
    required: tuple[str, ...]
    predictor: str
    within: tuple[str, tuple[str, ...]] | None = None

    def take(self, line: Mapping[str, Any]) -> dict[str, Any]:
        """Keep only the inputs of a line; raises `KeyError` with the first required key that is missing.

        >>> BENCHES["plover"].take({"id": "1", "text": "Rain fell.", "events": []})
        {'id': '1', 'text': 'Rain fell.'}
        """
        for key in self.required:
            if line.get(key) is None:
                raise KeyError(key)
        taken = {key: line[key] for key in self.inputs if key in line}
        if self.within is not None and (inner := self.within[0]) in taken:
            taken[inner] = [{key: part[key] for key in self.within[1]} for part in taken[inner]]
        return taken

    def load(self) -> Predictor:
        """Import the predictor, and with it the model, only when it is asked for."""
        module, name = self.predictor.split(":")
        predictor: Predictor = getattr(importlib.import_module(module), name)
        return predictor


def _bench(name: str, inputs: str, predictor: str, required: str = "id text") -> Bench:
    return Bench(name, tuple(inputs.split()), tuple(required.split()), predictor)


SPANS = ("toponyms", ("start", "end", "name"))


BENCHES: Mapping[str, Bench] = {
    bench.name: bench
    for bench in (
        _bench("ledger", "id published outlet text", "benchmarks.adapters.ledger:predict"),
        _bench("polnear", "id outlet date title text", "benchmarks.adapters.polnear:predict"),
        _bench("muc4", "id date place_line text", "benchmarks.adapters.muc4:predict"),
        _bench("isaf", "id text", "benchmarks.adapters.isaf:predict"),
        _bench("plover", "id date text", "benchmarks.adapters.plover:predict"),
        _bench("plover-head", "id text", "benchmarks.adapters.plover:predict_by_head"),
        _bench(
            "actors", "id task mention context date known_country", "benchmarks.actors:predict_actors", "id mention"
        ),
        _bench("geo", "id title url date text", "benchmarks.geo:predict_geo"),
        msgspec.structs.replace(
            _bench("geo-gold", "id title url date text toponyms", "benchmarks.geo:predict_geo_gold"), within=SPANS
        ),
    )
}
