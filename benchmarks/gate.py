"""The quality gate: the offline reader's figures on our gold set and our corpus's test split against pinned floors.

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

from benchmarks.reliability import error, outcomes
from benchmarks.scoring import Row, score
from training.corpus import parts

GOLD = Path(__file__).resolve().parents[1] / "tests/gold"
NOISE = 0.005  # int8 kernels differ between processors by less than this on the gold set's size
Predict = Callable[[Mapping[str, Any]], Mapping[str, Any]]


class GoldSet(msgspec.Struct, frozen=True):
    """Gold ledgers under a name, with the digest of the files they stand in."""

    name: str
    records: tuple[dict[str, Any], ...]
    sha256: str


class Floors(msgspec.Struct, frozen=True):
    """The pinned figures of one set and the digest of the files that they were measured on."""

    gold_sha256: str
    figures: dict[str, float]


AllFloors = dict[str, Floors]


def gold_files(folder: Path = GOLD) -> list[Path]:
    """List the gold files in the order of their names."""
    return sorted(folder.glob("*.jsonl"))


def digest(files: Sequence[Path]) -> str:
    """Digest names and bytes of the gold files."""
    sha = hashlib.sha256()
    for file in files:
        sha.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return sha.hexdigest()


def load_gold(folder: Path = GOLD) -> tuple[dict[str, Any], ...]:
    """Read the gold ledgers of a folder."""
    return tuple(json.loads(line) for f in gold_files(folder) for line in f.read_text("utf-8").split("\n") if line)


def gold_sets() -> tuple[GoldSet, ...]:
    """Read the sets of the gate: the committed gold set, and the test split of the Herodotus corpus."""
    test = tuple(parts.read("test"))
    return (
        GoldSet("gold", load_gold(), digest(gold_files())),
        GoldSet("corpus test", test, hashlib.sha256(json.dumps(test, sort_keys=True).encode()).hexdigest()),
    )


def load_floors(folder: Path = GOLD) -> AllFloors:
    """Read the floors by set, none where none were pinned yet."""
    file = folder / "floors.json"
    return msgspec.json.decode(file.read_bytes(), type=AllFloors) if file.exists() else {}


def measure(predict: Predict, gold: Sequence[Row]) -> dict[str, float]:
    """Read every gold report, its inputs alone, and score the ledgers; of every figure more is better.

    `quiet` is the share of the reports without a gold record that are left empty, `reliability` one less the expected
    calibration error of all scored cells.
    """
    from benchmarks.registry import BENCHES

    take = BENCHES["ledger"].take
    told = {right["id"]: predict(take(right)) for right in gold}
    quiet = [_is_empty(told[right["id"]]) for right in gold if _is_empty(right)]
    figures = score(gold, told).as_dict() | {"reliability": 1 - error(list(outcomes(gold, told)))}
    if quiet:
        figures["quiet"] = sum(quiet) / len(quiet)
    return {name: round(value, 4) for name, value in figures.items()}


def _is_empty(ledger: Row) -> bool:
    return not (ledger["incidents"] or ledger["claims"] or ledger["relations"])


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


def main(
    argv: Sequence[str] | None = None,
    folder: Path = GOLD,
    predict: Predict | None = None,
    sets: Sequence[GoldSet] | None = None,
) -> int:
    """Check the floors, or pin them in `folder`; return the exit status."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.gate", description=__doc__,
                                      formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("verb", nargs="?", choices=("check", "pin"), default="check")
    options.add_argument("--lower", action="store_true", help="let floors sink, or accept a changed gold set")
    asked = options.parse_args(argv)
    known = gold_sets() if sets is None else sets
    try:
        reader = predict or _product_predict()
        figures = {s.name: measure(reader, s.records) for s in known}
    except OSError as fault:
        print(f"not measured: {fault}; the weights must lie in the package (make model)", file=sys.stderr)
        return 1
    for name, found in figures.items():
        print(f"{name}:", "  ".join(f"{figure} {value:.3f}" for figure, value in found.items()))
    floors = load_floors(folder)
    if asked.verb == "pin":
        return _pin(known, figures, floors, folder, asked.lower)
    said = [f"{s.name}: {words}" for s in known for words in _short(s, figures[s.name], floors)]
    print("\n".join(said) or "every figure stands at or above its floor")
    return int(bool(said))


def _short(gold: GoldSet, figures: Mapping[str, float], floors: AllFloors) -> list[str]:
    if gold.name not in floors:
        return ["no floors are pinned; run: python -m benchmarks.gate pin"]
    return shortfalls(figures, floors[gold.name], gold.sha256)


def _pin(
    sets: Sequence[GoldSet], figures: Mapping[str, Mapping[str, float]], old: AllFloors, folder: Path, lower: bool
) -> int:
    try:
        floors = {s.name: raised(figures[s.name], old.get(s.name), s.sha256, lower) for s in sets}
    except ValueError as error:
        print(f"not pinned: {error}; to lower a floor on purpose add --lower", file=sys.stderr)
        return 1
    text = msgspec.json.format(msgspec.json.encode(floors), indent=2)
    (folder / "floors.json").write_bytes(text + b"\n")
    print(f"pinned in {folder / 'floors.json'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
