"""The lines of a table: numbered, never endless, and given back where a broken quotation has swallowed too many."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import TextIO

LONGEST = 1_000_000  # characters of one line; the longest note of a coder is some thousands


class Lines:
    """An iterator over lines with their ends; `number` is that of the last line given, counted from 1.

    A line over `LONGEST` characters is cut there, and its number noted in `cut`.
    """

    def __init__(self, file: TextIO) -> None:
        """Read from a text file opened with its line ends untouched."""
        self._file = file
        self._waiting: deque[str] = deque()
        self._taken: list[str] = []
        self.number = 0
        self.cut: set[int] = set()

    def __iter__(self) -> Iterator[str]:
        """Return itself."""
        return self

    def __next__(self) -> str:
        """Give the next line."""
        line = self._waiting.popleft() if self._waiting else self._read()
        if not line:
            raise StopIteration
        self.number += 1
        self._taken.append(line)
        return line

    def mark(self) -> int:
        """Begin a record here; return the number of its first line."""
        self._taken.clear()
        return self.number + 1

    def push(self, line: str) -> None:
        """Give back the last line, to be read again."""
        if line:
            self._waiting.appendleft(line)
            self.number -= 1
            self._taken.clear()

    def give_back(self) -> None:
        """Give back the lines of the record but for its first, to be read as records of their own."""
        rest = self._taken[1:]
        self._waiting.extendleft(reversed(rest))
        self.number -= len(rest)
        self._taken.clear()

    def _read(self) -> str:
        line = self._file.readline(LONGEST)
        if len(line) == LONGEST and line[-1] not in "\r\n":
            self.cut.add(self.number + 1)
            rest = line
            while rest and rest[-1] not in "\r\n":
                rest = self._file.readline(LONGEST)
        return line
