"""Show what the corpus holds and how varied it is: `python -m training.corpus.statistics`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import combinations, pairwise
from typing import Any

from training.corpus import parts

SHORT, LONG = range(60, 421), range(430, 1251)  # words; a writer may miss the length asked for by a fifth
SHINGLE = 5  # words; two reports on different events share runs this long by chance in a few places only


def words(text: str) -> list[str]:
    """Lower-case words of a text."""
    return re.findall(r"\w+", text.lower())


def shingles(text: str) -> set[tuple[str, ...]]:
    """Cut a text into runs of `SHINGLE` words."""
    found = words(text)
    return {tuple(found[i : i + SHINGLE]) for i in range(len(found) - SHINGLE + 1)}


def is_quiet(record: dict[str, Any]) -> bool:
    """Whether a report records nothing."""
    return not (record["incidents"] or record["claims"] or record["relations"])


def counts(records: list[dict[str, Any]]) -> dict[str, Counter[str]]:
    """Count incidents by type and status, claims by stance, certainty and aspect, relations, ties."""
    incidents = [i for r in records for i in r["incidents"]]
    claims = [c for r in records for c in r["claims"]]
    return {
        "type": Counter(i["type"] for i in incidents),
        "status": Counter(i["status"] for i in incidents),
        "stance": Counter(c["stance"] for c in claims),
        "certainty": Counter(c["certainty"] for c in claims),
        "aspect": Counter(c["aspect"] for c in claims),
        "carriers": Counter(str(len(c["via"])) for c in claims),
        "relation": Counter(r["relation"] for x in records for r in x["relations"]),
        "tie": Counter(t["tie"] for x in records for t in x["ties"]),
    }


def nearest_pair(records: list[dict[str, Any]]) -> tuple[float, str, str]:
    """Find the two reports that share the largest part of the shorter one's word runs: the share, their ids."""
    cut = [(r["id"], shingles(r["text"])) for r in records]
    return max((len(a & b) / max(1, min(len(a), len(b))), x, y) for (x, a), (y, b) in combinations(cut, 2))


def variety(texts: Iterable[str]) -> dict[str, float]:
    """Measure vocabulary: words, different words, those that occur once, openings and word pairs that are not repeated.

    `openings` is the share of reports whose first four words open no other; `pairs` the share of different word pairs.
    """
    cut = [words(t) for t in texts]
    vocabulary = Counter(w for t in cut for w in t)
    openings = Counter(tuple(t[:4]) for t in cut)
    pairs = Counter(p for t in cut for p in pairwise(t))
    total = sum(vocabulary.values())
    return {
        "words": total,
        "different words": len(vocabulary),
        "words used once": sum(n == 1 for n in vocabulary.values()),
        "openings": sum(n for n in openings.values() if n == 1) / len(cut),
        "pairs": len(pairs) / max(1, sum(pairs.values())),
    }


def main() -> None:
    """Print the figures that the README of the corpus holds."""
    records = list(parts.read())
    lengths = [len(r["text"].split()) for r in records]
    print(f"reports {len(records)}, of {len([n for n in lengths if n in SHORT])} short, "
          f"{len([n for n in lengths if n in LONG])} long, quiet {sum(map(is_quiet, records))}")
    print("split", dict(Counter(parts.split_of(r["id"]) for r in records)))
    for name, found in counts(records).items():
        print(f"{name}: {sum(found.values())}: {', '.join(f'{k} {n}' for k, n in found.most_common())}")
    print("nearest pair", nearest_pair(records))
    print("variety", {k: round(v, 3) for k, v in variety(r["text"] for r in records).items()})


if __name__ == "__main__":
    main()
