"""PolNeAR attributions as examples: cue anchors with source and content, every attribution of an article."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from training.labels import Anchor, Example, Range, blank, to_pieces
from training.sources.files import lines


def polnear(path: Path, tokenizer: object) -> list[Example]:
    """Read PolNeAR articles: cue anchors with source and content, every attribution of the text."""
    return [_article(record, tokenizer) for record in lines(path)]


def _article(record: dict[str, Any], tokenizer: object) -> Example:
    example = blank(record["id"], "polnear", record["text"], tokenizer)
    tags: dict[str, list[Range]] = {"attribution_cue": [], "attribution_source": [], "attribution_content": []}
    for n, attribution in enumerate(record["attributions"]):
        parts = {
            k: [s for a, b in attribution[k] if (s := to_pieces(example.pieces, a, b))]
            for k in ("source", "cue", "content")
        }
        for part, spans in parts.items():
            tags[f"attribution_{part}"] += [s for s in spans if s not in tags[f"attribution_{part}"]]
        if parts["cue"]:
            anchor = Anchor("attribution_cue", parts["cue"][0], f"a{n}")
            anchor.roles = {"source": parts["source"], "content": parts["content"]}
            example.anchors.append(anchor)
    tags["attribution_cue"] = [a.span for a in example.anchors]
    example.tags = tags
    return example
