"""Train the model: `python -m training.train`; goes on from the last checkpoint if there is one."""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor

from herodotus.reading.offline.pieces import SHIPPED
from training.batches import Cut, Stream
from training.corpus import parts
from training.labels import Example
from training.losses import step_loss
from training.model import Dropout, Model
from training.sources import ecb, ledger, muc, plover, polnear, ud
from training.sources.files import lines, split
from training.standoff import attach
from training.state import Run, start_from


@dataclass
class Config:
    """What a run depends on, beside the data."""

    shared: str = "../shared"
    out: str = "out/model"
    init: str = ""  # checkpoint of an earlier stage whose weights this one starts from
    steps: int = 3000
    seed: int = 7
    encoder_rate: float = 1.5e-4
    head_rate: float = 1e-3
    budget: int = 2000  # pieces a step
    threads: int = 2
    held_out: int = 26  # ledger reports kept for calibration
    held_out_articles: int = 40  # PolNeAR articles kept for calibration
    ledgers: str = "bench,corpus,standoff"  # whose annotated ledgers teach
    held_out_wires: int = 60  # MUC-4 wires kept for calibration
    share: str = "ledger:0.52,polnear:0.42,muc:0.06"
    warm: float = 0.15  # share of the steps before candidates are decoded
    hide_case: float = 0.15  # share of windows whose case marks are hidden, as in old wires
    widest: int = 340  # pieces of the widest window; the narrowest has 140 less


def load(config: Config) -> dict[str, list[Example]]:
    """Read the sources that the run draws from."""
    tokenizer = Tokenizer.from_file(str(SHIPPED / "tokenizer.json"))
    bench = Path(config.shared) / "bench"
    annotated = {r["id"] for r in lines(bench / "ledger/train.jsonl")}  # their texts teach as ledgers, not otherwise
    articles = bench / "polnear/train.jsonl.gz"
    everything: dict[str, Callable[[], list[Example]]] = {
        "ledger": lambda: ledger.ledgers(
            annotated_reports(config, bench), tokenizer, attributions="polnear" not in shares(config)
        ),
        "polnear": lambda: split(polnear.polnear(articles, tokenizer), config.held_out_articles)[0],
        "muc": lambda: muc.muc(
            split(list(lines(bench / "muc4/train.jsonl.gz")), config.held_out_wires)[0], tokenizer, annotated
        ),
        "ud": lambda: ud.read(bench / "ud/ewt-train.conllu.gz", tokenizer),
        "ecb": lambda: ecb.read(bench / "coref/ecbplus_train.jsonl", tokenizer),
        "plover": lambda: plover.read(bench / "plover/train_synthetic.jsonl.gz", tokenizer, annotated),
    }
    return {name: everything[name]() for name in shares(config)}


def annotated_reports(config: Config, bench: Path) -> list[dict[str, Any]]:
    """Read the annotated ledgers that the run is to learn from: of the bench, our corpus, stand-off annotation."""
    known: dict[str, Callable[[], list[dict[str, Any]]]] = {
        "bench": lambda: split(list(lines(bench / "ledger/train.jsonl")), config.held_out)[0],
        "corpus": lambda: list(parts.read("train")),
        "standoff": lambda: list(attach.ledgers(shared=bench)),
    }
    return [record for name in config.ledgers.split(",") for record in known[name]()]


def shares(config: Config) -> dict[str, float]:
    """Read the share of steps that each source takes."""
    return {name: float(share) for name, share in (x.split(":") for x in config.share.split(","))}


def optimiser(model: Model, config: Config) -> torch.optim.AdamW:
    """AdamW with a lower rate for the encoder; word embeddings, half of all parameters, stay as they are."""
    model.encoder.bert.embeddings.word_embeddings.weight.requires_grad_(False)
    encoder = [p for p in model.encoder.bert.parameters() if p.requires_grad]
    own = {id(p) for p in encoder}
    heads = [p for p in model.parameters() if p.requires_grad and id(p) not in own]
    return torch.optim.AdamW(
        [{"params": encoder, "lr": config.encoder_rate}, {"params": heads, "lr": config.head_rate}],
        weight_decay=0.01,
        fused=True,
    )


