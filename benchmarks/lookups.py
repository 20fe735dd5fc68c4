"""How fast names are looked up: `python -m benchmarks lookups`, in a fresh process, on one core.

Half of the names are drawn (seeded) from the register of actors, half from the gazetteer; each is brought to its key
and looked up, as the first step of naming does, and no name is asked for twice. Memory is the peak of the process with
register and gazetteer open.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time

from benchmarks.speed import ROOT, SEED, peak_mib

NAMES = 20_000


def measure(count: int = NAMES) -> dict[str, float]:
    """Look up so many names and give names a second and the peak in MiB."""
    from herodotus.naming.actors.register import entries, entries_named
    from herodotus.naming.places.gazetteer import named, some_names
    from herodotus.naming.places.normal import key

    draw = random.Random(SEED)
    actors = draw.sample(sorted({name for entry in entries() for name in entry.names}), count // 2)
    places = draw.sample(some_names(count), count // 2)
    entries_named(actors[0])  # the index is made before the clock starts
    begun = time.perf_counter()
    for name in actors:
        entries_named(name)
    for name in places:
        named(key(name))
    return {"per_second": count / (time.perf_counter() - begun), "peak_mib": peak_mib()}


def fresh() -> dict[str, float]:
    """Measure in a process of its own."""
    asked = [sys.executable, "-m", "benchmarks", "lookups"]
    ran = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)
    if ran.returncode:
        raise RuntimeError((ran.stderr.strip().splitlines() or ["it failed without a word"])[-1])
    found: dict[str, float] = json.loads(ran.stdout)
    return found


def main() -> int:
    """Print what was measured, as JSON."""
    print(json.dumps(measure()))
    return 0
