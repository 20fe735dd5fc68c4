"""The pipeline in several processes: the same readings in the same order, with a bounded look-ahead.

Workers are spawned, not forked, so that it works the same on every system and beside threads. Each makes its reader
once, has a pipe of its own and holds one report at a time; nothing is shared, so a worker may be ended at any moment.
"""

from __future__ import annotations

import multiprocessing
import pickle
import signal
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from itertools import count
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING

from herodotus.errors import HerodotusError
from herodotus.records import Reading
from herodotus.report import Report

if TYPE_CHECKING:
    from herodotus.pipeline import MakeReader, NameReading, Pair

# Reports taken in for each process: enough that none waits while a long report holds up the order.
AHEAD = 4


def side_by_side(reports: Iterable[Report], jobs: int, reader: MakeReader, naming: NameReading) -> Iterator[Pair]:
    """Yield each report with its named reading in input order, read by at most `jobs` processes.

    Raises `HerodotusError` where a process dies, and what a reader raises. Closing the iterator ends the processes.
    """
    crew = _Crew(jobs, reader, naming)
    arriving, read = enumerate(reports), dict[int, "Pair | BaseException"]()
    try:
        for due in count():
            _hand_out(arriving, crew, len(read))
            while due not in read:
                if not crew.under_way:
                    return
                read.update(crew.results())
                _hand_out(arriving, crew, len(read))
            outcome = read.pop(due)
            if isinstance(outcome, BaseException):  # raised in its turn, after what was read before it
                raise outcome
            yield outcome
    except BaseException:
        crew.end(at_once=True)
        raise
    finally:
        crew.end()


def _hand_out(arriving: Iterator[tuple[int, Report]], crew: _Crew, waiting: int) -> None:
    """Give every free worker a report, as long as not too many read ones are `waiting` for their turn."""
    while crew.has_room() and crew.under_way + waiting < AHEAD * crew.jobs:
        numbered = next(arriving, None)
        if numbered is None:
            return
        crew.give(*numbered)


class _Worker:
    """One process and what it is reading."""

    def __init__(self, reader: MakeReader, naming: NameReading) -> None:
        spawning = multiprocessing.get_context("spawn")
        self.pipe, far_end = spawning.Pipe()
        self.holds: tuple[int, Report] | None = None
        self.process = spawning.Process(target=_work, args=(far_end, reader, naming), daemon=True)
        with _interrupts_held():
            self.process.start()
        far_end.close()  # so that the pipe ends when the process does

    def give(self, number: int, report: Report) -> None:
        self.holds = number, report
        with suppress(BrokenPipeError, ConnectionResetError):  # a dead worker is told by `result`
            self.pipe.send(report)

    def result(self) -> tuple[int, Pair | BaseException]:
        """Take in what was read, or the error that came instead."""
        if self.holds is None:
            raise HerodotusError("a reading process ended before it got a report; try fewer --jobs")
        (number, report), self.holds = self.holds, None
        try:
            answer = self.pipe.recv()
        except (EOFError, ConnectionResetError):
            advice = "most likely memory ran out; try fewer --jobs"
            return number, HerodotusError(f"the process that read report {report.id} ended; {advice}")
        return number, answer if isinstance(answer, BaseException) else (report, answer)


class _Crew:
    """At most `jobs` workers, born when there is work for them."""

    def __init__(self, jobs: int, reader: MakeReader, naming: NameReading) -> None:
        self.jobs, self._stages = jobs, (reader, naming)
        self._workers: list[_Worker] = []

    @property
    def under_way(self) -> int:
        """How many reports are being read."""
        return sum(worker.holds is not None for worker in self._workers)

    def has_room(self) -> bool:
        """Tell whether a worker is idle or may be born."""
        return self.under_way < self.jobs

    def give(self, number: int, report: Report) -> None:
        """Hand a report to an idle worker."""
        idle = next((worker for worker in self._workers if worker.holds is None), None)
        if idle is None:
            idle = _Worker(*self._stages)
            self._workers.append(idle)
        idle.give(number, report)

    def results(self) -> list[tuple[int, Pair | BaseException]]:
        """Wait until at least one report is read."""
        busy = {worker.pipe: worker for worker in self._workers if worker.holds is not None}
        return [busy[pipe].result() for pipe in wait(list(busy)) if isinstance(pipe, Connection)]

    def end(self, *, at_once: bool = False) -> None:
        """Let the workers go home, or end them in the midst of their work."""
        for worker in self._workers:
            worker.pipe.close()
            if at_once:
                worker.process.terminate()
        for worker in self._workers:
            worker.process.join()
        self._workers.clear()


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Hold Ctrl-C back while a worker is born; it inherits the hold until `_work` (where the system has masks)."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    old = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, old)


def _work(pipe: Connection, reader: MakeReader, naming: NameReading) -> None:
    """Read what comes through the pipe until it closes; Ctrl-C ends the process without a traceback."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    made = cache(reader)  # within `_answer`, so that a reader that cannot be made is told like any error
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        while True:
            pipe.send(_answer(pipe.recv(), made, naming))


def _answer(report: Report, reader: MakeReader, naming: NameReading) -> Reading | Exception:
    try:
        (reading,) = reader().read([report])
        return naming(report, reading)
    except Exception as error:
        return _portable(error)


def _portable(error: Exception) -> Exception:
    """Make sure that an error comes through a pipe whole; it carries the worker's traceback as a note."""
    error.add_note(f"in a reading process:\n{traceback.format_exc()}")
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        kind = HerodotusError if isinstance(error, HerodotusError) else RuntimeError
        return kind(str(error) if kind is HerodotusError else f"{type(error).__name__}: {error}")
    return error