def rate(step: int, steps: int) -> float:
    """Warm up over 6 % of the steps, then fall to nothing on a straight line."""
    rise = max(1, int(0.06 * steps))
    return (step + 1) / rise if step < rise else max(0.0, (steps - step) / (steps - rise))


def begin(config: Config) -> Run:
    """Make the parts of a run, from the base encoder or from an earlier stage."""
    out = Path(config.out)
    out.mkdir(parents=True, exist_ok=True)
    (out / "config.json").write_text(json.dumps(asdict(config), indent=1))
    model = Model()
    if config.init:
        start_from(model, Path(config.init))
    adam = optimiser(model, config)
    schedule = torch.optim.lr_scheduler.LambdaLR(adam, lambda s: rate(s, config.steps))
    return Run(out, model, adam, schedule, {k: v.detach().clone() for k, v in model.state_dict().items()})


def train(config: Config) -> None:
    """Run to the end, with a checkpoint every 250 steps that the next call goes on from."""
    torch.set_num_threads(config.threads)
    torch.manual_seed(config.seed)
    Dropout.draw = np.random.Generator(np.random.SFC64(config.seed))
    data, run, weights = load(config), begin(config), shares(config)
    first = run.resume()
    cut = Cut(config.budget, config.widest, config.hide_case)
    streams = {n: Stream(examples, cut, config.seed + first, n == "ledger") for n, examples in data.items()}
    draw = random.Random(config.seed * 1000 + first)
    run.model.train()
    curve = Curve(run.out, streams)
    for step in range(first, config.steps):
        name = draw.choices(list(weights), list(weights.values()))[0]
        losses = step_loss(run.model, streams[name].next(), step >= config.warm * config.steps)
        descend(run, losses)
        curve.add(name, losses)
        if (step + 1) % 50 == 0:
            curve.write(step + 1)
        if (step + 1) % 250 == 0 or step + 1 == config.steps:
            run.save(step + 1)


def descend(run: Run, losses: dict[str, Tensor]) -> None:
    """Take one step down the sum of the losses."""
    torch.stack(list(losses.values())).sum().backward()
    torch.nn.utils.clip_grad_norm_(run.model.parameters(), 1.0)
    run.adam.step()
    run.schedule.step()
    run.adam.zero_grad()
    run.follow()


class Curve:
    """Mean losses by source and part, a line every 50 steps on the screen and in curve.jsonl."""

    def __init__(self, out: Path, streams: dict[str, Stream]) -> None:
        """Start the clock."""
        self.path, self.streams, self.since = out / "curve.jsonl", streams, time.time()
        self.sums: dict[str, list[float]] = {}

    def add(self, name: str, losses: dict[str, Tensor]) -> None:
        """Note the losses of a step."""
        for part, loss in losses.items():
            self.sums.setdefault(f"{name}.{part}", []).append(float(loss.detach()))

    def write(self, step: int) -> None:
        """Write the means since the last line."""
        line: dict[str, object] = {"step": step, "seconds": round(time.time() - self.since)}
        line["passes"] = {n: s.passes for n, s in self.streams.items()}
        line |= {k: round(sum(v) / len(v), 4) for k, v in sorted(self.sums.items())}
        self.sums = {}
        print(json.dumps(line), flush=True)
        with self.path.open("a") as curve:
            curve.write(json.dumps(line) + "\n")


def main() -> None:
    """Read the options, each named as in `Config`."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name, value in asdict(Config()).items():
        parser.add_argument(f"--{name.replace('_', '-')}", type=type(value), default=value)
    train(Config(**vars(parser.parse_args())))


if __name__ == "__main__":
    main()
