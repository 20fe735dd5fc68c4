"""MUC-4 answer keys as examples: tags of who did it, whom and what it hit, and with what."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from training.labels import Example, blank, to_pieces

MUC_ROLES = {
    "perp_individual": "perp_individual",
    "perp_org": "perp_org",
    "hum_target": "victim",
    "phys_target": "phys_target",
    "instrument": "weapon",
}


def muc(records: Iterable[dict[str, Any]], tokenizer: object, skip: set[str]) -> list[Example]:
    """Read MUC-4 templates as tags of who did it, what was hit, and with what; `skip` names ids to leave out."""
    return [_message(record, tokenizer) for record in records if record["id"] not in skip]


def _message(record: dict[str, Any], tokenizer: object) -> Example:
    example = blank(record["id"], "muc", record["text"], tokenizer)
    lower = record["text"].lower()
    example.tags = {tag: [] for tag in set(MUC_ROLES.values())}
    for incident in record["incidents"]:
        for slot, tag in MUC_ROLES.items():
            for mention in {m.lower() for entity in incident.get(slot) or [] for m in entity if len(m) > 2}:
                for m in re.finditer(r"(?<!\w)" + re.escape(mention) + r"(?!\w)", lower):
                    span = to_pieces(example.pieces, *m.span())
                    if span and span not in example.tags[tag]:
                        example.tags[tag].append(span)
    return example
