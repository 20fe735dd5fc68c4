"""Remake the weights from nothing: `make model`, or `python -m training.make`; goes on where it was interrupted.

Stage 1 teaches attributions and roles from PolNeAR and MUC-4, stage 2 ledgers with both as rehearsal; then the graphs
are exported and the thresholds tuned. About an hour and a half on two idle cores.
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
STAGES = (
    ("training.train", "--steps", "900", "--out", "out/model/1", "--share", "polnear:0.78,muc:0.22"),
    ("training.train", "--steps", "3000", "--out", "out/model/2", "--init", "out/model/1/checkpoint.pt"),
    ("training.export", "--checkpoint", "out/model/2/checkpoint.pt"),
    ("training.calibrate",),
)


def main() -> None:
    """Run the stages in order; each one stops the whole where it fails."""
    for module, *options in STAGES:
        print(f"training: {module} {' '.join(options)}", flush=True)
        subprocess.run([sys.executable, "-m", module, *options], check=True, env=os.environ | ENVIRONMENT)


if __name__ == "__main__":
    main()
