"""What matters: train variants at a fifth of the budget and score them; `python -m training.ablate`, resumable.

Every variant starts from the base encoder, runs one stage on all sources, is exported, and reads ledger/dev and the
test split of our corpus with the same untuned thresholds. Results are added to out/ablate/results.jsonl, a line a run.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training.make import ENVIRONMENT

OUT = Path("out/ablate")
SHARE = "ledger:0.6,polnear:0.16,muc:0.14,ud:0.10"


@dataclass(frozen=True)
class Variant:
    """A run that differs from the base in one thing: its options for training and for the export."""

    name: str
    options: tuple[str, ...] = ()
    quantise: bool = True
    trained_as: str = ""  # the variant whose checkpoint it exports, where it differs in the export only


VARIANTS = (
    Variant("base"),
    Variant("no case embedding", ("--hide-case", "1.0")),
    Variant("no parse", ("--share", "ledger:0.67,polnear:0.18,muc:0.15")),
    Variant("narrow windows", ("--widest", "200")),
    Variant("no own corpus", ("--ledgers", "bench,standoff")),
    Variant("no stand-off", ("--ledgers", "bench,corpus")),
    Variant("no quantisation", quantise=False, trained_as="base"),
)


def folder(variant: Variant, seed: int) -> Path:
    """Where a run keeps its checkpoint."""
    return OUT / f"{variant.trained_as or variant.name}-{seed}".replace(" ", "_")


def train(variant: Variant, seed: int, steps: int) -> None:
    """Run the training of a variant to its end; a run that is done is not run again."""
    asked = ("--steps", str(steps), "--seed", str(seed), "--out", str(folder(variant, seed)), "--share", SHARE)
    command = [sys.executable, "-m", "training.train", *asked, *variant.options]
    subprocess.run(command, check=True, env=os.environ | ENVIRONMENT)


def score(variant: Variant, seed: int, shared: Path) -> dict[str, Any]:
    """Export a variant and score what it reads."""
    from training.calibrate import Remembering, ledger_scores, load, start
    from training.corpus import parts
    from training.export import export
    from training.sources.files import lines

    weights = folder(variant, seed) / ("weights" if variant.quantise else "weights-fp32")
    export([folder(variant, seed) / "checkpoint.pt"], weights, variant.quantise)
    scorer, graphs, found = load(shared / "bench/ledger/score.py"), Remembering(weights), {}
    for name, gold in (("dev", list(lines(shared / "bench/ledger/dev.jsonl"))), ("test", list(parts.read("test")))):
        figures = ledger_scores(gold, scorer, graphs, start())
        found[name] = {"LEDGER": figures["LEDGER"], "CELLS": figures["CELLS"]}
        found[name] |= {kind: figures[kind]["f1"] for kind in ("incident", "claim", "relation")}
    return found


def main() -> None:
    """Run the variants that have no result yet."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--steps", type=int, default=900)
    parser.add_argument("--seeds", type=int, nargs="+", default=[7])
    parser.add_argument("--only", nargs="*", help="names of variants; all if left out")
    options = parser.parse_args()
    OUT.mkdir(parents=True, exist_ok=True)
    results = OUT / "results.jsonl"
    known = results.read_text("utf-8").splitlines() if results.exists() else []
    done = {(r["variant"], r["seed"], r["steps"]) for r in map(json.loads, known)}
    for seed in options.seeds:
        for variant in VARIANTS:
            wanted = not options.only or variant.name in options.only
            if wanted and (variant.name, seed, options.steps) not in done:
                train(variant, seed, options.steps)
                row = {"variant": variant.name, "seed": seed, "steps": options.steps}
                row |= score(variant, seed, options.shared)
                print(json.dumps(row), flush=True)
                with results.open("a", encoding="utf-8") as file:
                    file.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main()
