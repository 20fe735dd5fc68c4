"""Draw the scenarios that the corpus was written from: `python -m training.corpus.scenarios --seed 7 --parts 16`.

Long reports as broadsheets write them came later: parts 17-20 with `--seed 11 --first 17 --report 673 --parts 4
--short 0 --long 16 --styles broadsheet,analysis,live`, parts 21-22 with `--seed 13 --first 21 --report 737 --parts 2
--short 0 --long 16 --styles broadsheet,analysis,live,wire`.

Incident types and statuses are dealt from shuffled decks, so that their minima hold whatever the draw; everything else
(region, period, outlet style, source constructions, date and harm expressions) is drawn by weight.
"""

from __future__ import annotations

import argparse
import datetime
import json
import random
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

# Types rare in the data we had before are dealt more often: 60 of each must be in the corpus, 30 of the others.
RARE = (
    "suicide_bombing", "explosion", "drone_strike", "shelling", "interception", "siege", "coup", "torture",
    "sexual_violence", "riot", "protest", "sanction", "chemical_attack", "destruction", "seizure",
)  # fmt: skip
COMMON = (
    "armed_clash", "territory_change", "air_strike", "explosive_device", "armed_attack", "killing", "abduction",
    "detention", "displacement", "agreement", "deployment", "other",
)  # fmt: skip
RARE_COPIES, COMMON_COPIES = 72, 42
STATUSES = {"attempted": 115, "prevented": 115, "planned": 150}  # at least 80 of each must be in the corpus
SHORT, LONG = (80, 350), (500, 1000)  # words
SHORT_A_PART, LONG_A_PART = 34, 8
QUIET_SHARE = 0.17
INCIDENTS_SHORT, INCIDENTS_LONG = (1, 2, 2, 3, 3, 4), (4, 5, 6, 7)


def decks() -> dict[str, Any]:
    """Read what scenarios are drawn from."""
    return tomllib.loads((Path(__file__).parent / "decks.toml").read_text(encoding="utf-8"))


def type_deck(draw: random.Random, size: int) -> Iterator[tuple[str, str]]:
    """Deal (type, status) pairs: the minima first, shuffled, then types at random."""
    types = [*RARE * RARE_COPIES, *COMMON * COMMON_COPIES]
    types += draw.choices(RARE + COMMON, k=max(0, size - len(types)))
    draw.shuffle(types)
    statuses = [s for s, n in STATUSES.items() for _ in range(n)]
    statuses += ["occurred"] * (len(types) - len(statuses))
    draw.shuffle(statuses)
    yield from zip(types, statuses, strict=True)


class Draw:
    """One seeded draw of scenarios."""

    def __init__(self, seed: int, styles: tuple[str, ...] = ()) -> None:
        """Start the draw; the same seed gives the same scenarios. `styles` keeps those that begin with one of them."""
        self.random = random.Random(seed)
        self.decks = decks()
        known: dict[str, Any] = self.decks["styles"]
        self.styles = {name: s for name, s in known.items() if not styles or name.startswith(styles)}
        self.pairs = type_deck(self.random, 1740)

    def day(self) -> str:
        """Draw a publication day by the weights of the periods."""
        periods = list(self.decks["periods"].values())
        first, last, _ = self.random.choices(periods, weights=[p[2] for p in periods])[0]
        start = datetime.date(first, 1, 1)
        days = (datetime.date(min(last, 2025), 12, 28) - start).days
        return (start + datetime.timedelta(days=self.random.randrange(days))).isoformat()

    def style(self) -> str:
        """Draw an outlet style, with what it asks for."""
        name = self.random.choices(list(self.styles), weights=[s[0] for s in self.styles.values()])[0]
        return f"{name}: {self.styles[name][1]}"

    def style_of(self, day: str) -> str:
        """Draw an outlet style that existed on the day: no teletype after the 1980s, no live blog before 2008."""
        while True:
            style = self.style()
            teletype, blog = style.startswith("upper case"), style.startswith("live")
            if not (teletype and day > "1993") and not (blog and day < "2008"):
                return style

    def some(self, deck: str, count: int) -> list[str]:
        """Draw different items of a deck."""
        return self.random.sample(self.decks[deck]["items"], count)

    def scenario(self, number: int, long: bool) -> dict[str, Any]:
        """Draw one scenario; about one in six is a report without conflict."""
        words = self.random.randint(*(LONG if long else SHORT))
        head: dict[str, Any] = {"id": f"h{number:04d}", "published": self.day(), "words": words}
        if self.random.random() < QUIET_SHARE:
            return head | {"quiet": self.some("quiet", 1)[0]}
        region = self.random.choice(list(self.decks["regions"]))
        count = self.random.choice(INCIDENTS_LONG if long else INCIDENTS_SHORT)
        return head | {
            "country": self.random.choice(self.decks["regions"][region]),
            "style": self.style_of(head["published"]),
            "incidents": [" ".join(next(self.pairs)) for _ in range(count)],
            "sources": self.some("constructions", 5 if long else 3),
            "dates": self.some("dates", 3 if long else 2),
            "harm": self.some("harm", 2 if long else 1),
            "features": self.some("features", 4 if long else 2),
        }

    def part(self, first: int, short: int = SHORT_A_PART, long: int = LONG_A_PART) -> list[dict[str, Any]]:
        """Draw one part of the corpus, what one writer takes on; its reports are numbered from `first`."""
        lengths = [False] * short + [True] * long
        self.random.shuffle(lengths)
        return [self.scenario(first + n, is_long) for n, is_long in enumerate(lengths)]


def main() -> None:
    """Write the scenarios of all parts, one JSON object a line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--first", type=int, default=1, help="number of the first part")
    parser.add_argument("--report", type=int, default=1, help="number of the first report")
    parser.add_argument("--parts", type=int, default=16)
    parser.add_argument("--short", type=int, default=SHORT_A_PART, help="short reports a part")
    parser.add_argument("--long", type=int, default=LONG_A_PART, help="long reports a part")
    parser.add_argument("--styles", default="", help="comma-separated; all of decks.toml where not given")
    parser.add_argument("--out", type=Path, required=True, help="folder for part-NN.jsonl")
    options = parser.parse_args()
    draw = Draw(options.seed, tuple(options.styles.split(",")) if options.styles else ())
    options.out.mkdir(parents=True, exist_ok=True)
    for n in range(options.parts):
        scenarios = draw.part(options.report + n * (options.short + options.long), options.short, options.long)
        lines = [json.dumps(s, ensure_ascii=False) for s in scenarios]
        (options.out / f"part-{options.first + n:02d}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
