"""Turn the notation that annotators write into ledgers (GUIDE.md's keys and DESIGN.md's further ones).

A file holds reports, each headed by `=== ID | PUBLISHED | OUTLET`, its text, a line `---`, and one line a record:

    i1 air_strike occurred | when 2014-05-01 | where Amada, SD | by Air Force; Army | at depot | with drones
       | harm killed 3-5 civilians; injured 12- unknown | count 3- | ev exact words || second evidence
    c1 blames certain named | by Air Force | via Agency | said 2014-05-01 | cue said | text first words ... last words
       | on i1 i2 responsibility = Army; Navy
    r Army | opposes | Front | ev exact words
    t i2 response_to i1 | ev exact words

A record may run over several lines where they are indented. Fields that do not apply are left out. `...` between the
first and the last words stands for all between them. Ranges: `3`, `3-5`, `3-` (at least), `-24` (up to). Killed and
injured are the sums of `harm`; where told tolls are rivals, `killed 3-9` or `injured 5-` says the span over them.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HEAD = re.compile(r"=== *([\w.-]+)(?: *\| *(\d{4}-\d\d-\d\d|unknown) *\| *(.+))?$")
INCIDENT = re.compile(r"(i\d+) (\w+) (\w+)$")
CLAIM = re.compile(r"(c\d+) (\w+) (\w+) (named|anon)$")
TIE = re.compile(r"t (i\d+) (\w+) (i\d+)$")
RANGE = re.compile(r"(\d*)(-?)(\d*)$")
PLACE = re.compile(r"(.+?), ([A-Z]{2}|\?)$")
ELLIPSIS = re.compile(r"\s\.\.\.\s")


class Fault(ValueError):
    """A line of notation that says something the notation or the text does not allow."""


@dataclass
class Block:
    """One report of a notation file: head, text, and records with the number of their first line."""

    id: str
    published: str | None
    outlet: str | None
    line: int
    text: str = ""
    records: list[tuple[int, str]] = field(default_factory=list)


def blocks(lines: list[str]) -> Iterator[Block]:
    """Cut a notation file into reports."""
    block: Block | None = None
    text: list[str] | None = None
    for number, line in enumerate(lines, 1):
        line = line.rstrip()
        if head := HEAD.match(line):
            if block:
                yield finished(block, text)
            block, text = Block(head[1], head[2], head[3], number), []
        elif block is None:
            continue
        elif line == "---" and text is not None:
            block, text = finished(block, text), None
        elif text is not None:
            text.append(line)
        elif line.startswith((" ", "\t", "|")) and block.records:
            first, record = block.records[-1]
            block.records[-1] = (first, f"{record} {line.strip()}")
        elif line:
            block.records.append((number, line))
    if block:
        yield finished(block, text)


def finished(block: Block, text: list[str] | None) -> Block:
    """Give a block its text, once the text has ended."""
    if text is not None:
        block.text = "\n".join(text).strip()
    return block


def span(text: str, words: str) -> str:
    """Find exact words in a text, with `...` for what lies between the first and the last; raise Fault if absent."""
    parts = ELLIPSIS.split(words.strip())
    start = text.find(parts[0])
    end = start
    for part in parts:
        end = text.find(part, end)
        if start < 0 or end < 0:
            raise Fault(f"not in the text: {part[:70]!r}")
        end += len(part)
    return text[start:end]


def number_range(words: str) -> dict[str, int | None]:
    """Read `3`, `3-5`, `3-` or `-24`."""
    found = RANGE.match(words)
    if not found or not (found[1] or found[3]):
        raise Fault(f"not a range (3, 3-5, 3-, -24): {words!r}")
    low = int(found[1]) if found[1] else None
    return {"min": low, "max": int(found[3]) if found[3] else (None if found[2] else low)}


def names(text: str, words: str) -> list[str]:
    """Split names at semicolons; each must stand in the text, in whatever case."""
    found = [w.strip() for w in words.split(";") if w.strip()]
    for name in found:
        if name.lower() not in text.lower():
            raise Fault(f"name not in the text: {name!r}")
    return found


def fields(line: str, known: set[str]) -> tuple[str, dict[str, str]]:
    """Split a record into its head and its fields by key."""
    head, *rest = [p.strip() for p in re.split(r"(?<!\|)\|(?!\|)", line)]
    found = {}
    for part in filter(None, rest):
        key, _, value = part.partition(" ")
        if key not in known or key in found:
            raise Fault(f"field {key!r} is unknown or stands twice; known: {', '.join(sorted(known))}")
        found[key] = value.strip()
    return head, found


def harm(words: str) -> list[dict[str, Any]]:
    """Read `killed 3-5 civilians; injured 12- unknown`."""
    found = []
    for part in filter(None, (p.strip() for p in words.split(";"))):
        bits = part.split(" ", 2)
        if len(bits) != 3:
            raise Fault(f"harm is KIND RANGE WHO: {part!r}")
        found.append({"kind": bits[0], **number_range(bits[1]), "who": bits[2]})
    return found


def total(harms: list[dict[str, Any]], kind: str) -> dict[str, int | None] | None:
    """Sum the harm of one kind over those it befell; None where none is told."""
    chosen = [h for h in harms if h["kind"] == kind]
    if not chosen:
        return None
    lows, highs = [h["min"] for h in chosen], [h["max"] for h in chosen]
    low = sum(n for n in lows if n is not None) if any(n is not None for n in lows) else None
    return {"min": low, "max": None if None in highs else sum(highs)}


def incident(text: str, line: str) -> dict[str, Any]:
    """Read an incident's line."""
    known = {"when", "where", "by", "at", "with", "harm", "killed", "injured", "count", "ev"}
    head, found = fields(line, known)
    parts = INCIDENT.match(head)
    if not parts or "ev" not in found:
        raise Fault("an incident is `iN TYPE STATUS | … | ev exact words`")
    place = PLACE.match(found["where"]) if "where" in found else None
    if "where" in found and not place:
        raise Fault(f"where is `Place, CC` (two capitals, ? if no country): {found['where']!r}")
    harms = harm(found.get("harm", ""))
    tolls = {k: number_range(found[k]) if k in found else total(harms, k) for k in ("killed", "injured")}
    return {
        "id": parts[1],
        "type": parts[2],
        "status": parts[3],
        "when": found.get("when"),
        "where": {"name": place[1], "country": None if place[2] == "?" else place[2]} if place else None,
        "initiators": names(text, found.get("by", "")),
        "targets": names(text, found.get("at", "")),
        "means": names(text, found.get("with", "")),
        **tolls,
        "harm": harms,
        "count": number_range(found["count"]) if "count" in found else None,
        "evidence": [span(text, e) for e in found["ev"].split("||")],
    }


