"""Learn which of several places of a name is meant: `python -m training.gazetteer.rank [--folds]`.

A conditional logit over the candidates of each annotated name (bench/geo: LGL and GeoVirus), by gradient steps with a
pull towards the weights in place. `--folds` learns on four fifths of the documents and counts the fifth, five times
over, and prints the share put within 161 km; without it the weights of all documents are written down.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from herodotus.naming.actors import home_of
from herodotus.naming.places.candidates import alike, exact
from herodotus.naming.places.context import context_of
from herodotus.naming.places.phrases import phrases
from herodotus.naming.places.rank import weights
from herodotus.naming.places.relative import kilometres
from herodotus.naming.places.resolve import fits, weighed
from herodotus.naming.places.surroundings import Beside, beside

OUT = Path(__file__).parents[2] / "src/herodotus/naming/places/data/rank.toml"
SETS = ("lgl", "geovirus")
RIGHT_KM = 161.0  # the bench's measure: 100 miles
AS_GOOD_KM = 25.0  # candidates this much farther than the nearest are as right as it: a town and the unit around it
PULL = 0.5  # strength of the pull towards the weights in place, in examples a weight
ROUNDS, STEP = 400, 0.5
Floats = NDArray[np.float64]
HEAD = """\
# Weights of the reasons for which one of several places of a name is meant, in powers of e: a conditional logit, learnt
# by `python -m training.gazetteer.rank` on LGL and GeoVirus (bench/geo) from weights set by hand. Over five folds of
# documents it puts .883 of 6,051 names that have a candidate within 161 km, the weights set by hand .880.
"""


class Case:
    """A name with its candidates: their reasons as a matrix, which of them are right, and how far each is off."""

    def __init__(self, matrix: Floats, away: Floats) -> None:
        """Mark the candidates that are right."""
        self.matrix, self.away = matrix, away
        self.right = away <= min(RIGHT_KM, away.min() + AS_GOOD_KM)


def cases(record: dict[str, Any], names: list[str]) -> Iterator[Case]:
    """Give the names of a document that have several candidates, one of which is right."""
    text = record["text"]
    spans = [(t["start"], t["end"]) for t in record["toponyms"]]
    distinct = tuple(dict.fromkeys(text[a:b] for a, b in spans))
    context = context_of(text, distinct, (), home_of(None, record.get("url")))
    for toponym in record["toponyms"]:
        if toponym.get("lat") is None:
            continue
        name = text[toponym["start"] : toponym["end"]]
        near = beside(text, name, toponym["start"])
        if not near.containers:
            near = Beside(beside(text, name, None).containers, near.unit)
        if (found := candidates(name, context, near)) is not None:
            entries, reasons = found
            matrix = np.array([[r.get(n, 0.0) for n in names] for r in reasons])
            gold = (toponym["lat"], toponym["lon"])
            away = np.array([kilometres((e.lat, e.lon), gold) for e in entries])
            yield Case(matrix, away)


def candidates(name: str, context: Any, near: Beside) -> tuple[Any, Any] | None:
    """Give the entries that the resolver would weigh, with the reasons for each."""
    for phrase in phrases(name):
        for look_up in (exact, alike):
            entries = [e for e in look_up(phrase.core) if fits(e, phrase, context, near)]
            if entries:
                return entries, weighed(name, phrase, entries, context, near)
    return None


def learn(found: list[Case], names: list[str]) -> Floats:
    """Learn the weights by gradient steps on the log of the share that the right candidates get."""
    start = np.array([weights()[n] for n in names])
    learnt, momentum = start.copy(), np.zeros_like(start)
    useful = [c for c in found if c.right.any() and not c.right.all()]
    for turn in range(ROUNDS):
        slope = PULL * (learnt - start)
        for case in useful:
            scores = case.matrix @ learnt
            share = np.exp(scores - scores.max())
            share /= share.sum()
            among = np.where(case.right, share, 0.0)
            slope += case.matrix.T @ (share - among / among.sum())
        momentum = 0.9 * momentum + slope / len(useful)
        learnt = learnt - STEP * (1 - turn / ROUNDS) * momentum
    return np.asarray(learnt)


def within(found: list[Case], by: Floats) -> float:
    """Give the share of names whose likeliest candidate lies within 161 km."""
    return float(np.mean([c.away[int(np.argmax(c.matrix @ by))] <= RIGHT_KM for c in found]))


def folds(documents: list[list[Case]], names: list[str]) -> None:
    """Count five folds by documents, and print what each gives and what the weights in place give on it."""
    order = list(range(len(documents)))
    random.Random(7).shuffle(order)
    here = np.array([weights()[n] for n in names])
    for fold in range(5):
        held = set(order[fold::5])
        teach = [c for i, d in enumerate(documents) if i not in held for c in d]
        ask = [c for i in held for c in documents[i]]
        counted = f"in place {within(ask, here):.4f}, learnt {within(ask, learn(teach, names)):.4f}"
        print(f"fold {fold}: {len(ask)} names, {counted}")


def write(by: Floats, names: list[str], out: Path = OUT) -> None:
    """Write the weights down."""
    lines = "".join(f"{n} = {w:.3f}\n" for n, w in zip(names, by, strict=True))
    out.write_text(f"{HEAD}\n[weights]\n{lines}", encoding="utf-8")


def main() -> None:
    """Read the documents, then count folds or write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--folds", action="store_true")
    options = parser.parse_args()
    names, documents = list(weights()), []
    for name in SETS:
        for line in (options.shared / f"bench/geo/{name}.jsonl").read_text("utf-8").split("\n"):
            if line:
                documents.append(list(cases(json.loads(line), names)))
    if options.folds:
        folds(documents, names)
    else:
        write(learn([c for d in documents for c in d], names), names)


if __name__ == "__main__":
    main()
