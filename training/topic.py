"""Fit the head of PLOVER types on the finished encoder: `python -m training.topic`.

A multinomial logistic regression on the mean state of a sentence, taught by the first sentences of the synthetic
stories; the stories' types are far from even, so each type weighs the same. The encoder as it ships (int8) is read,
once a sentence, and stays as it is.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from herodotus.reading.offline.graphs import Graphs
from herodotus.reading.offline.pieces import SHIPPED, cut
from herodotus.reading.offline.schema import TOPICS
from herodotus.reading.offline.windows import windows
from herodotus.reading.sentences import split
from training.export import HIDDEN, Topic, digest, write_topic
from training.sources.files import lines

SENTENCES = 3  # of a story that teach, each by itself, since the head is asked about single sentences
PENALTY = 1e-3  # on squared weights; the best of 0 to 3e-3 on a held-back tenth of the stories
ROUNDS = 120


def states(graphs: Graphs, texts: list[str]) -> NDArray[np.float32]:
    """Give the mean state of each text [texts, 384], as the reader's `topic` takes it."""
    found = []
    for text in texts:
        pieces = cut(text)
        found.append(graphs.encode(pieces, windows(pieces, split(text))[0]).hidden.mean(0))
    return np.stack(found)


def sentences(path: Path, skip: set[str]) -> tuple[list[str], list[int]]:
    """Take the first sentences of every story with the story's type; `skip` names ids to leave out."""
    texts, types = [], []
    for record in lines(path):
        if record["id"] not in skip:
            first = [record["text"][s.start : s.end] for s in split(record["text"])[:SENTENCES]]
            texts += first
            types += [TOPICS.index(record["type"])] * len(first)
    return texts, types


def fit(x: Tensor, y: Tensor) -> nn.Linear:
    """Fit weights and bias by L-BFGS, every type weighing the same."""
    head = nn.Linear(HIDDEN, len(TOPICS))
    counts = torch.bincount(y, minlength=len(TOPICS)).clamp(min=1)
    weight = len(y) / (len(TOPICS) * counts)
    solver = torch.optim.LBFGS(head.parameters(), max_iter=ROUNDS, line_search_fn="strong_wolfe")

    def loss() -> Tensor:
        solver.zero_grad()
        value = functional.cross_entropy(head(x), y, weight) + PENALTY * head.weight.square().sum()
        value.backward()
        return value

    solver.step(loss)
    return head


def main() -> None:
    """Fit, say how many sentences of a held-back tenth come out right, and write topic.onnx."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--weights", type=Path, default=SHIPPED)
    options = parser.parse_args()
    bench = options.shared / "bench"
    held = {r["id"] for r in lines(bench / "ledger/train.jsonl")}
    texts, types = sentences(bench / "plover/train_synthetic.jsonl.gz", held)
    x, y = torch.from_numpy(states(Graphs(options.weights), texts)), torch.tensor(types)
    cut_at = len(y) * 9 // 10
    right = fit(x[:cut_at], y[:cut_at])(x[cut_at:]).argmax(-1) == y[cut_at:]
    print(f"{len(y)} sentences; of the last tenth {right.float().mean():.3f} right")
    write_topic(Topic(fit(x, y)), options.weights)
    digest(options.weights)


if __name__ == "__main__":
    main()
