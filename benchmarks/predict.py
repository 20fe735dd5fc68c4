"""Run one bench over a file: one prediction a line, in the order of the lines, in this process or in several.

What a line's prediction is depends on that line alone, so `jobs` changes only how long it takes.
"""

from __future__ import annotations

import functools
import multiprocessing
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from pathlib import Path
from typing import TextIO

import msgspec

from benchmarks.lines import Line, read_lines, to_line
from benchmarks.registry import BENCHES, Bench, Predictor

AHEAD = 8  # lines in flight per process: enough to keep it busy, few enough to stay streaming


class Outcome(msgspec.Struct, frozen=True):
    """What became of a line: the prediction as JSON, or the problem."""

    number: int
    prediction: str = ""
    problem: str = ""


def run(bench: Bench, path: Path, out: TextIO, err: TextIO, jobs: int = 1) -> int:
    """Write the predictions to `out`, problems and (on a terminal) progress to `err`; return the exit status."""
    status = 0
    for done, outcome in enumerate(outcomes(bench, read_lines(path, bench), jobs), 1):
        if outcome.problem:
            status = 1
            print(f"{path}, line {outcome.number}: {outcome.problem}; mend or drop the line", file=err)
        else:
            print(outcome.prediction, file=out)
        if err.isatty():
            print(f"\r{bench.name}: {done} lines", end="", file=err)
    if err.isatty():
        print(file=err)
    return status


def outcomes(bench: Bench, lines: Iterable[Line], jobs: int) -> Iterator[Outcome]:
    """Predict line by line, in order."""
    if jobs <= 1:
        predictor = bench.load()
        return (predict_line(predictor, line) for line in lines)
    return _in_processes(functools.partial(_predict_by_name, bench.name), lines, jobs)


def predict_line(predictor: Predictor, line: Line) -> Outcome:
    """Predict one line; whatever goes wrong in it stays its own problem."""
    if line.inputs is None:
        return Outcome(line.number, problem=line.problem)
    try:
        return Outcome(line.number, to_line(predictor(line.inputs)))
    except Exception as error:  # one report must not end the run: it is told and counted
        return Outcome(line.number, problem=f"the reader failed ({type(error).__name__}: {error})")


@functools.cache
def _loaded(name: str) -> Predictor:
    return BENCHES[name].load()


def _predict_by_name(name: str, line: Line) -> Outcome:
    return predict_line(_loaded(name), line)


def _in_processes(work: Callable[[Line], Outcome], lines: Iterable[Line], jobs: int) -> Iterator[Outcome]:
    """Keep a bounded queue of lines in flight; spawned, so that no process inherits another's state."""
    waiting: deque[Future[Outcome]] = deque()
    with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn")) as pool:
        for line in lines:
            waiting.append(pool.submit(work, line))
            if len(waiting) >= AHEAD * jobs:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def main(name: str, file: str, jobs: int) -> int:
    """Run the bench of that name over a file from the command line."""
    try:
        return run(BENCHES[name], Path(file), sys.stdout, sys.stderr, jobs)
    except OSError as error:
        print(f"{file}: cannot be read ({error.strerror or error}); check the path", file=sys.stderr)
        return 1
