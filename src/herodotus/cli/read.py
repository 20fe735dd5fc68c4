"""The command `herodotus read`: from the files named to what is written, with the bad reports told on the way."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from herodotus import pipeline
from herodotus.cli.guard import say
from herodotus.cli.options import Precision
from herodotus.cli.progress import Progress
from herodotus.cli.publishing import checked_day
from herodotus.cli.writers import ToDict, wants_progress, write_lines, write_page, write_text
from herodotus.errors import ConfigError, InputError
from herodotus.intake import SourceOptions, reports
from herodotus.report import Report

if TYPE_CHECKING:
    from herodotus.pipeline import Pair, ReadReports


class Format(StrEnum):
    """What `herodotus read` writes."""

    TEXT = "text"
    JSON = "json"
    LEDGER = "ledger"
    HTML = "html"


class ReadRequest(msgspec.Struct, frozen=True):
    """One call of the command; `target` is the file to write, None for standard output, `page` a page besides."""

    files: tuple[str, ...]
    options: SourceOptions
    form: Format
    target: Path | None
    jobs: int
    page: Path | None = None
    precision: Precision = Precision.BALANCED


def run(request: ReadRequest, reading: ReadReports | None) -> int:
    """Read and write what is asked, and return how many reports could not be read."""
    _check(request)
    options = msgspec.structs.replace(request.options, skip=request.page or request.target)
    with Progress(wanted=wants_progress(request.target)) as progress:
        intake = _Readable(reports(request.files, options), progress)
        pairs = progress.counted((reading or pipeline.read)(intake, jobs=request.jobs, precision=request.precision))
        kept: list[Pair] = []
        written = _write(request, pairs if request.page is None else _keeping(pairs, kept))
    if request.target is not None and written:
        say(f"wrote {request.target}")
    if request.page is not None and write_page(kept, request.page):
        say(f"wrote {request.page}")
    return intake.bad


def _keeping(pairs: Iterator[Pair], kept: list[Pair]) -> Iterator[Pair]:
    """Pass pairs on and keep them for the page, which shows all of them at once."""
    for pair in pairs:
        kept.append(pair)
        yield pair


class _Readable:
    """The reports that can be read, as an iterator that tells the others and counts them."""

    def __init__(self, outcomes: Iterator[Report | InputError], progress: Progress) -> None:
        self.bad, self._outcomes, self._progress = 0, outcomes, progress

    def __iter__(self) -> Iterator[Report]:
        for outcome in self._outcomes:
            if isinstance(outcome, Report):
                yield outcome
            else:
                self.bad += 1
                self._progress.say(str(outcome))


def _check(request: ReadRequest) -> None:
    checked_day(request.options.published)
    for name in request.files:
        for target in (request.target, request.page):
            if target and name != "-" and _same(Path(name), target):
                raise ConfigError(f"{name} would be read and written at once; give another --out or --also-html")


def _same(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)


def _write(request: ReadRequest, pairs: Iterator[Pair]) -> bool:
    """Write in the form asked for; False where there was nothing to write."""
    if request.form is Format.HTML:
        return write_page(pairs, request.target)
    if request.form is Format.TEXT:
        return write_text(pairs, request.target)
    return write_lines(pairs, request.target, _to_dict(request.form))


def _to_dict(form: Format) -> ToDict:
    if form is Format.LEDGER:
        from herodotus.exports.ledger import to_ledger

        return to_ledger
    from herodotus.exports.json import to_dict

    return to_dict
