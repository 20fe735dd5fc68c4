"""The shipped graphs, run one window a call on one thread, so that the same report always gives the same numbers.

Dynamic int8 takes one activation scale for all that it is given at once, so windows in one batch would change each
other's scores.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray

from herodotus.errors import ConfigError
from herodotus.reading.offline.pieces import UNKNOWN, WEIGHTS, Pieces
from herodotus.reading.offline.schema import CLASSES, TAG_SETS, TOPICS
from herodotus.reading.offline.windows import Window

CLS, SEP = 101, 102
Floats = NDArray[np.float32]


class Encoded(msgspec.Struct, frozen=True):
    """A window's hidden states [pieces + 2, 384] and tag probabilities by tag set, each [pieces + 2, 3] (O, B, I)."""

    hidden: Floats
    tags: dict[str, Floats]


class Heads(msgspec.Struct, frozen=True):
    """What the head of one kind says of each anchor.

    Probabilities of roles [anchors, pieces + 2, roles * 2], of being real [anchors], of classes by name; vectors
    [anchors, 128].
    """

    roles: Floats
    real: Floats
    classes: dict[str, Floats]
    vectors: Floats


class Graphs:
    """The ONNX sessions of one folder of weights."""

    def __init__(self, folder: Path = WEIGHTS) -> None:
        """Open the encoder; the small graphs are opened when first used."""
        self.folder = folder
        self._sessions: dict[str, ort.InferenceSession] = {}

    @property
    def version(self) -> str:
        """The version of the weights, a digest of all graphs."""
        return str(model_card(self.folder)["version"])

    def encode(self, pieces: Pieces, window: Window) -> Encoded:
        """Read one window."""
        a, b = window.start, window.end
        ids = np.concatenate([[CLS], pieces.ids[a:b], [SEP]]).astype(np.int64)
        case = np.concatenate([[UNKNOWN], pieces.case[a:b], [UNKNOWN]]).astype(np.int64)
        hidden, tags = self._run("encoder", {"ids": ids, "case": case})
        sets = softmax(tags.reshape(len(ids), len(TAG_SETS), 3))
        return Encoded(hidden, {name: sets[:, i] for i, name in enumerate(TAG_SETS)})

    def heads(self, kind: str, hidden: Floats, spans: list[tuple[int, int]]) -> Heads:
        """Ask the head of a kind about spans of a window (pieces from the leading special token on, end exclusive)."""
        feed: dict[str, NDArray[Any]] = {"hidden": hidden, "spans": np.array(spans, dtype=np.int64)}
        roles, real, classes, vectors = self._run(kind, feed)
        return Heads(sigmoid(roles), sigmoid(real), _by_name(kind, classes), vectors)

    def pairs(self, name: str, left: Floats, right: Floats, features: Floats) -> Floats:
        """Score pairs of anchors by the graph `same` or `about`: probabilities [pairs, outputs]."""
        return sigmoid(self._run(name, {"left": left, "right": right, "features": features})[0])

    def related(self, hidden: Floats, spans: list[tuple[int, int]], pairs: list[tuple[int, int]]) -> Floats:
        """Score ordered pairs of spans of a window: probability of each relation [pairs, relations]."""
        feed: dict[str, NDArray[Any]] = {"hidden": hidden}
        feed |= {"spans": np.array(spans, dtype=np.int64), "pairs": np.array(pairs, dtype=np.int64)}
        return sigmoid(self._run("related", feed)[0])

    def topic(self, hidden: Floats) -> dict[str, float]:
        """Give the probability of each PLOVER type of a window's text."""
        (logits,) = self._run("topic", {"hidden": hidden})
        return dict(zip(TOPICS, softmax(logits).tolist(), strict=True))

    def _run(self, name: str, feed: dict[str, NDArray[Any]]) -> list[Floats]:
        if name not in self._sessions:
            self._sessions[name] = _session(self.folder / f"{name}.onnx")
        return list(self._sessions[name].run(None, feed))


def _session(path: Path) -> ort.InferenceSession:
    options = ort.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.execution_mode = ort.ExecutionMode.ORT_SEQUENTIAL
    options.log_severity_level = 3
    return ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def _by_name(kind: str, logits: Floats) -> dict[str, Floats]:
    found, at = {}, 0
    for name, values in CLASSES[kind].items():
        found[name] = softmax(logits[:, at : at + len(values)])
        at += len(values)
    return found


def softmax(logits: Floats) -> Floats:
    """Softmax over the last axis."""
    raised = np.exp(logits - logits.max(-1, keepdims=True))
    return np.asarray(raised / raised.sum(-1, keepdims=True), dtype=np.float32)


def sigmoid(logits: Floats) -> Floats:
    """Logistic function; logits are clipped at 60 so that nothing overflows."""
    return np.asarray(1.0 / (1.0 + np.exp(-np.clip(logits, -60, 60))), dtype=np.float32)


@cache
def model_card(folder: Path = WEIGHTS) -> dict[str, Any]:
    """Read model.json: version and digests of the graphs."""
    return _beside(folder, "model.json")


@cache
def thresholds(folder: Path = WEIGHTS, mode: str = "balanced") -> dict[str, float]:
    """Read thresholds.json, which lies beside the weights that it was tuned for (python -m training.calibrate).

    A mode's own thresholds stand over the others; its floors stand among them as `floor.record` and `floor.cell`.
    """
    known = _beside(folder, "thresholds.json")
    return dict(known["thresholds"] | known.get("modes", {}).get(mode, {}))


def _beside(folder: Path, name: str) -> dict[str, Any]:
    """Read a JSON file that lies beside the weights; raises `ConfigError` where it does not."""
    if not (folder / name).exists():
        raise ConfigError(f"{folder}: no weights ({name} is missing); check what HERODOTUS_WEIGHTS names")
    return dict(json.loads((folder / name).read_text("utf-8")))
