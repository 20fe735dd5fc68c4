"""The tampering proof: `python -m benchmarks.tampering` changes a ledger at random, once a copy, and verifies the copy.

Every change has to be found (a verdict that is not `ok`) and has to be laid to the first entry that it broke. A ledger
of some sixty entries with real bodies is written through the journal's own `append`, another one after each `A_LEDGER`
changes; each copy of it takes one change of one of `KINDS`, in turn, and really differs. All but the kinds that say so
are found with neither head file nor seal.
The same seed and count give the same changes.

Not among the kinds, as they change nothing that was written: a payload packed anew with a right `check`, and an entry
that was appended in due form.
"""

from __future__ import annotations

import json
import random
import sqlite3
import sys
import time
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from sqlalchemy import Engine, StaticPool, create_engine

from benchmarks import damages, histories
from benchmarks.damages import COLUMNS, Copy, Damage
from herodotus.ledger.journal import sealing
from herodotus.ledger.journal.head import HeadFile
from herodotus.ledger.journal.verdict import Verdict
from herodotus.ledger.journal.verifying import verify
from herodotus.ledger.schema.tables import journal, metadata, payload

CHANGES = 10_000
SEED = 7
REPORTS = 12
A_LEDGER = 500  # changes made to copies of one ledger


class Kind(msgspec.Struct, frozen=True):
    """A kind of change, and what it is found by beside the tables: nothing, the head file, or a seal."""

    damage: Damage
    by: str = ""


class Outcome(msgspec.Struct, frozen=True):
    """A change that was made: whether it was found, and laid to the first entry that it broke."""

    kind: str
    found: bool
    placed: bool


KINDS: Mapping[str, Kind] = {
    **{f"a byte of {t}.{c}": Kind(damages.byte_of(t, c)) for t, columns in COLUMNS.items() for c in columns},
    "a column of another type": Kind(damages.retyped),
    "headers swapped": Kind(damages.swapped("journal", "header")),
    "hashes swapped": Kind(damages.swapped("journal", "hash")),
    "entries swapped": Kind(damages.swapped("journal", "header", "hash")),
    "codings swapped": Kind(damages.swapped("payload", "coding")),
    "stored bytes swapped": Kind(damages.swapped("payload", "body")),
    "checks swapped": Kind(damages.swapped("payload", "check")),
    "payloads swapped": Kind(damages.swapped("payload", "coding", "body", "check")),
    "an entry deleted": Kind(damages.entry_deleted, by="head file"),
    "an entry doubled": Kind(damages.entry_doubled),
    "an entry inserted": Kind(damages.entry_inserted),
    "a payload deleted": Kind(damages.payload_deleted),
    "a payload doubled": Kind(damages.payload_doubled),
    "a payload added": Kind(damages.payload_added),
    "a payload replaced": Kind(damages.payload_replaced),
    "a payload packed anew, its check left": Kind(damages.packed_anew),
    "an erased payload put back": Kind(damages.erased_put_back),
    "a header with blanks, hashes worked out anew": Kind(damages.written_with_blanks),
    "a time set back, hashes worked out anew": Kind(damages.set_back),
    "the tail cut off (head file)": Kind(damages.tail_cut, by="head file"),
    "the tail cut off (seal)": Kind(damages.tail_cut, by="seal"),
    "history rewritten (head file)": Kind(damages.history_rewritten, by="head file"),
    "history rewritten (seal)": Kind(damages.history_rewritten, by="seal"),
}


