"""A corpus for timing: reports of about 500 words from our own sentence grammar, the same for the same seed.

The texts tell of an invented war in invented places, so that they measure speed and nothing else; the mix of events,
statements and plain sentences is that of a busy conflict report.
"""

from __future__ import annotations

import datetime
import functools
import random
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from herodotus.report import Report

SEED = 7
WORDS = 500
HOLE = re.compile(r"\{(\w+)\}")
NUMBERS = {"n": (2, 60), "d": (1, 28), "h": (2, 9)}
FIRST_DAY = datetime.date(2024, 3, 1)


@functools.cache
def grammar() -> dict[str, list[str]]:
    """Load the grammar: each name with its choices."""
    data: dict[str, Any] = tomllib.loads((Path(__file__).parent / "data/corpus.toml").read_text(encoding="utf-8"))
    return data


def reports(count: int, *, words: int = WORDS, seed: int = SEED) -> Iterator[Report]:
    """Generate reports of at least `words` words, ending with the sentence that reaches them.

    >>> a, b = next(reports(1)), next(reports(1))
    >>> a == b, 500 <= len(a.text.split()) < 560
    (True, True)
    """
    draw = random.Random(seed)
    for number in range(count):
        day = FIRST_DAY + datetime.timedelta(days=draw.randrange(300))
        text = text_of(draw, words)
        yield Report.of(
            text, id=f"speed-{number:05}", published=day.isoformat(), outlet=draw.choice(grammar()["outlets"])
        )


def text_of(draw: random.Random, words: int) -> str:
    """Write one text: paragraphs of two to four sentences."""
    paragraphs: list[str] = []
    length = 0
    while length < words:
        sentences = [sentence(draw) for _ in range(draw.randint(2, 4))]
        paragraphs.append(" ".join(sentences))
        length += sum(len(s.split()) for s in sentences)
    return "\n\n".join(paragraphs)


def sentence(draw: random.Random) -> str:
    """Draw a sentence and fill its holes until none is left."""
    text = draw.choice(grammar()["sentences"])
    while HOLE.search(text):
        text = HOLE.sub(lambda hole: _fill(hole.group(1), draw), text)
    return text[0].upper() + text[1:]


def _fill(name: str, draw: random.Random) -> str:
    if name in NUMBERS:
        return str(draw.randint(*NUMBERS[name]))
    return draw.choice(grammar()[name])
