"""The fault proof: a disk that fills, permissions taken away in mid-work, a head file that cannot be noted.

What must hold: whoever writes is told in one line (`LedgerError`, or a warning where only the head could not be noted),
what was refused is not in the ledger and what was not refused is, and when the fault is gone the ledger goes on.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import msgspec

from benchmarks.breaking import FILE, SERVER, Fault, filled, obey_permissions
from benchmarks.children import Child, Told, data_home
from benchmarks.crash_child import arrivals
from benchmarks.postgres import Server, server
from benchmarks.projections import differing
from herodotus.errors import LedgerError
from herodotus.ledger.ledger import Ledger

REPORTS = 20  # of one commit: more than fits into what SQLite and the disk have at hand
SIZE = "48m"  # of a file system that is to be filled; an empty database of PostgreSQL takes 8 MB
FULL = "full disk"


class Tried(msgspec.Struct, frozen=True):
    """One attempt to write: whether it was done, and the lines that were told."""

    done: bool
    lines: tuple[str, ...]
    first: int


def suffer(tell: Callable[[Told], None], where: str, name: str, folder: str) -> None:
    """Bring a fault about in the midst of work, and tell what was wrong; runs in a process of its own.

    `folder` is that of a small file system, for the fault `FULL`.
    """
    fault = Fault(lambda _: filled(Path(folder))) if name == FULL else {**FILE, **SERVER}[name]
    obey_permissions()
    with Ledger.open(where) as ledger:
        ledger.record(arrivals(0, 2))
        begun = ledger.seal().count
        with fault.bring(ledger):
            tried = [_try(lambda: ledger, REPORTS)]
            ledger.close()
            tried.append(_try(lambda: Ledger.open(where), 2 * REPORTS))
    for line in _wrong(where, fault, tried, begun):
        tell(Told("wrong", (line[:500],)))
    tell(Told("told", tuple(line[:300] for one in tried for line in one.lines)))


def _try(opened: Callable[[], Ledger], first: int) -> Tried:
    try:
        ledger = opened()
        ledger.record(arrivals(first, REPORTS))
        return Tried(True, tuple(ledger.warnings), first)
    except LedgerError as error:
        return Tried(False, (str(error),), first)
    except Exception as error:  # not told in a line: the proof says so
        return Tried(False, (f"{type(error).__name__}:\n{error}",), first)


def _wrong(where: str, fault: Fault, tried: list[Tried], begun: int) -> Iterator[str]:
    """Say what is not as it must be, after the fault."""
    yield from (f"not one line: {line}" for one in tried for line in one.lines if "\n" in line)
    if fault.stops == tried[1].done:
        yield "it was written in spite of the fault" if fault.stops else "it was not written"
    yield from ("nothing was told" for one in tried if not one.done and not one.lines)
    if not fault.stops and not tried[0].lines:
        yield "no warning that the head could not be noted"
    with Ledger.open(where) as ledger:
        for one in tried:
            there = ledger.known([(a.report, "report") for a in arrivals(one.first, REPORTS)])
            if there != [one.done] * REPORTS:
                yield "what is there is not what was said to be"
        if ledger.seal().count != begun + sum(one.done for one in tried) * 3 * REPORTS:
            yield "the journal grew by something else"
        ledger.record(arrivals(4 * REPORTS, REPORTS))
        yield from ledger.verify().problems
        yield from (f"not as rebuilt: {name}" for name in differing(ledger))


def outcome(where: str, name: str, folder: Path | None = None) -> dict[str, Any]:
    """Let a new ledger at a place suffer a fault; `wrong` holds what is not as it must be, `told` what was said."""
    Ledger.create(where).close()
    with Child(suffer, where, name, str(folder or "")) as child:
        told = child.rest()
    lines = [one.ids[0] for one in told if one.what == "wrong"]
    ended = [one.ids for one in told if one.what == "told"]
    return {"wrong": lines if ended else [*lines, "the child ended by itself"], "told": list(ended[0]) if ended else []}


def sqlite() -> dict[str, dict[str, Any]]:
    """Let ledgers in files suffer every fault."""
    with tempfile.TemporaryDirectory(prefix="herodotus-faults-") as folder:
        found = {}
        for number, name in enumerate(FILE):
            (place := Path(folder) / str(number)).mkdir()
            found[name] = outcome(f"{place}/ledger.db", name)
    with small_file_system() as small:
        if small:
            found[FULL] = outcome(f"{small}/ledger.db", FULL, small)
    return found


def postgresql(running: Server) -> dict[str, dict[str, Any]]:
    """Let ledgers on a server suffer every fault."""
    found = {name: outcome(running.create(), name) for name in SERVER}
    with small_file_system() as place:
        if place:
            found[FULL] = outcome(_in_tablespace(running, place), FULL, place)
    return found


@contextmanager
def small_file_system() -> Iterator[Path | None]:
    """Mount a small file system for as long as the block runs; gives None where only root may and one is not root."""
    with tempfile.TemporaryDirectory(prefix="herodotus-small-") as folder, ExitStack() as stack:
        asked = ["mount", "-t", "tmpfs", "-o", f"size={SIZE},mode=0755", "tmpfs", folder]
        if os.geteuid() != 0 or subprocess.run(asked, capture_output=True).returncode:
            yield None
            return
        stack.callback(subprocess.run, ["umount", "-l", folder], check=True)
        yield Path(folder)


def _in_tablespace(running: Server, folder: Path) -> str:
    """Make a database whose files lie in a folder of another file system."""
    import psycopg
    from psycopg.sql import SQL, Literal

    place, owner = folder / "tablespace", running.folder.stat()
    place.mkdir(mode=0o700)
    os.chown(place, owner.st_uid, owner.st_gid)
    with psycopg.connect(running.url, autocommit=True) as connection:
        connection.execute(SQL("create tablespace small location {}").format(Literal(str(place))))
        connection.execute("create database small tablespace small")
    return running.url.rpartition("/")[0] + "/small"


def figures() -> dict[str, Any]:
    """Suffer all faults on both databases, and count those after which something was wrong."""
    with tempfile.TemporaryDirectory(prefix="herodotus-faults-") as home, data_home(Path(home)), server() as running:
        found: Mapping[str, Any] = {"sqlite": sqlite(), "postgresql": postgresql(running)}
    every = [one for faults in found.values() for one in faults.values()]
    full = sum(FULL in faults for faults in found.values())
    return {**found, "faults": len(every), "full_disks": full, "wrong": sum(bool(one["wrong"]) for one in every)}