class Bench:
    """A ledger in memory, and copies of it to be changed."""

    def __init__(self, seed: int = SEED, reports: int = REPORTS) -> None:
        """Write the ledger, a random one of its seed."""
        self._raw = sqlite3.connect(":memory:")
        self._engine = _engine(self._raw)
        with self._engine.connect() as connection:
            metadata.create_all(connection, tables=[journal, payload])
            self.erased = histories.write(connection, seed, reports)
            connection.commit()
            self.seal = sealing.seal(connection)
        self._image, self._contents = self._raw.serialize(), self._now()
        self.head_file = HeadFile(ledger=histories.LEDGER, count=self.seal.count, hash=self.seal.hash, at=self.seal.at)
        assert all(self.verify(by).ok for by in ("", "head file", "seal")), "a ledger is sound before it is changed"

    def copy(self, draw: random.Random) -> Copy:
        """Bring the ledger back as it was written, for one change."""
        self._raw.deserialize(self._image)
        return Copy(self._raw, draw, self.erased)

    def verify(self, by: str = "") -> Verdict:
        """Verify the copy as it stands, with the head file or the seal where one is named."""
        with self._engine.connect() as connection:
            return verify(connection, head_file=self.head_file if by == "head file" else None,
                          seal=str(self.seal) if by == "seal" else None)

    def change(self, kind: Kind, draw: random.Random) -> int | None:
        """Make one change; draws again where nothing differs, as where two equal codings were swapped."""
        while True:
            first = kind.damage(self.copy(draw))
            self._raw.commit()
            if self._now() != self._contents:
                return first

    def _now(self) -> list[Any]:
        """Read every column as it lies, with its type."""
        found = []
        for table, columns in COLUMNS.items():
            values = ", ".join(f'typeof("{column}"), CAST("{column}" AS BLOB)' for column in columns)
            found.append(self._raw.execute(f"SELECT {values} FROM {table} ORDER BY rowid").fetchall())
        return found


def outcomes(count: int, seed: int = SEED) -> Iterator[Outcome]:
    """Make so many changes, the kinds in turn, and verify each copy."""
    draw, names = random.Random(seed), tuple(KINDS)
    for number in range(count):
        if number % A_LEDGER == 0:
            bench = Bench(seed + number)
        name = names[number % len(names)]
        first = bench.change(KINDS[name], draw)
        verdict = bench.verify(KINDS[name].by)
        placed = verdict.first_broken.seq if verdict.first_broken else None
        yield Outcome(name, not verdict.ok, placed == first)


def figures(count: int = CHANGES, seed: int = SEED) -> dict[str, Any]:
    """Count changes made, found, and laid to the right entry, in all and by kind."""
    begun = time.perf_counter()
    kinds = {name: {"changes": 0, "found": 0, "placed": 0} for name in KINDS}
    for one in outcomes(count, seed):
        for what, much in (("changes", 1), ("found", one.found), ("placed", one.placed)):
            kinds[one.kind][what] += much
    summed = {what: sum(kind[what] for kind in kinds.values()) for what in ("changes", "found", "placed")}
    return {
        **summed, "share_found": summed["found"] / count, "share_placed": summed["placed"] / count,
        "milliseconds_each": round((time.perf_counter() - begun) * 1000 / count, 2), "kinds": kinds,
    }  # fmt: skip


def readable(found: Mapping[str, Any]) -> str:
    """Lay the figures out for people."""
    rows = [("in all", found), *found["kinds"].items()]
    lines = (f"{name:46}{row['changes']:7}{row['found']:7}{row['placed']:7}" for name, row in rows)
    return "\n".join((f"{'change':46}{'made':>7}{'found':>7}{'placed':>7}", *lines))


def main(changes: int, as_json: bool) -> int:
    """Run the proof and print it, as JSON or for people; the exit status is 1 where a change was not found."""
    found = figures(changes)
    print(json.dumps(found, indent=1) if as_json else readable(found))
    return 0 if found["found"] == found["changes"] else 1


def _engine(raw: sqlite3.Connection) -> Engine:
    """Let SQLAlchemy work on the one connection."""
    return create_engine("sqlite://", creator=lambda: raw, poolclass=StaticPool)


if __name__ == "__main__":
    sys.exit(main(CHANGES, as_json="--json" in sys.argv[1:]))
