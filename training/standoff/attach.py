"""Put stand-off annotation back onto the texts it points into: `python -m training.standoff.attach > LEDGERS.jsonl`.

The committed files hold no text: every quote is [start, end) in code points of the text that its id names under
`../shared`, with the text's SHA-256 so that another version of it is noticed and left out, with a line on stderr.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from training.standoff import texts

HERE = Path(__file__).parent
QUOTED = {"incidents": ("evidence",), "claims": ("cue", "content"), "relations": ("evidence",), "ties": ("evidence",)}
NAMED = {
    "incidents": ("initiators", "targets", "means"),
    "claims": ("claimant", "via", "value"),
    "relations": ("a", "b"),
    "ties": (),
}


def files(folder: Path = HERE) -> list[Path]:
    """List the committed files of stand-off annotation, in order."""
    return sorted(folder.glob("*.jsonl"))


def change(value: Any, turn: Any) -> Any:
    """Turn a cell, or every cell of a list of them."""
    many = isinstance(value, list) and not is_range(value)
    return [turn(v) for v in value] if many else turn(value)


def is_range(value: Any) -> bool:
    """Whether a cell is a [start, end) and no list of cells."""
    return isinstance(value, list) and len(value) == 2 and all(isinstance(v, int) for v in value)


def turned(record: dict[str, Any], turn: Any) -> dict[str, Any]:
    """Turn every cell of a record that holds words of the text."""
    made = dict(record)
    for kind in QUOTED:
        keys = QUOTED[kind] + NAMED[kind]
        made[kind] = [{k: change(v, turn) if k in keys else v for k, v in r.items()} for r in record[kind]]
    return made


def detach(record: dict[str, Any]) -> dict[str, Any]:
    """Replace the words of a ledger by where they stand, and its text by the text's hash.

    A word that is not in the text letter for letter (a value such as `killed 3`, `yes`) stays as it is.
    """
    text = record["text"]
    bare = {k: v for k, v in record.items() if k not in ("text", "published", "outlet")}

    def turn(cell: str) -> list[int] | str:
        start = text.find(cell) if cell else -1
        if start < 0:
            start = text.lower().find(cell.lower()) if cell and len(text.lower()) == len(text) else -1
        return [start, start + len(cell)] if start >= 0 else cell

    return turned(bare, turn) | {"sha256": hashlib.sha256(text.encode()).hexdigest()}


def attach(record: dict[str, Any], text: texts.Text) -> dict[str, Any]:
    """Put words and text back into a record of `detach`; raise ValueError where the text is another version."""
    if hashlib.sha256(text.text.encode()).hexdigest() != record["sha256"]:
        raise ValueError(f"{text.id}: the text is not the version that was annotated")

    def turn(cell: list[int] | str) -> str:
        return text.text[cell[0] : cell[1]] if isinstance(cell, list) else cell

    made = turned(record, turn)
    made.pop("sha256")
    return {"id": text.id, "published": text.published, "outlet": text.outlet, "text": text.text} | made


def ledgers(folder: Path = HERE, shared: Path = texts.SHARED) -> Iterator[dict[str, Any]]:
    """Read every stand-off annotation with its text; what cannot be attached is told on stderr and left out."""
    rows = [json.loads(line) for path in files(folder) for line in path.read_text(encoding="utf-8").splitlines()]
    found = texts.find({r["id"] for r in rows}, shared)
    for row in rows:
        try:
            if row["id"] not in found:
                raise ValueError(f"{row['id']}: no such text under {shared}")
            yield attach(row, found[row["id"]])
        except ValueError as fault:
            print(f"left out: {fault}", file=sys.stderr)


def main() -> None:
    """Print the ledgers as JSONL."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=texts.SHARED, help="the bench folder with the texts")
    for record in ledgers(shared=parser.parse_args().shared):
        print(json.dumps(record, ensure_ascii=False))


if __name__ == "__main__":
    main()