def about(words: str) -> tuple[list[str], str, list[str]]:
    """Read `i1 i2 responsibility = Army; Navy`: the incidents, the aspect, the values."""
    left, _, right = words.partition("=")
    *ids, aspect = left.split()
    return ids, aspect, [v.strip() for v in right.split(";") if v.strip()]


def claim(text: str, line: str) -> dict[str, Any]:
    """Read a claim's line."""
    head, found = fields(line, {"by", "via", "said", "cue", "text", "on"})
    parts = CLAIM.match(head)
    if not parts or not {"by", "cue", "text", "on"} <= set(found):
        raise Fault("a claim is `cN STANCE CERTAINTY named|anon | by … | cue … | text … | on [iN …] ASPECT [= VALUE]`")
    by = found["by"]
    ids, aspect, value = about(found["on"])
    return {
        "id": parts[1],
        "claimant": by if by == "unattributed" else names(text, by)[0],
        "named": parts[4] == "named",
        "via": names(text, found.get("via", "")),
        "stance": parts[2],
        "certainty": parts[3],
        "said_on": found.get("said"),
        "cue": span(text, found["cue"]),
        "content": span(text, found["text"]),
        "about": ids,
        "aspect": aspect,
        "value": value,
    }


def relation(text: str, line: str) -> dict[str, Any]:
    """Read a relation's line."""
    parts = [p.strip() for p in line[1:].split("|")]
    if len(parts) != 4 or not parts[3].startswith("ev "):
        raise Fault("a relation is `r A | RELATION | B | ev exact words`")
    a, b = names(text, parts[0])[0], names(text, parts[2])[0]
    return {"a": a, "relation": parts[1], "b": b, "evidence": span(text, parts[3][3:])}


def tie(text: str, line: str) -> dict[str, Any]:
    """Read a tie's line."""
    head, found = fields(line, {"ev"})
    parts = TIE.match(head)
    if not parts or "ev" not in found:
        raise Fault("a tie is `t iN part_of|response_to|precedent_of iM | ev exact words`")
    return {"a": parts[1], "tie": parts[2], "b": parts[3], "evidence": span(text, found["ev"])}


READERS = {"i": ("incidents", incident), "c": ("claims", claim), "r": ("relations", relation), "t": ("ties", tie)}


def compose(block: Block, text: str, faults: list[str]) -> dict[str, Any]:
    """Make the ledger of one report; what cannot be read is added to `faults`, the rest stands."""
    made: dict[str, list[Any]] = {"incidents": [], "claims": [], "relations": [], "ties": []}
    for number, line in block.records:
        try:
            if line[0] not in READERS:
                raise Fault("a record starts with iN, cN, r or t")
            key, read = READERS[line[0]]
            made[key].append(read(text, line))
        except Fault as fault:
            faults.append(f"{number}: {block.id}: {line[:40]}: {fault}")
    return {"id": block.id, "published": block.published, "outlet": block.outlet, "text": text, "more": True, **made}


def main() -> int:
    """Print the ledgers of notation files as JSONL; faults go to stderr with file and line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    status = 0
    for path in parser.parse_args().files:
        for block in blocks(path.read_text(encoding="utf-8").splitlines()):
            faults: list[str] = []
            print(json.dumps(compose(block, block.text, faults), ensure_ascii=False))
            for fault in faults:
                print(f"{path}:{fault}", file=sys.stderr)
                status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
