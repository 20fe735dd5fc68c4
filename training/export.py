"""Write the trained model as ONNX: the encoder as int8, the heads as they are; `python -m training.export`."""

from __future__ import annotations

import argparse
import hashlib
import json
import warnings
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from herodotus.reading.offline.pieces import SHIPPED
from training.model import FEATURES, HIDDEN, VECTOR, Model


class Topic(nn.Module):
    """The PLOVER type of a window's text."""

    def __init__(self, head: nn.Linear) -> None:
        """Take the head, from the mean state of a window to the types."""
        super().__init__()
        self.head = head

    def forward(self, hidden: Tensor) -> Tensor:
        """`hidden` [pieces, 384] to logits [16]."""
        return self.head(hidden.mean(0))


class OneWindow(nn.Module):
    """The encoder on one window without padding, as the package calls it."""

    def __init__(self, model: Model) -> None:
        """Take the encoder of a trained model."""
        super().__init__()
        self.encoder = model.encoder

    def forward(self, ids: Tensor, case: Tensor) -> tuple[Tensor, Tensor]:
        """`ids`, `case` [pieces] to hidden [pieces, 384], tags [pieces, sets * 3]."""
        hidden, tags = self.encoder(ids[None], case[None], torch.ones_like(ids)[None])
        return hidden[0], tags[0]


def write(
    module: nn.Module, inputs: dict[str, Tensor], outputs: list[str], axes: dict[str, dict[int, str]], path: Path
) -> None:
    """Export one graph with named, growing axes."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            module,
            tuple(inputs.values()),
            str(path),
            input_names=list(inputs),
            output_names=outputs,
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
        )


def mean_of(checkpoints: list[Path]) -> dict[str, Tensor]:
    """Average the running means of several runs; two runs in a row err in different places."""
    states = [torch.load(path, weights_only=True)["average"] for path in checkpoints]
    first = states[0]
    return {k: sum(s[k] for s in states) / len(states) if v.is_floating_point() else v for k, v in first.items()}


def to_int8(plain: Path, out: Path) -> None:
    """Quantise weights to int8 per channel, activations as they come; a third of the size at twice the speed."""
    options = {"DefaultTensorType": 1}
    quantize_dynamic(str(plain), str(out), weight_type=QuantType.QInt8, per_channel=True, extra_options=options)


def export(checkpoints: list[Path], out: Path, quantise: bool = True) -> None:
    """Write encoder.onnx, one graph for each kind of anchor, those of pairs and the topic, and their digests."""
    model = Model("eager")
    model.load_state_dict(mean_of(checkpoints))
    model.eval()
    out.mkdir(parents=True, exist_ok=True)
    ids = torch.randint(1000, 20000, (40,))
    plain = out / "encoder.fp32.onnx"
    write(
        OneWindow(model),
        {"ids": ids, "case": torch.ones_like(ids)},
        ["hidden", "tags"],
        {k: {0: "pieces"} for k in ("ids", "case", "hidden", "tags")},
        plain,
    )
    if quantise:
        to_int8(plain, out / "encoder.onnx")
        plain.unlink()
    else:
        plain.replace(out / "encoder.onnx")
    for kind, head in model.heads.items():
        write(
            head,
            {"hidden": torch.randn(40, HIDDEN), "spans": torch.tensor([[1, 3], [5, 9]])},
            ["roles", "real", "classes", "vectors"],
            {
                "hidden": {0: "pieces"},
                "spans": {0: "anchors"},
                "roles": {0: "anchors", 1: "pieces"},
                "real": {0: "anchors"},
                "classes": {0: "anchors"},
                "vectors": {0: "anchors"},
            },
            out / f"{kind}.onnx",
        )
    for name in ("same", "about"):
        two = torch.randn(2, VECTOR)
        write(
            getattr(model, name),
            {"left": two, "right": two, "features": torch.randn(2, FEATURES)},
            ["logits"],
            {k: {0: "pairs"} for k in ("left", "right", "features", "logits")},
            out / f"{name}.onnx",
        )
    write(
        model.related,
        {"hidden": torch.randn(40, HIDDEN), "spans": torch.tensor([[1, 3], [5, 9]]), "pairs": torch.tensor([[0, 1]])},
        ["logits"],
        {"hidden": {0: "pieces"}, "spans": {0: "actors"}, "pairs": {0: "pairs"}, "logits": {0: "pairs"}},
        out / "related.onnx",
    )
    write_topic(Topic(model.extra.topic), out)
    digest(out)


def write_topic(topic: Topic, out: Path) -> None:
    """Write topic.onnx."""
    hidden = torch.randn(40, HIDDEN)
    write(topic, {"hidden": hidden}, ["logits"], {"hidden": {0: "pieces"}}, out / "topic.onnx")


def digest(out: Path) -> None:
    """Write model.json: the digest of every graph, and the version that follows from them."""
    digests = {p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted(out.glob("*.onnx"))}
    version = hashlib.sha256(json.dumps(digests, sort_keys=True).encode()).hexdigest()[:12]
    (out / "model.json").write_text(json.dumps({"version": version, "sha256": digests}, indent=1) + "\n")


def main() -> None:
    """Read the options."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path, default=SHIPPED)
    options = parser.parse_args()
    export(options.checkpoint, options.out)


if __name__ == "__main__":
    main()
