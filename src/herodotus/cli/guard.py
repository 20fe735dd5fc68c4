"""Errors to one clear line on standard error and an exit status: no traceback reaches a person who did not ask."""

from __future__ import annotations

import os
import sqlite3
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import typer

from herodotus.errors import HerodotusError
from herodotus.exports.visible import visible

# The statuses that a shell gives a program ended by SIGINT and SIGPIPE: 128 plus the signal's number.
INTERRUPTED, BROKEN_PIPE = 130, 141


@contextmanager
def guarded(debug: bool) -> Iterator[None]:
    """Turn whatever goes wrong in a command into a line and a `typer.Exit`."""
    try:
        yield
    except (typer.Exit, typer.BadParameter):
        raise
    except HerodotusError as error:
        _end(str(error), 1)
    except KeyboardInterrupt:
        _end("stopped; what was written so far is whole", INTERRUPTED)
    except BrokenPipeError:
        _drop_output()
        raise typer.Exit(BROKEN_PIPE) from None
    except OSError as error:
        _end(f"{error.filename or 'output'}: {error.strerror or error}; check the path, its permissions and space", 1)
    except sqlite3.Error as error:
        _end(f"database: {error}; check the space on the disk and that nothing else writes to the file", 1)
    except Exception as error:
        if debug:
            traceback.print_exc()
        _end(f"{type(error).__name__}: {error}; this is a bug in Herodotus, please report it with --debug's output", 1)


def say(message: str) -> None:
    """Print one line on standard error, with characters that would act unseen spelt out."""
    with suppress(BrokenPipeError):
        print(one_line(message), file=sys.stderr, flush=True)  # noqa: T201


def one_line(message: str) -> str:
    r"""Bring a message to one visible line.

    >>> one_line("a\nb" + chr(27))
    'herodotus: a b⟨U+001B⟩'
    """
    return f"herodotus: {visible_line(message)}"


def visible_line(words: str) -> str:
    r"""Bring words to one line, with characters that would act unseen spelt out.

    >>> visible_line("a" + chr(0x202E) + "\tb")
    'a⟨U+202E⟩ b'
    """
    return visible(" ".join(words.split()))


def _end(message: str, status: int) -> None:
    say(message)
    raise typer.Exit(status) from None


def _drop_output() -> None:
    """Point standard output at nothing, so that Python's last flush does not complain."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
