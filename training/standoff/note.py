"""Check notation written on texts under `../shared`, and turn it into stand-off files.

`python -m training.standoff.note check FILE…` prints faults; `… write OUT.jsonl FILE…` writes offsets without text.
The notation is that of `training.corpus.notation`, without the text: `=== ID`, a line `---`, the records.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from training.corpus import check, notation
from training.standoff import attach, texts


def compose(path: Path, faults: list[str]) -> list[dict[str, Any]]:
    """Make the ledgers of a notation file, with the texts that its ids name."""
    blocks = list(notation.blocks(path.read_text(encoding="utf-8").splitlines()))
    found = texts.find({b.id for b in blocks})
    faults += [f"{b.line}: {b.id}: no such text" for b in blocks if b.id not in found]
    made = []
    for block in (b for b in blocks if b.id in found):
        text = found[block.id]
        record = notation.compose(block, text.text, faults)
        made.append(record | {"published": text.published, "outlet": text.outlet})
    return made


def main() -> int:
    """Check or write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("verb", choices=("check", "write"))
    parser.add_argument("files", nargs="+", type=Path, help="for write: the file to write, then those to read")
    options = parser.parse_args()
    out, paths = (options.files[0], options.files[1:]) if options.verb == "write" else (None, options.files)
    rows, status = [], 0
    for path in paths:
        faults: list[str] = []
        made = compose(path, faults)
        faults += [f"{r['id']}: {f}" for r in made for f in check.report_faults(r)]
        for fault in faults:
            print(f"{path}:{fault}")
        counts = {k: sum(len(r[k]) for r in made) for k in ("incidents", "claims", "relations")}
        print(f"{path}: {len(made)} reports, {counts}, faults {len(faults)}", file=sys.stderr)
        rows += [attach.detach(r) for r in made]
        status |= bool(faults)
    if out:
        out.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), encoding="utf-8")
    return status


if __name__ == "__main__":
    sys.exit(main())
