"""The long proofs: `python -m benchmarks proof` measures every number that the issues name, and writes them down.

Each step of `data/proof.toml` is kept in out/proof/STEP-COMMIT.json once it is done, so that a broken run goes on where
it stopped; results of a tree with changes are always measured anew. docs/benchmarks.md is rebuilt from the results.
"""

from __future__ import annotations

import datetime
import json
import subprocess
import sys
import tomllib
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import msgspec

from benchmarks.speed import ROOT, machine
from benchmarks.table import Row, rebuild

KEPT = ROOT / "out/proof"
SPEED_REPORTS = 60
SAMENESS_REPORTS = 1000


class Figure(msgspec.Struct, frozen=True):
    """A figure of a step: its name, the path into the results, and what the issue asks of it."""

    name: str
    path: str
    floor: str = ""
    bar: str = ""
    goal: str = ""


class Step(msgspec.Struct, frozen=True):
    """A step of the proof.

    `kind` is scorer (a bench and its scorer), isaf, seed, gate, speed, determinism, dates, lookups, or module: then
    `bench` names the module of this package whose `function` gives the numbers.
    """

    name: str
    split: str
    reference: str
    figures: tuple[Figure, ...]
    kind: str = "scorer"
    bench: str = ""
    gold: str = ""
    scorer: str = ""
    options: tuple[str, ...] = ()
    function: str = "figures"

    @property
    def command(self) -> str:
        """The command that a reader can repeat."""
        commands = {
            "speed": "python -m benchmarks speed",
            "gate": "python -m benchmarks.gate",
            "determinism": "python -m benchmarks proof --only determinism",
            "dates": "python -m benchmarks dates",
            "lookups": "python -m benchmarks lookups",
            "module": f"python -m benchmarks.{self.bench}",
        }
        return commands.get(self.kind, f"python -m benchmarks {self.bench} {Path(self.gold).name}")


class Result(msgspec.Struct, frozen=True):
    """What a step gave, with the commit, machine and day it was measured on."""

    step: str
    commit: str
    machine: str
    date: str
    values: dict[str, float]


def steps() -> tuple[Step, ...]:
    """Load the steps in order."""
    data = tomllib.loads((Path(__file__).parent / "data/proof.toml").read_text(encoding="utf-8"))
    return msgspec.convert(data["step"], tuple[Step, ...])


def commit() -> str:
    """Name the commit, with "+" where the working tree differs from it; "uncommitted" outside a repository."""

    def git(*words: str) -> str:
        return subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=False).stdout.strip()

    head = git("rev-parse", "--short=12", "HEAD")
    changed = git("status", "--porcelain", "--", "src", "benchmarks")
    return (head or "uncommitted") + ("+" if changed else "")


def run_step(step: Step, shared: Path, jobs: int) -> dict[str, Any]:
    """Measure one step; raises `RuntimeError` with the reason where a command fails."""
    kinds: dict[str, Callable[[], dict[str, Any]]] = {
        "scorer": lambda: scored(step, shared, jobs),
        "isaf": lambda: isaf(step, shared, jobs),
        "seed": lambda: seed(step, shared, jobs),
        "gate": gate_figures,
        "speed": speed_figures,
        "determinism": sameness_figures,
        "dates": date_figures,
        "lookups": lookup_figures,
        "module": lambda: module_figures(step),
    }
    return kinds[step.kind]()


def predictions(step: Step, shared: Path, jobs: int) -> Path:
    """Predict the gold file's lines into out/proof."""
    KEPT.mkdir(parents=True, exist_ok=True)
    out = KEPT / f"{step.name}.pred.jsonl"
    asked = [sys.executable, "-m", "benchmarks", step.bench, str(shared / "bench" / step.gold), "--jobs", str(jobs)]
    with out.open("w", encoding="utf-8") as file:
        ran = subprocess.run(asked, cwd=ROOT, stdout=file, stderr=subprocess.PIPE, text=True, check=False)
    if ran.returncode:
        raise RuntimeError(last_words(ran.stderr))
    return out


def scored(step: Step, shared: Path, jobs: int) -> dict[str, Any]:
    """Predict, run the scorer beside the gold, and parse what it prints."""
    pred = predictions(step, shared, jobs)
    asked = [sys.executable, str(shared / "bench" / step.scorer), str(shared / "bench" / step.gold), str(pred)]
    ran = subprocess.run([*asked, *step.options], capture_output=True, text=True, check=False)
    if ran.returncode:
        raise RuntimeError(last_words(ran.stderr))
    return parsed(ran.stdout)


def isaf(step: Step, shared: Path, jobs: int) -> dict[str, Any]:
    """Score the releases whose text taught nothing, and give the mean of the fields that need no list of spellings."""
    from training.standoff import attach

    files = [*attach.files(), shared / "bench/ledger/train.jsonl"]
    taught = {json.loads(line)["id"] for path in files for line in json_lines(path)}
    KEPT.mkdir(parents=True, exist_ok=True)
    gold = KEPT / "isaf.gold.jsonl"
    lines = json_lines(shared / "bench" / step.gold)
    gold.write_text("\n".join(x for x in lines if json.loads(x)["id"] not in taught) + "\n", "utf-8")
    figures = scored(msgspec.structs.replace(step, gold=str(gold.resolve())), shared, jobs)
    eight = [v for name, v in figures.items() if name not in ("MEAN", "start_date", "province", "target_group")]
    return figures | {"EIGHT": sum(eight) / len(eight)}


def json_lines(path: Path) -> list[str]:
    """Read the lines of a JSONL file; a text may hold other line separators, which split none."""
    return [line for line in path.read_text("utf-8").split("\n") if line]


