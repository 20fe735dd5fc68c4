"""A progress line on standard error for work that takes more than two seconds, and only where a person looks on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from threading import Lock, Timer
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from herodotus.cli.guard import one_line, say

if TYPE_CHECKING:
    from rich.progress import Progress as RichProgress

T = TypeVar("T")
DELAY_S = 2.0  # what is over before has no need of it


class Progress:
    """Counts reports, rows or entries; after `DELAY_S` seconds shows how many are done. Rich is imported only then."""

    def __init__(self, *, wanted: bool, doing: str = "reading: report") -> None:
        """Prepare it; where it is not `wanted` it stays silent. `doing` says what is counted."""
        self._done, self._doing = 0, doing
        self._total: int | None = None
        self._live: RichProgress | None = None
        self._over = False
        self._lock = Lock()
        self._timer = Timer(DELAY_S, self._show) if wanted else None

    def __enter__(self) -> Self:
        if self._timer:
            self._timer.daemon = True
            self._timer.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._timer:
            self._timer.cancel()
        with self._lock:
            self._over = True
            if self._live:
                self._live.stop()

    def counted(self, things: Iterable[T]) -> Iterator[T]:
        """Pass things on and count each when the next is asked for, that is when it has been written."""
        for thing in things:
            yield thing
            self.step()

    def step(self) -> None:
        """Count one more."""
        self._reached(self._done + 1)

    def at(self, doing: str, done: int, total: int) -> None:
        """Say what is being done, and how many of how many are done."""
        self._doing, self._total = doing, total
        self._reached(done)

    def say(self, message: str) -> None:
        """Print a line on standard error, above the progress line if there is one."""
        if self._live:
            self._live.console.print(one_line(message), markup=False, highlight=False, soft_wrap=True)
        else:
            say(message)

    def _reached(self, done: int) -> None:
        self._done = done
        if self._live:
            task = self._live.task_ids[0]
            self._live.update(task, completed=done, total=self._total, description=self._doing)

    def _show(self) -> None:
        from rich.console import Console
        from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        doing = TextColumn("{task.description}", markup=False)
        columns = SpinnerColumn(), doing, MofNCompleteColumn(), TimeElapsedColumn()
        live = Progress(*columns, console=Console(stderr=True), transient=True)
        live.add_task(self._doing, total=self._total, completed=self._done)
        with self._lock:
            if not self._over:
                live.start()
                self._live = live
