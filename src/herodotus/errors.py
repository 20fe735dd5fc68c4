"""What can go wrong, as one tree; every message names the place and says what to do.

HerodotusError
├── InputError        a file or line cannot be read; the rest goes on
├── ConfigError       an option has no sense
├── LedgerError       a ledger cannot be opened, or not do what is asked; it stays as it was
└── MissingExtra      an optional part is not installed; the message says how to install it
"""

from __future__ import annotations


class HerodotusError(Exception):
    """Base of all errors that Herodotus raises on purpose."""


class InputError(HerodotusError):
    """A file, or a line of it, cannot be read as a report."""

    def __init__(self, source: str, problem: str, advice: str, line: int | None = None) -> None:
        """Say where (`source`, `line` counted from 1), what is wrong, and what to do."""
        self.source, self.problem, self.advice, self.line = source, problem, advice, line
        place = source if line is None else f"{source}, line {line}"
        super().__init__(f"{place}: {problem}; {advice}")

    def __reduce__(self) -> tuple[type[InputError], tuple[str, str, str, int | None]]:
        """Cross a process border whole."""
        return type(self), (self.source, self.problem, self.advice, self.line)


class ConfigError(HerodotusError):
    """An option or setting has no sense."""


class LedgerError(HerodotusError):
    """A ledger cannot be opened, or what is asked of it cannot be done; nothing in it was changed."""


class MissingExtra(HerodotusError):
    """An optional part is not installed."""

    def __init__(self, what: str, extra: str) -> None:
        """Name what was asked for and the extra that brings it."""
        self.what, self.extra = what, extra
        super().__init__(f"{what} needs an optional part; install it with: pip install 'herodotus[{extra}]'")

    def __reduce__(self) -> tuple[type[MissingExtra], tuple[str, str]]:
        """Cross a process border whole."""
        return type(self), (self.what, self.extra)