def parsed(printed: str) -> dict[str, Any]:
    """Parse a scorer's output: JSON, or lines of a name and a number.

    >>> parsed('{"f1": 0.5}'), parsed("MEAN      0.870")
    ({'f1': 0.5}, {'MEAN': 0.87})
    """
    if printed.lstrip().startswith("{"):
        figures: dict[str, Any] = json.loads(printed)
        return figures
    pairs = (line.split() for line in printed.splitlines() if line.strip())
    return {name: float(value) for name, value in pairs}


def seed(step: Step, shared: Path, jobs: int) -> dict[str, Any]:
    """Count the seed report's incidents found, and its claims with the right claimant (by half the words or more)."""
    from benchmarks import likeness, scoring

    pred = {p["id"]: p for p in map(json.loads, predictions(step, shared, jobs).read_text("utf-8").splitlines())}
    lines = (shared / "bench" / step.gold).read_text("utf-8").splitlines()
    gold = next(g for g in map(json.loads, lines) if g["id"] == "seed")
    told = pred["seed"]
    found = scoring.match(gold["incidents"], told["incidents"], scoring.incident_likeness)
    claims = scoring.match(gold["claims"], told["claims"], scoring.claim_likeness)
    right = [g for g, p in claims if likeness.overlap(g["claimant"], p["claimant"]) >= 0.5]
    return {"incidents": len(found), "claims": len(right)}


def gate_figures() -> dict[str, Any]:
    """Measure the sets of the quality gate, by name."""
    from benchmarks import gate
    from benchmarks.registry import BENCHES

    return {s.name: gate.measure(BENCHES["ledger"].load(), s.records) for s in gate.gold_sets()}


def speed_figures() -> dict[str, Any]:
    """Measure speed and memory."""
    from benchmarks.speed import measure_all

    return measure_all(SPEED_REPORTS)


def sameness_figures() -> dict[str, Any]:
    """Prove that a reading does not depend on how it is read."""
    from benchmarks.sameness import differing

    return {"differing": differing(SAMENESS_REPORTS)}


def date_figures() -> dict[str, Any]:
    """Measure our set of date expressions, and dateparser on it; `ours` is over both splits."""
    from benchmarks import dates

    sizes = {split: len(dates.cases(split)) for split in dates.SPLITS}
    found = dates.figures()
    return found | {"ours": sum(found[f"ours_{s}"] * n for s, n in sizes.items()) / sum(sizes.values())}


def lookup_figures() -> dict[str, Any]:
    """Measure how fast names are looked up."""
    from benchmarks.lookups import fresh

    return fresh()


def module_figures(step: Step) -> dict[str, Any]:
    """Measure what a module of this package measures."""
    figures: dict[str, Any] = getattr(import_module(f"benchmarks.{step.bench}"), step.function)()
    return figures


def last_words(stderr: str) -> str:
    """Give the last line that a failed command said."""
    return (stderr.strip().splitlines() or ["it failed without a word"])[-1]


def value_at(figures: dict[str, Any], path: str) -> float:
    """Follow a dotted path into a scorer's output.

    >>> value_at({"full": {"f1": 0.5}}, "full.f1")
    0.5
    """
    found: Any = figures
    for part in path.split("."):
        found = found[part]
    return float(found)


def result_of(step: Step, here: str, shared: Path, jobs: int, version: str = "") -> Result:
    """Give the kept result of this commit (and of this version of other weights), or measure and keep it."""
    file = KEPT / f"{step.name}-{here}{version and f'-{version}'}.json"
    if file.exists() and not here.endswith("+"):
        return msgspec.json.decode(file.read_bytes(), type=Result)
    figures = run_step(step, shared, jobs)
    values = {figure.name: round(value_at(figures, figure.path), 4) for figure in step.figures}
    result = Result(step.name, here, machine(), datetime.date.today().isoformat(), values)
    KEPT.mkdir(parents=True, exist_ok=True)
    file.write_bytes(msgspec.json.encode(result))
    return result


def rows_of(step: Step, result: Result, label: str = "") -> list[Row]:
    """Write a result as rows of the table, one a figure; `label` names weights other than those that ship."""
    split, prefix = (f"{step.split}, {label} weights", "HERODOTUS_WEIGHTS=… ") if label else (step.split, "")
    return [
        Row(
            set=step.name, split=split, figure=f.name, value=f"{result.values[f.name]:g}",
            floor=f.floor, bar=f.bar, goal=f.goal, reference=step.reference, command=f"`{prefix}{step.command}`",
            commit=result.commit, machine=result.machine, date=result.date,
        )
        for f in step.figures
    ]


def version_of(weights: Path | None) -> str:
    """Name the weights that stand in for those of the package; "" where none do."""
    return str(json.loads((weights / "model.json").read_text("utf-8"))["version"]) if weights else ""


def main(
    shared: Path, jobs: int, only: Sequence[str] | None = None, weights: Path | None = None, label: str = ""
) -> int:
    """Run the steps that are not yet done, rebuild the table; return 1 where a step failed."""
    here, rows, status, version = commit(), [], 0, version_of(weights)
    wanted = [step for step in steps() if not only or step.name in only]
    if unknown := set(only or ()) - {step.name for step in wanted}:
        print(f"no such step: {', '.join(sorted(unknown))}; see benchmarks/data/proof.toml", file=sys.stderr)
        return 1
    for step in wanted:
        try:
            result = result_of(step, here, shared, jobs, version)
        except (RuntimeError, OSError, KeyError, ValueError) as error:
            print(f"{step.name}: not measured ({error})", file=sys.stderr)
            status = 1
            continue
        print(step.name, "  ".join(f"{name} {value:g}" for name, value in result.values.items()), flush=True)
        rows += rows_of(step, result, label)
    rebuild(ROOT / "docs/benchmarks.md", rows, [step.name for step in steps()])
    return status
