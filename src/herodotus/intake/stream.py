"""The stream of reports out of whatever was named (files, folders, standard input): in order, the bad ones told."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from herodotus.errors import InputError
from herodotus.intake.captures import Capture, capture, too_large
from herodotus.intake.files import LINES, PAGES, TEXTS, files_under
from herodotus.intake.jsonl import Lines, jsonl_reports, line_limit, numbered_lines, starts_object
from herodotus.intake.making import Desk, Keep, dropped
from herodotus.intake.options import SourceOptions
from herodotus.intake.pages import page_limit, page_report
from herodotus.intake.plain import plain_report
from herodotus.intake.published import Clock, latest_day_on_earth
from herodotus.report import Report

Outcome = Report | InputError
STDIN = "standard input"


def reports(
    paths: Iterable[str | Path],
    options: SourceOptions | None = None,
    *,
    stdin: BinaryIO | None = None,
    today: Clock = latest_day_on_earth,
    keep: Keep = dropped,
) -> Iterator[Outcome]:
    """Yield the reports of files, folders and "-" (standard input) in order, an `InputError` in place of each bad one.

    One report is held at a time. A second report with the id but not the text of an earlier one is an error; with the
    same text it is read again. `today` is the clock that a publication date is held against; `keep` is given each
    report with its capture, before the report is yielded.
    """
    desk = Desk(options or SourceOptions(), today, keep)
    for path in paths:
        if path == "-":
            yield from _told(STDIN, _sniffed(stdin or sys.stdin.buffer, STDIN, desk))
        elif os.path.isdir(path):
            yield from _folder(Path(path), desk)
        else:
            yield from _told(str(path), _file(Path(path), desk))


def _told(source: str, outcomes: Iterator[Outcome]) -> Iterator[Outcome]:
    """Pass outcomes on; what is raised on the way becomes the last of them."""
    try:
        yield from outcomes
    except InputError as error:
        yield error
    except FileNotFoundError:
        yield InputError(source, "does not exist", "check the name")
    except OSError as error:
        yield InputError(source, f"cannot be opened ({error.strerror})", "check its permissions")


def _folder(folder: Path, desk: Desk) -> Iterator[Outcome]:
    found = False
    for outcome in _told(str(folder), _files(folder, desk)):
        found = True
        yield outcome
    if not found:
        endings = ", ".join(sorted(TEXTS | PAGES | LINES))
        yield InputError(str(folder), "holds no file that can be read", f"put files there that end in {endings}")


def _files(folder: Path, desk: Desk) -> Iterator[Outcome]:
    for path in files_under(folder, desk.options.skip):
        yield from _told(str(path), _file(path, desk))


def _file(path: Path, desk: Desk) -> Iterator[Outcome]:
    kind, source = path.suffix.lower(), str(path)
    with path.open("rb") as file:
        if kind in PAGES:
            yield page_report(capture(file, source, page_limit(desk.options)), desk)
        elif kind in LINES:
            yield from _lines(numbered_lines(file, line_limit(desk.options)), source, desk)
        elif kind in TEXTS:
            yield plain_report(capture(file, source, desk.options.max_size), desk)
        else:
            yield from _sniffed(file, source, desk)


def _sniffed(file: BinaryIO, source: str, desk: Desk) -> Iterator[Outcome]:
    """Read what has no telling name: JSON lines where the first line with anything on it is an object, else text."""
    lines = numbered_lines(file, line_limit(desk.options))
    head, size = [], 0
    for line in lines:
        head.append(line)
        size += len(line[1])
        if line[1].strip() or size > desk.options.max_size:
            break
    if head and starts_object(head[-1][1]):
        yield from _lines(chain(head, lines), source, desk)
    else:
        yield plain_report(_joined(chain(head, lines), source, desk.options.max_size), desk)


def _joined(lines: Lines, source: str, limit: int) -> Capture:
    parts, size = [], 0
    for _, line, _ in lines:
        parts.append(line)
        size += len(line)
        if size > limit:
            raise too_large(Capture(source, b""), limit)
    return Capture(source, b"".join(parts))


def _lines(lines: Lines, source: str, desk: Desk) -> Iterator[Outcome]:
    found = False
    for outcome in jsonl_reports(lines, source, desk):
        found = True
        yield outcome
    if not found:
        raise InputError(source, "is empty", "give a file with one JSON object a line")
