"""Processes beside this one for proofs: they start in some ten milliseconds, tell what they did, and may be killed.

They are forked from a server that has all imported that they need. What a child tells is safe in the pipe once it was
told, also when the child is killed right afterwards.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import msgspec

WARM = ["alembic.command", "benchmarks.crash_child", "filelock", "psycopg",
        "sqlalchemy.dialects.postgresql.psycopg", "sqlalchemy.dialects.sqlite"]  # fmt: skip
PATIENCE = 300.0  # seconds: five times as long as a writer waits for another
_context = multiprocessing.get_context("forkserver")
_context.set_forkserver_preload(WARM)


class Told(msgspec.Struct, frozen=True):
    """What a child says: `what` it did, to which `ids`, and the entry of the journal that it ended with."""

    what: str
    ids: tuple[str, ...] = ()
    seq: int = 0
    hash: str = ""


class Child:
    """A process that runs `work(tell, *values)` and is killed at the end of a with block if it still goes on then."""

    def __init__(self, work: Callable[..., None], *values: Any) -> None:
        """Start it."""
        self._pipe, other = _context.Pipe(duplex=False)
        self._process = _context.Process(target=_run, args=(other, os.environ.get("XDG_DATA_HOME"), work, values))
        self._process.start()
        other.close()

    def __enter__(self) -> Child:
        return self

    def __exit__(self, *of: object) -> None:
        self.kill()

    def told(self, wait: float | None = None) -> Told | None:
        """Return the next that the child tells; None once it has ended, or told nothing for `wait` seconds."""
        if wait is not None and not self._pipe.poll(wait):
            return None
        try:
            return msgspec.json.decode(self._pipe.recv_bytes(), type=Told)
        except EOFError:
            return None

    def rest(self) -> list[Told]:
        """Return all that the child goes on to tell, until it ends, or is silent for longer than it should be."""
        return list(iter(lambda: self.told(PATIENCE), None))

    def kill(self) -> None:
        """Kill the child with signal 9, unless it has ended, and wait for its end; what it told can still be read."""
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()
        self._process.join()

    @property
    def ended_badly(self) -> bool:
        """Tell whether an ended child neither came to its end nor was killed."""
        return self._process.exitcode not in (0, -9)


@contextlib.contextmanager
def data_home(folder: Path) -> Iterator[None]:
    """Keep the head files of ledgers in PostgreSQL in `folder` for as long as the block runs, here and in children."""
    before = os.environ.get("XDG_DATA_HOME")
    os.environ["XDG_DATA_HOME"] = str(folder)
    try:
        yield
    finally:
        os.environ.pop("XDG_DATA_HOME")
        if before is not None:
            os.environ["XDG_DATA_HOME"] = before


def _run(pipe: Connection, data: str | None, work: Callable[..., None], values: tuple[Any, ...]) -> None:
    """Run in the child: the server that it was forked from may have another environment."""
    if data is not None:
        os.environ["XDG_DATA_HOME"] = data

    def tell(told: Told) -> None:
        pipe.send_bytes(msgspec.json.encode(told))  # below 4096 bytes a pipe takes it whole or not at all

    work(tell, *values)
