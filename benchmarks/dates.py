"""Our own set of date expressions in context, and dateparser on the same: `python -m benchmarks dates`.

`data/dates/build.jsonl` was looked at while the grammar was built, `sealed.jsonl` never; both were written by somebody
who knew docs/dates.md but not the program. A case is right where the expression gets exactly the EDTF value of the set
(or none, where the set has none). dateparser is given the words alone with the day of publication as its base; what it
gives is a day, so it can be right only where a day is asked for, or nothing.
"""

from __future__ import annotations

import json
import warnings
from collections import defaultdict
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from herodotus.naming.dates import resolve

DATA = Path(__file__).parent / "data/dates"
SPLITS = ("build", "sealed")
Case = dict[str, Any]


def cases(split: str) -> list[Case]:
    """Load a split of the set."""
    lines = (DATA / f"{split}.jsonl").read_text("utf-8").split("\n")
    return [json.loads(line) for line in lines if line]


def ours(case: Case) -> str | None:
    """Resolve a case as the package does."""
    return resolve(case["text"], case["published"], case["start"], case["end"]).edtf


def dateparsers(case: Case) -> str | None:
    """Resolve the words of a case with dateparser, past days preferred."""
    import dateparser

    settings: dict[str, Any] = {"PREFER_DATES_FROM": "past", "RETURN_AS_TIMEZONE_AWARE": False}
    if case["published"]:
        day = (case["published"] + "-01-01")[:10]
        settings["RELATIVE_BASE"] = datetime.fromisoformat(day)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = dateparser.parse(case["words"], languages=["en"], settings=settings)
    return found.date().isoformat() if found else None


def share(split: str, by: Callable[[Case], str | None]) -> float:
    """Give the share of a split that is exactly right."""
    found = cases(split)
    return sum(by(case) == case["edtf"] for case in found) / len(found)


def figures() -> dict[str, float]:
    """Measure both, on both splits."""
    told = {f"ours_{split}": share(split, ours) for split in SPLITS}
    return told | {f"dateparser_{split}": share(split, dateparsers) for split in SPLITS}


def main(*, wrong: bool = False) -> int:
    """Print the figures, ours by kind, and the wrong cases of the build split; those of the other stay sealed."""
    for name, value in figures().items():
        print(f"{name:20} {value:.4f}")
    for split in SPLITS:
        kinds: dict[str, list[bool]] = defaultdict(list)
        for case in cases(split):
            kinds[case["kind"]].append(ours(case) == case["edtf"])
        print(split, "  ".join(f"{kind} {sum(right)}/{len(right)}" for kind, right in sorted(kinds.items())))
    for case in cases("build"):
        if wrong and (answer := ours(case)) != case["edtf"]:
            print(f"{case['id']} {case['kind']:9} {case['published']} “{case['words']}” {answer} not {case['edtf']}")
    return 0
