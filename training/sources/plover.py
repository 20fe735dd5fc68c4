"""Stories with the PLOVER type that was asked of them (bench/plover) as examples of a whole text's type."""

from __future__ import annotations

from pathlib import Path

from herodotus.reading.offline.schema import TOPICS
from training.labels import Example, blank
from training.sources.files import lines

LONGEST = 900  # characters: the head reads sentences at run time, so a story's first sentences teach it


def read(path: Path, tokenizer: object, skip: set[str]) -> list[Example]:
    """Read the first sentences of the stories; `skip` names ids to leave out."""
    made = []
    for record in lines(path):
        if record["id"] in skip:
            continue
        text = record["text"]
        example = blank(record["id"], "plover", text[: text.find(". ", LONGEST // 3) + 1 or LONGEST], tokenizer)
        example.topic = TOPICS.index(record["type"])
        made.append(example)
    return made
