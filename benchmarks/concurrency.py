"""The concurrency proof: `python -m benchmarks.concurrency` lets writers and readers work in one ledger at once.

Each is a process. Afterwards no process may have met an error, every decision and report that a writer was given an id
for must be in the journal once, the ledger must verify, and its projections be equal to those made anew.
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import msgspec

from benchmarks.children import Child, Told, data_home
from benchmarks.crash_child import arrivals
from benchmarks.postgres import server
from benchmarks.projections import differing
from benchmarks.traffic import Deeds, read, write
from herodotus.ledger.journal import chain
from herodotus.ledger.journal.entries import Captured, Decided
from herodotus.ledger.ledger import Ledger

WRITERS = READERS = 8
SECONDS = 120.0
PATIENCE = 90.0  # seconds beyond the deadline: longer than a writer waits for another


def run(where: str, writers: int = WRITERS, readers: int = READERS, seconds: float = SECONDS) -> dict[str, Any]:
    """Make a ledger at a fresh place, let all work in it, and check it; returns figures."""
    with Ledger.create(where, who="ann") as ledger:
        ledger.record(arrivals(0, 20))
    deadline = time.monotonic() + seconds
    with ExitStack() as stack:
        writing = [stack.enter_context(Child(write, where, n + 1, deadline)) for n in range(writers)]
        reading = [stack.enter_context(Child(read, where, n + 1, deadline)) for n in range(readers)]
        told = [_told(child, deadline) for child in (*writing, *reading)]
    deeds = [_deeds(one) for one in told]
    ids = Counter(id for one in told for part in one if part.what in ("recorded", "decided") for id in part.ids)
    work = _work(deeds[:writers], "write", seconds) | _work(deeds[writers:], "read", seconds)
    checked = _checked(where, ids, work["decisions"])
    found = {"seconds": seconds, "writers": writers, "readers": readers, **work, **checked}
    return {**found, "wrong": wrong(found), "each_second": work["writes_a_second"] + work["reads_a_second"],
            "longest": max(work["longest_write"], work["longest_read"])}


def _told(child: Child, deadline: float) -> list[Told]:
    """Hear what a child tells at its end; one that says nothing for too long has met an error."""
    found = []
    while (one := child.told(max(0.1, deadline + PATIENCE - time.monotonic()))) is not None:
        found.append(one)
    return found


def _deeds(told: Sequence[Told]) -> Deeds:
    for one in told:
        if one.what == "deeds":
            return msgspec.json.decode(one.ids[0], type=Deeds)
    return Deeds(errors=["a process did not come to its end"])


def _work(deeds: Sequence[Deeds], name: str, seconds: float) -> dict[str, Any]:
    done = sum((Counter(one.done) for one in deeds), Counter[str]())
    found = {
        f"{name}s": dict(done), f"{name}s_a_second": round(done.total() / seconds, 1),
        f"longest_{name}": round(max((one.longest for one in deeds), default=0.0), 3),
        f"{name}s_refused": sum(one.refused for one in deeds),
        f"{name}_errors": [line for one in deeds for line in one.errors][:20],
    }  # fmt: skip
    return found | ({"decisions": done["decide"]} if name == "write" else {})


def _checked(where: str, ids: Counter[str], decisions: int) -> dict[str, Any]:
    """Hold the ledger against what writers were told."""
    with Ledger.open(where) as ledger:
        verdict = ledger.verify()
        with ledger.store.reading() as connection:
            bodies = [entry.body for entry in chain.entries(connection)]
        decided = [body.decision for body in bodies if isinstance(body, Decided)]
        held = Counter([*decided, *(body.report for body in bodies if isinstance(body, Captured))])
        return {
            "entries": verdict.entries, "lost": sum(not held[id] for id in ids),
            "doubled": sum(count > 1 for count in held.values()), "unasked": len(decided) - decisions,
            "problems": list(verdict.problems), "differing": differing(ledger),
        }  # fmt: skip


def wrong(found: dict[str, Any]) -> int:
    """Count what is not as it must be."""
    lines = ("write_errors", "read_errors", "problems", "differing")
    told = sum(len(found[name]) for name in lines)
    return told + int(found["lost"] + found["doubled"] + abs(found["unasked"]))


def sqlite(**how: Any) -> dict[str, Any]:
    """Work in a ledger in a file."""
    with tempfile.TemporaryDirectory(prefix="herodotus-traffic-") as folder:
        return run(f"{folder}/ledger.db", **how)


def postgresql(**how: Any) -> dict[str, Any]:
    """Work in a ledger on a server."""
    with tempfile.TemporaryDirectory(prefix="herodotus-traffic-") as home, data_home(Path(home)), server() as running:
        return run(running.create(), **how)


def main(seconds: float) -> int:
    """Work on both databases and print the figures; the exit status is 1 where something was wrong."""
    found = {"sqlite": sqlite(seconds=seconds), "postgresql": postgresql(seconds=seconds)}
    print(json.dumps(found, indent=1))
    return int(any(one["wrong"] for one in found.values()))


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]) if sys.argv[1:] else SECONDS))
