"""Speed and memory: `python -m benchmarks speed`, each figure from a fresh process on one generated corpus.

Measured: the pipeline in one process and in two; spaCy's blank English tokenizer with its sentencizer on the same
texts in the same run, as a yardstick of the machine; and `herodotus read` of one report from a cold start. Loading the
model is left out of reports a second (each process reads a first report before the clock starts) and is part of the
cold start. Peak memory is the greatest resident set of a single process, the largest of parent and workers.
"""

from __future__ import annotations

import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from benchmarks.corpus import SEED, WORDS, reports

ROOT = Path(__file__).resolve().parents[1]
MEBIBYTE = 1024 * 1024


class Pace(msgspec.Struct, frozen=True):
    """One measurement: reports read in how many seconds, and the peak resident memory of a process in MiB."""

    name: str
    reports: int
    seconds: float
    peak_mib: float

    @property
    def per_second(self) -> float:
        """Reports a second."""
        return self.reports / self.seconds


def peak_mib(who: int = resource.RUSAGE_SELF) -> float:
    """Give the peak resident memory so far, of this process or of its largest child, in MiB."""
    unit = 1 if sys.platform == "darwin" else 1024  # macOS counts bytes, Linux KiB
    return resource.getrusage(who).ru_maxrss * unit / MEBIBYTE


def pipeline_pace(count: int, jobs: int) -> Pace:
    """Time the whole pipeline over the corpus, in this process or in `jobs` others."""
    from herodotus import pipeline

    def drain() -> Iterator[Any]:
        return iter(pipeline.read(reports(count + jobs), jobs=jobs))

    pairs = drain()
    for _ in range(jobs):
        next(pairs)  # the model is loaded and every process awake
    start = time.perf_counter()
    done = sum(1 for _ in pairs)
    seconds = time.perf_counter() - start
    peak = max(peak_mib(), peak_mib(resource.RUSAGE_CHILDREN))
    return Pace(f"herodotus, {jobs} process{'es' if jobs > 1 else ''}", done, seconds, peak)


def spacy_pace(count: int) -> Pace:
    """Time spaCy's blank English pipeline with a sentencizer over the same texts."""
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    texts = [report.text for report in reports(count)]
    nlp(texts[0])
    start = time.perf_counter()
    for _ in nlp.pipe(texts):
        pass
    return Pace("spaCy blank + sentencizer", count, time.perf_counter() - start, peak_mib())


def cold_start() -> Pace:
    """Time `herodotus read` of one report from nothing: interpreter, model, reading, output."""
    report = next(reports(1))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "report.txt"
        file.write_text(report.text, encoding="utf-8")
        asked = [sys.executable, "-m", "herodotus", "read", str(file), "--published", str(report.published)]
        start = time.perf_counter()
        subprocess.run([*asked, "--format", "ledger"], check=True, stdout=subprocess.DEVNULL)
        seconds = time.perf_counter() - start
    return Pace("herodotus read, cold", 1, seconds, peak_mib(resource.RUSAGE_CHILDREN))


MEASURES: dict[str, Callable[[int], Pace]] = {
    "one": lambda count: pipeline_pace(count, 1),
    "two": lambda count: pipeline_pace(count, 2),
    "spacy": spacy_pace,
    "cold": lambda count: cold_start(),
}


def in_fresh_process(measure: str, count: int) -> Pace:
    """Run one measure in a process of its own; raises `RuntimeError` with its last words where it fails."""
    asked = [sys.executable, "-m", "benchmarks.speed", measure, str(count)]
    # One thread a process for the numeric libraries, so that "two processes" means two cores.
    quiet = {**os.environ, "OMP_NUM_THREADS": "1", "TOKENIZERS_PARALLELISM": "false"}
    ran = subprocess.run(asked, cwd=ROOT, env=quiet, capture_output=True, text=True, check=False)
    if ran.returncode:
        raise RuntimeError(f"the measure {measure!r} failed: {ran.stderr.strip().splitlines()[-1:]}")
    return msgspec.json.decode(ran.stdout.splitlines()[-1], type=Pace)


def measure_all(count: int) -> dict[str, Any]:
    """Measure everything and describe corpus and machine."""
    paces = {name: in_fresh_process(name, count) for name in MEASURES}
    return {
        "corpus": {"reports": count, "words": WORDS, "seed": SEED},
        "machine": machine(),
        "reports_per_second": {n: round(p.per_second, 2) for n, p in paces.items() if n != "cold"},
        "peak_mib": {n: round(p.peak_mib, 1) for n, p in paces.items()},
        "cold_start_seconds": round(paces["cold"].seconds, 2),
        "times_slower_than_spacy": round(paces["spacy"].per_second / paces["one"].per_second, 1),
    }


def machine() -> str:
    """Describe the machine in a few words.

    >>> " cores, Python " in machine()
    True
    """
    return f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"


def main(reports: int, as_json: bool) -> int:
    """Measure and print, as JSON or for people."""
    try:
        figures = measure_all(reports)
    except RuntimeError as error:
        print(error, file=sys.stderr)
        return 1
    print(json.dumps(figures, indent=1) if as_json else readable(figures))
    return 0


def readable(figures: dict[str, Any]) -> str:
    """Lay the figures out for people."""
    pace, peak, corpus = figures["reports_per_second"], figures["peak_mib"], figures["corpus"]
    rows = (
        ("one process", f"{pace['one']:8.2f} reports/s", peak["one"], ""),
        ("two processes", f"{pace['two']:8.2f} reports/s", peak["two"], "a process"),
        ("spaCy yardstick", f"{pace['spacy']:8.2f} reports/s", peak["spacy"], "blank English + sentencizer"),
        ("cold start", f"{figures['cold_start_seconds']:8.2f} s", peak["cold"], "herodotus read of one report"),
    )
    top = f"{corpus['reports']} generated reports of {corpus['words']} words (seed {corpus['seed']})"
    lines = (f"{name:16} {figure:20} peak {mib:7.1f} MiB  {note}".rstrip() for name, figure, mib, note in rows)
    return "\n".join((f"{top} on {figures['machine']}", *lines))


if __name__ == "__main__":
    print(msgspec.json.encode(MEASURES[sys.argv[1]](int(sys.argv[2]))).decode())
