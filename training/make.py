"""Remake the weights from nothing: `make model`, or `python -m training.make`; goes on where it was interrupted.

Stage 1 teaches attributions, roles, trees and mentions; stage 2 ledgers, from the running mean of stage 1, with the
others as rehearsal. Its running mean is exported, the head of PLOVER types is fitted on it, thresholds are tuned, score
maps fitted. About 80 minutes on two idle cores with AMX, a night on older ones.

`make model CLEAN=1` (`--clean`) takes sources with a clear licence alone: our corpus (CC BY 4.0), ECB+ (CC BY 3.0), EWT
(CC BY-SA 4.0) and the base encoder (Apache-2.0). Its weights go to out/model-clean/weights, not into the package.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from typing import NamedTuple

from herodotus.reading.offline.pieces import SHIPPED

# oneDNN keeps its compiled kernels, malloc its memory: both else cost more than the arithmetic on two cores.
ENVIRONMENT = {
    "ONEDNN_PRIMITIVE_CACHE_CAPACITY": "8192",
    "MALLOC_TRIM_THRESHOLD_": "4000000000",
    "MALLOC_MMAP_THRESHOLD_": "4000000000",
}


class Stage(NamedTuple):
    """One run of `training.train`: its steps, seed, shares of the sources, share of steps before decoding begins."""

    steps: int
    seed: int
    share: str
    warm: str


FULL = (
    Stage(1300, 7, "polnear:0.45,muc:0.36,ud:0.13,ecb:0.03,plover:0.03", "0.15"),
    Stage(3400, 11, "ledger:0.70,polnear:0.10,muc:0.15,ud:0.03,plover:0.02", "0.08"),
)
CLEAN = (
    Stage(400, 7, "ud:0.75,ecb:0.25", "0"),
    Stage(1400, 11, "ledger:0.86,ud:0.10,ecb:0.04", "0.15"),
)


def commands(clean: bool) -> list[tuple[str, ...]]:
    """List the modules to run with their options, in order."""
    out, weights = ("out/model-clean", "out/model-clean/weights") if clean else ("out/model", str(SHIPPED))
    held = ("--held-out", "0", "--held-out-articles", "0", "--held-out-wires", "0") if clean else ()
    found: list[tuple[str, ...]] = []
    for n, stage in enumerate(CLEAN if clean else FULL, 1):
        options = ["training.train", "--out", f"{out}/{n}", "--steps", str(stage.steps), "--seed", str(stage.seed)]
        options += ["--share", stage.share, "--warm", stage.warm]
        options += ["--ledgers", "corpus"] if clean else []
        options += ["--init", f"{out}/{n - 1}/checkpoint.pt"] if n > 1 else []
        found.append(tuple(options))
    found.append(("training.export", "--out", weights, "--checkpoint", f"{out}/2/checkpoint.pt"))
    if not clean:
        found.append(("training.topic", "--weights", weights))
    found.append(("training.calibrate", "--weights", weights, *held))
    found.append(("training.fit_scores", "--weights", weights, *held[:2]))
    return found


def main() -> None:
    """Run the stages in order; the whole stops where one fails."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clean", action="store_true", help="from sources with a clear licence alone")
    for module, *options in commands(parser.parse_args().clean):
        print(f"training: {module} {' '.join(options)}", flush=True)
        subprocess.run([sys.executable, "-m", module, *options], check=True, env=os.environ | ENVIRONMENT)


if __name__ == "__main__":
    main()
