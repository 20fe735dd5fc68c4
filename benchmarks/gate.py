"""The quality gate: the offline reader's figures on the committed gold set against pinned floors.

    python -m benchmarks.gate                show the figures beside the floors; exit 1 where one falls short
    python -m benchmarks.gate pin            pin today's figures; a floor only rises
    python -m benchmarks.gate pin --lower    allow floors to sink, or a changed gold set (say why in the commit)

The floors carry the SHA-256 of the gold files, so that the gold set cannot change unseen.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from benchmarks.scoring import Row, score

GOLD = Path(__file__).resolve().parents[1] / "tests/gold"
NOISE = 0.005  # int8 kernels differ between processors by less than this on the gold set's size
Predict = Callable[[Mapping[str, Any]], Mapping[str, Any]]


class Floors(msgspec.Struct, frozen=True):
    """The pinned figures and the digest of the gold set that they were measured on."""

    gold_sha256: str
    figures: dict[str, float]


def gold_files(folder: Path = GOLD) -> list[Path]:
    """List the gold files in the order of their names."""
    return sorted(folder.glob("*.jsonl"))


def digest(files: Sequence[Path]) -> str:
    """Digest names and bytes of the gold files."""
    sha = hashlib.sha256()
    for file in files:
        sha.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return sha.hexdigest()


def load_gold(folder: Path = GOLD) -> list[Row]:
    """Read the gold ledgers."""
    return [json.loads(line) for f in gold_files(folder) for line in f.read_text("utf-8").splitlines() if line]


def load_floors(folder: Path = GOLD) -> Floors | None:
    """Read the floors, None where none were pinned yet."""
    file = folder / "floors.json"
    return msgspec.json.decode(file.read_bytes(), type=Floors) if file.exists() else None


def measure(predict: Predict, gold: Sequence[Row]) -> dict[str, float]:
    """Read every gold report, its inputs alone, and score the ledgers."""
    from benchmarks.registry import BENCHES

    take = BENCHES["ledger"].take
    figures = score(gold, {right["id"]: predict(take(right)) for right in gold}).as_dict()
    return {name: round(value, 4) for name, value in figures.items()}


def shortfalls(figures: Mapping[str, float], floors: Floors, gold_sha256: str) -> list[str]:
    """Say, a sentence each, what falls short of the floors.

    >>> shortfalls({"LEDGER": 0.41}, Floors("d", {"LEDGER": 0.43}), "d")
    ['LEDGER is 0.410, below its floor 0.430']
    """
    said = [] if gold_sha256 == floors.gold_sha256 else ["the gold set is not the one the floors were measured on"]
    for name, floor in floors.figures.items():
        figure = figures.get(name, 0.0)
        if figure < floor - NOISE:
            said.append(f"{name} is {figure:.3f}, below its floor {floor:.3f}")
    return said


def raised(figures: Mapping[str, float], old: Floors | None, gold_sha256: str, lower: bool) -> Floors:
    """Give the new floors; raises `ValueError` where one would sink, or the gold set changed, without `lower`."""
    if old is not None and not lower:
        if said := shortfalls(figures, old, gold_sha256):
            raise ValueError("; ".join(said))
        figures = {name: max(value, old.figures.get(name, 0.0)) for name, value in figures.items()}
    return Floors(gold_sha256, dict(figures))


def _product_predict() -> Predict:
    from benchmarks.registry import BENCHES

    return BENCHES["ledger"].load()


def main(argv: Sequence[str] | None = None, folder: Path = GOLD, predict: Predict | None = None) -> int:
    """Check the floors, or pin them; return the exit status."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.gate", description=__doc__,
                                      formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("verb", nargs="?", choices=("check", "pin"), default="check")
    options.add_argument("--lower", action="store_true", help="let floors sink, or accept a changed gold set")
    asked = options.parse_args(argv)
    try:
        figures = measure(predict or _product_predict(), load_gold(folder))
    except OSError as error:
        print(f"not measured: {error}; the weights must lie in the package (make model)", file=sys.stderr)
        return 1
    floors, sha256 = load_floors(folder), digest(gold_files(folder))
    print("  ".join(f"{name} {value:.3f}" for name, value in figures.items()))
    if asked.verb == "pin":
        return _pin(figures, floors, sha256, folder, asked.lower)
    said = ["no floors are pinned; run: python -m benchmarks.gate pin"]
    said = shortfalls(figures, floors, sha256) if floors else said
    print("\n".join(said) or "every figure stands at or above its floor")
    return int(bool(said))


def _pin(figures: Mapping[str, float], old: Floors | None, sha256: str, folder: Path, lower: bool) -> int:
    try:
        floors = raised(figures, old, sha256, lower)
    except ValueError as error:
        print(f"not pinned: {error}; to lower a floor on purpose add --lower", file=sys.stderr)
        return 1
    text = msgspec.json.format(msgspec.json.encode(floors), indent=2)
    (folder / "floors.json").write_bytes(text + b"\n")
    print(f"pinned in {folder / 'floors.json'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
