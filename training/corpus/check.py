"""Check annotated reports beyond what the notation can: `python -m training.corpus.check FILE.txt|FILE.jsonl…`.

Vocabulary, EDTF, ids, ties; that claims' cues stand near their contents; that a killed range does not turn round. One
line a fault, with the file and the report; exit status 1 if there is any.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from herodotus.reading.offline.schema import CLASSES, RELATIONS
from training.corpus import notation

KINDS = {"killed", "injured", "missing", "abducted", "detained", "displaced"}
TIES = {"part_of", "response_to", "precedent_of"}
DAY = r"(?:\d{4}|XXXX)(?:-\d\d(?:-\d\d)?)?[~?%]?"
EDTF = re.compile(rf"{DAY}$|(?:{DAY}|\.\.)/(?:{DAY}|\.\.)$")
CUE_REACH = 700  # characters between a cue and its content; beyond it the wrong occurrence was meant, as a rule


def records(path: Path, faults: list[str]) -> Iterator[dict[str, Any]]:
    """Read ledgers from JSONL or from notation."""
    if path.suffix == ".jsonl":
        yield from (json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip())
        return
    for block in notation.blocks(path.read_text(encoding="utf-8").splitlines()):
        yield notation.compose(block, block.text, faults)


def incident_faults(incident: dict[str, Any]) -> Iterator[str]:
    """Say what is wrong with an incident."""
    for key in ("type", "status"):
        if incident[key] not in CLASSES["incident"][key]:
            yield f"{key} {incident[key]!r} is none of {', '.join(CLASSES['incident'][key])}"
    if incident["when"] and not EDTF.match(incident["when"]):
        yield f"when {incident['when']!r} is not EDTF"
    for harm in incident.get("harm", ()):
        if harm["kind"] not in KINDS:
            yield f"harm kind {harm['kind']!r} is none of {', '.join(sorted(KINDS))}"
    for span in (incident["killed"], incident["injured"], *incident.get("harm", ())):
        if span and None not in (span["min"], span["max"]) and span["min"] > span["max"]:
            yield f"range turns round: {span}"


def claim_faults(claim: dict[str, Any], text: str, incidents: set[str]) -> Iterator[str]:
    """Say what is wrong with a claim."""
    for key in ("stance", "certainty", "aspect"):
        if claim[key] not in CLASSES["cue"][key]:
            yield f"{key} {claim[key]!r} is none of {', '.join(CLASSES['cue'][key])}"
    if missing := set(claim["about"]) - incidents:
        yield f"about {sorted(missing)}: no such incident"
    if claim["said_on"] and not EDTF.match(claim["said_on"]):
        yield f"said_on {claim['said_on']!r} is not EDTF"
    content = text.find(claim["content"])
    cues = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(claim['cue'])}(?!\w)", text)]
    if not cues:
        yield f"cue {claim['cue']!r} is not whole words of the text"
    elif min(max(content - c, c - content - len(claim["content"])) for c in cues) > CUE_REACH:
        yield f"cue {claim['cue']!r} is far from its content"


def report_faults(record: dict[str, Any]) -> Iterator[str]:
    """Say what is wrong with a report's ledger."""
    text, ids = record["text"], [i["id"] for i in record["incidents"]]
    for kind in ("incidents", "claims"):
        named = [r["id"] for r in record[kind]]
        if len(set(named)) < len(named):
            yield f"{kind}: an id stands twice"
    for incident in record["incidents"]:
        yield from (f"{incident['id']}: {f}" for f in incident_faults(incident))
    for claim in record["claims"]:
        yield from (f"{claim['id']}: {f}" for f in claim_faults(claim, text, set(ids)))
    for relation in record["relations"]:
        if relation["relation"] not in RELATIONS:
            yield f"relation {relation['relation']!r} is none of {', '.join(RELATIONS)}"
    for tie in record.get("ties", ()):
        if tie["tie"] not in TIES or tie["a"] == tie["b"] or not {tie["a"], tie["b"]} <= set(ids):
            yield f"tie {tie['a']} {tie['tie']} {tie['b']} is none of {', '.join(sorted(TIES))} between two incidents"


def main() -> int:
    """Print the faults of annotated files, and what the files hold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    status = 0
    for path in parser.parse_args().files:
        faults: list[str] = []
        held = list(records(path, faults))
        faults += [f"{r['id']}: {f}" for r in held for f in report_faults(r)]
        for fault in faults:
            print(f"{path}:{fault}")
        words = [len(r["text"].split()) for r in held]
        counts = {k: sum(len(r[k]) for r in held) for k in ("incidents", "claims", "relations")}
        print(f"{path}: {len(held)} reports, {sum(words)} words, {counts}, faults {len(faults)}")
        status |= bool(faults)
    return status


if __name__ == "__main__":
    sys.exit(main())
