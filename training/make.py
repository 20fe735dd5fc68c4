"""Remake the weights from nothing: `make model`, or `python -m training.make`; goes on where it was interrupted.

Stage 1 teaches attributions and roles from PolNeAR and MUC-4, stages 2 to 4 ledgers with both as rehearsal, each from
the mean of the one before; the mean of the last two is exported and the thresholds are tuned. Under two hours on two
idle cores.
"""

from __future__ import annotations

import os
import subprocess
import sys

# oneDNN keeps its compiled kernels, malloc its memory: both else cost more than the arithmetic on two cores.
ENVIRONMENT = {
    "ONEDNN_PRIMITIVE_CACHE_CAPACITY": "8192",
    "MALLOC_TRIM_THRESHOLD_": "4000000000",
    "MALLOC_MMAP_THRESHOLD_": "4000000000",
}
OUT = "out/model"
STAGES = (
    ("training.train", "--steps", "500", "--out", f"{OUT}/1", "--share", "polnear:0.78,muc:0.22"),
    ("training.train", "--steps", "1500", "--out", f"{OUT}/2", "--init", f"{OUT}/1/checkpoint.pt", "--seed", "11"),
    ("training.train", "--steps", "1700", "--out", f"{OUT}/3", "--init", f"{OUT}/2/checkpoint.pt", "--seed", "23",
     "--encoder-rate", "1.2e-4", "--head-rate", "8e-4", "--warm", "0"),
    ("training.train", "--steps", "850", "--out", f"{OUT}/4", "--init", f"{OUT}/3/checkpoint.pt", "--seed", "37",
     "--encoder-rate", "1.1e-4", "--head-rate", "9e-4", "--warm", "0"),
    ("training.export", "--checkpoint", f"{OUT}/3/checkpoint.pt", f"{OUT}/4/checkpoint.pt"),
    ("training.calibrate",),
)


def main() -> None:
    """Run the stages in order; each one stops the whole where it fails."""
    for module, *options in STAGES:
        print(f"training: {module} {' '.join(options)}", flush=True)
        subprocess.run([sys.executable, "-m", module, *options], check=True, env=os.environ | ENVIRONMENT)


if __name__ == "__main__":
    main()
