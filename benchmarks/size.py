"""The size proof: `python -m benchmarks.size` fills a ledger with a million incidents and measures what its work costs.

The ledger is filled through `Ledger.record`, lies in out/size and is kept; when the filling was broken off it goes on
where it stopped. Measured, in a fresh process: lists by random filters of every kind, one incident, its history, and
the cost of one add (one report in one commit) beside that of the same add to a ledger of ten thousand incidents.
"""

from __future__ import annotations

import json
import math
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from functools import partial
from heapq import nlargest
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import event, func, select

from benchmarks.crash_child import arrivals
from benchmarks.made_up import OUTLETS
from benchmarks.questions import TAGS, filters
from benchmarks.speed import ROOT, peak_mib
from herodotus.ledger import ids
from herodotus.ledger.adding import Arrival
from herodotus.ledger.filters import Filter
from herodotus.ledger.ledger import Ledger
from herodotus.ledger.schema.tables import incident
from herodotus.ledger.views import REVIEWS, STATES

FOLDER = ROOT / "out/size"
INCIDENTS, SMALL = 1_000_000, 10_000
BATCH = 5_000  # reports a commit: each page that it touches is written once, which at full size takes half the time
ROOM = ("cache_size = -1048576", "wal_autocheckpoint = 200000")  # of SQLite while it is filled: 1 GB; 800 MB
FILTERS, RECORDS, ADDS = 300, 300, 100
FIRST_ADD = 50_000_000  # number of the first report that is added to measure it
DECIDED = 1_000  # incidents that are tagged, and as many that are accepted, so that filters find some
SEED = 11


def fill(file: Path, incidents: int, told: Callable[[str], None] = lambda _: None) -> None:
    """Fill a ledger up to so many incidents, with the made-up reports from 0 on in order, from where it stopped."""
    file.parent.mkdir(parents=True, exist_ok=True)
    if not file.exists():
        Ledger.create(file, who="size").close()
    with closing(Ledger.open(file, who="size")) as ledger:
        ledger.close()
        event.listen(ledger.store.engine, "connect", _give_room)
        there, number, done, begun = _count(ledger), _first_new(ledger, 0), 0, time.perf_counter()
        while there + done < incidents:
            batch = list(_upto(arrivals(number, BATCH), incidents - there - done))
            ledger.record(batch)
            number += len(batch)
            done += sum(len(one.reading.incidents) for one in batch if one.reading)
            seconds = time.perf_counter() - begun
            _note(file, there, done, seconds)
            told(f"{there + done:,} incidents, {done / seconds:,.0f} a second")
        _judge(ledger)


def _give_room(connection: Any, _: object) -> None:
    for setting in ROOM:
        connection.execute(f"PRAGMA {setting}")


def _note(file: Path, there: int, done: int, seconds: float) -> None:
    """Note how long filling took from `there` incidents on; a run that was broken off leaves its own line."""
    noted = _noted(file)
    noted[str(there)] = {"incidents": done, "seconds": round(seconds, 1)}
    _notes(file).write_text(json.dumps(noted), "utf-8")


