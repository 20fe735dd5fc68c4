"""Remake the weights from nothing: `make model`, or `python -m training.make`; goes on where it was interrupted.

Stage 1 teaches attributions, roles, trees and mentions, stages 2 to 4 ledgers with the others as rehearsal, each from
the running mean of the one before. The mean of the last two is exported, thresholds are tuned, score maps fitted. About
two hours on two idle cores with AMX, a night on older ones.

`make model CLEAN=1` (`--clean`) takes sources with a clear licence alone: our corpus (CC BY 4.0), ECB+ (CC BY 3.0), EWT
(CC BY-SA 4.0) and the base encoder (Apache-2.0). Its weights go to out/model-clean/weights, not into the package.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys

from herodotus.reading.offline.pieces import WEIGHTS

# oneDNN keeps its compiled kernels, malloc its memory: both else cost more than the arithmetic on two cores.
ENVIRONMENT = {
    "ONEDNN_PRIMITIVE_CACHE_CAPACITY": "8192",
    "MALLOC_TRIM_THRESHOLD_": "4000000000",
    "MALLOC_MMAP_THRESHOLD_": "4000000000",
}
FULL = (
    "polnear:0.47,muc:0.27,ud:0.16,ecb:0.05,plover:0.05",
    "ledger:0.66,polnear:0.12,muc:0.16,ud:0.06",
    "ledger:0.68,polnear:0.12,muc:0.16,ud:0.04",
    "ledger:0.68,polnear:0.12,muc:0.14,ud:0.03,plover:0.03",
)
CLEAN = ("ledger:0.4,ud:0.4,ecb:0.2", *["ledger:0.8,ud:0.14,ecb:0.06"] * 3)
# Steps, seed, rate of the encoder, rate of the heads, share of the steps before candidates are decoded.
STAGES = (
    (1100, 7, "1.5e-4", "1e-3", "0.15"),
    (1300, 11, "1.5e-4", "1e-3", "0.15"),
    (1500, 23, "1.3e-4", "9e-4", "0"),
    (1400, 37, "1.2e-4", "9e-4", "0"),
)


def commands(clean: bool) -> list[tuple[str, ...]]:
    """List the modules to run with their options, in order."""
    out, weights = ("out/model-clean", "out/model-clean/weights") if clean else ("out/model", str(WEIGHTS))
    held = ("--held-out", "0", "--held-out-articles", "0") if clean else ()
    found: list[tuple[str, ...]] = []
    for n, (steps, seed, encoder, heads, warm) in enumerate(STAGES, 1):
        stage = ["training.train", "--out", f"{out}/{n}", "--steps", str(steps), "--seed", str(seed)]
        stage += ["--encoder-rate", encoder, "--head-rate", heads, "--warm", warm]
        stage += ["--share", (CLEAN if clean else FULL)[n - 1]]
        stage += ["--ledgers", "corpus"] if clean else []
        stage += ["--init", f"{out}/{n - 1}/checkpoint.pt"] if n > 1 else []
        found.append(tuple(stage))
    last = (f"{out}/3/checkpoint.pt", f"{out}/4/checkpoint.pt")
    found.append(("training.export", "--out", weights, "--checkpoint", *last))
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
