"""ECB+ as examples: which words tell of an event, an actor, a place, a time; which events of an article are one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from training.labels import Anchor, Example, blank, to_pieces
from training.sources.files import lines

KINDS = {"ACT": "event", "HUM": "actor", "NON": "actor", "LOC": "place", "TIM": "time"}


def read(path: Path, tokenizer: object) -> list[Example]:
    """Read the articles of an ECB+ split."""
    return [_article(record, tokenizer) for record in lines(path)]


def _article(record: dict[str, Any], tokenizer: object) -> Example:
    example = blank(record["doc"], "ecb", record["text"], tokenizer)
    example.extra = {tag: [] for tag in set(KINDS.values())}
    for mention in record["mentions"]:
        span = to_pieces(example.pieces, mention["start"], mention["end"])
        if span:
            example.extra[KINDS[mention["kind"]]].append(span)
            if mention["kind"] == "ACT":
                example.anchors.append(Anchor("incident", span, mention["cluster"]))
    return example