def _noted(file: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(_notes(file).read_text("utf-8")) if _notes(file).exists() else {}
    return found


def _notes(file: Path) -> Path:
    return file.with_name(f"{file.name}.filled.json")


def _upto(arriving: Iterable[Arrival], most: int) -> Iterator[Arrival]:
    """Yield arrivals until they hold so many incidents."""
    for one in arriving:
        if most <= 0:
            return
        most -= len(one.reading.incidents) if one.reading else 0
        yield one


def _count(ledger: Ledger) -> int:
    with ledger.store.reading() as connection:
        return int(connection.execute(select(func.count()).select_from(incident)).scalar() or 0)


def _first_new(ledger: Ledger, first: int) -> int:
    """Find the first made-up report from a number on that is not in a ledger, where those before it are (bisection)."""
    low, high = first, first + 1
    while _has(ledger, high - 1):
        low, high = high, high + 2 * (high - first)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if _has(ledger, middle) else (low, middle)
    return low


def _has(ledger: Ledger, number: int) -> bool:
    return ledger.known([(arrivals(number, 1)[0].report, "report")])[0]


def _judge(ledger: Ledger) -> None:
    """Grade outlets, tag and accept some incidents, once, so that every kind of filter finds something."""
    if ledger.count(Filter(tag=TAGS)):
        return
    for number, outlet in enumerate(OUTLETS):
        ledger.grade(outlet, "ABCDEF"[number % 6])
    chosen = _some_ids(ledger, 2 * DECIDED, Random(SEED))
    for number, tag in enumerate(TAGS):
        some = Filter(ids=tuple(chosen[number : DECIDED : len(TAGS)]))
        ledger.decide_where(some, "tag", word=tag, why="", dry_run=False)
    ledger.decide_where(Filter(ids=tuple(chosen[DECIDED:])), "accept", why="so it is", dry_run=False)


def _some_ids(ledger: Ledger, count: int, draw: Random) -> list[str]:
    """Draw incidents by chance, at most so many."""
    found, column = set[str](), incident.c.id
    with ledger.store.reading() as connection:
        for _ in range(count):
            least = ids.made("inc", draw.randrange(2**60))
            query = select(column).where(column >= least).order_by(column).limit(1)
            found |= set(connection.execute(query).scalars())
    return sorted(found)


def measure(file: Path, small: Path, questions: int = FILTERS, records: int = RECORDS,
            adds: int = ADDS) -> dict[str, Any]:
    """Measure a filled ledger beside a small one; times in milliseconds."""
    with closing(Ledger.open(file)) as ledger, closing(Ledger.open(small)) as other:
        chosen = _some_ids(ledger, records, Random(SEED))
        lists = [(kind, filter, _timed(partial(ledger.list, filter))) for kind, filter in filters(questions, SEED)]
        found = {
            "incidents": _count(ledger), "accounts_each": _accounts_each(ledger, chosen),
            "list": _spread([took for _, _, took in lists]), "list_by_kind": _by_kind(lists),
            "slowest": [[filter.told(), round(took, 1)] for _, filter, took in nlargest(5, lists, lambda one: one[2])],
            "show": _spread([_timed(partial(ledger.show, id)) for id in chosen]),
            "history": _spread([_timed(partial(ledger.history, id)) for id in chosen]),
        }  # fmt: skip
        here, there = _added(ledger, other, adds)
    found |= {"add": _spread(here), "add_small": _spread(there), "file_mib": file.stat().st_size >> 20}
    return found | {"add_ratio": round(statistics.median(here) / statistics.median(there), 3),
                    "peak_mib": round(peak_mib(), 1)}  # fmt: skip


def _by_kind(lists: Sequence[tuple[str, Filter, float]]) -> dict[str, dict[str, float]]:
    times: dict[str, list[float]] = defaultdict(list)
    for kind, _, took in lists:
        times[kind].append(took)
    return {kind: _spread(some) for kind, some in times.items()}


def _added(ledger: Ledger, other: Ledger, count: int) -> tuple[list[float], list[float]]:
    """Time the same adds to two ledgers, in turn, so that both meet the same machine."""
    first, here, there = _first_new(ledger, FIRST_ADD), list[float](), list[float]()
    for number in range(first, first + count):
        arriving = arrivals(number, 1)
        here.append(_timed(partial(ledger.record, arriving)))
        there.append(_timed(partial(other.record, arriving)))
    return here, there


def _accounts_each(ledger: Ledger, chosen: Sequence[str]) -> float:
    """Count the accounts of an incident that are claims, on average over some."""
    records = ledger.records(Filter(ids=tuple(chosen), review=REVIEWS, state=STATES))
    claims = [sum(not one.narrated for one in record.accounts) for record in records]
    return round(statistics.fmean(claims), 2)


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def _spread(times: Sequence[float]) -> dict[str, float]:
    """Give median, 95th percentile and the longest of some times.

    >>> _spread([1.0, 2.0, 3.0, 4.0, 100.0])
    {'p50': 3.0, 'p95': 100.0, 'max': 100.0}
    """
    ordered = sorted(times)
    p95 = ordered[math.ceil(0.95 * len(ordered)) - 1]
    return {"p50": round(statistics.median(ordered), 2), "p95": round(p95, 2), "max": round(ordered[-1], 2)}


def figures(folder: Path = FOLDER, incidents: int = INCIDENTS, small: int = SMALL, **how: int) -> dict[str, Any]:
    """Fill the ledger as far as it is not, a small one beside it, and measure both in a fresh process."""
    file = folder / f"{incidents}.db"
    fill(file, incidents, _tell_now_and_then())
    with tempfile.TemporaryDirectory(prefix="small-", dir=folder) as beside:
        other = Path(beside) / f"{small}.db"
        fill(other, small)
        asked = json.dumps({"file": str(file), "small": str(other), **how})
        ran = subprocess.run([sys.executable, "-m", "benchmarks.size", asked], cwd=ROOT, capture_output=True, text=True)
    if ran.returncode:
        raise RuntimeError(f"measuring failed: {ran.stderr.strip().splitlines()[-1:]}")
    noted = _noted(file).values()
    pace = sum(one["incidents"] for one in noted) / max(1e-9, sum(one["seconds"] for one in noted))
    measured: dict[str, Any] = json.loads(ran.stdout)
    return measured | {"filled_a_second": round(pace, 1), "fill_peak_mib": round(peak_mib(), 1)}


def _tell_now_and_then() -> Callable[[str], None]:
    """Say on stderr how far filling is, twice a minute."""
    last = time.monotonic()

    def tell(line: str) -> None:
        nonlocal last
        if time.monotonic() - last > 30:
            last = time.monotonic()
            print(line, file=sys.stderr, flush=True)

    return tell


def main(arguments: Sequence[str]) -> int:
    """Print the figures for a number of incidents; with JSON, measure only the two ledgers that it names."""
    given = arguments[0] if arguments else str(INCIDENTS)
    if given.startswith("{"):
        how = json.loads(given)
        print(json.dumps(measure(Path(how.pop("file")), Path(how.pop("small")), **how)))
    else:
        print(json.dumps(figures(incidents=int(given)), indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
