"""The last step of every kind of intake: what a source states of itself, and what the caller says, to one report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import blake2b

import msgspec

from herodotus.errors import InputError
from herodotus.intake.captures import Capture
from herodotus.intake.options import SourceOptions
from herodotus.intake.published import ADVICE, Clock, NoDay, latest_day_on_earth, published_day
from herodotus.report import Report, short_id


class Stated(msgspec.Struct, frozen=True, kw_only=True):
    """What a source says of itself; an empty value counts as not said. `published_line` is where its date stands."""

    id: str | None = None
    published: str | None = None
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    language: str | None = None
    published_line: int | None = None


Keep = Callable[[Report, Capture], None]


def dropped(report: Report, taken: Capture) -> None:
    """Let the captured bytes go, as a reading needs no more than the text."""


@dataclass(frozen=True)
class Desk:
    """One call of `reports`: its options, the clock that dates are held against, and the ids taken so far.

    `texts` maps each id to an eight-byte digest of its text, some 150 bytes a report; `keep` is given each report with
    the bytes it was made of.
    """

    options: SourceOptions
    today: Clock = latest_day_on_earth
    keep: Keep = dropped
    texts: dict[str, bytes] = field(default_factory=dict)

    def make(self, taken: Capture, text: str, stated: Stated, extractor: str = "plain") -> Report:
        """Make the report of a checked text; raises `InputError` where its date or its id cannot stand."""
        report = Report(
            id=stated.id or short_id(text),
            text=text,
            published=self._day(taken, stated),
            outlet=self.options.outlet or stated.outlet or None,
            title=self.options.title or stated.title or None,
            url=stated.url or None,
            language=stated.language or None,
            extractor=extractor,
            sha256=taken.sha256,
        )
        self._register(taken, report)
        self.keep(report, taken)
        return report

    def _day(self, taken: Capture, stated: Stated) -> str | None:
        value = self.options.published or stated.published
        if not value:
            return None
        try:
            return published_day(value, self.today)
        except NoDay as error:
            raise self._date_error(taken, stated, str(error)) from None

    def _date_error(self, taken: Capture, stated: Stated, problem: str) -> InputError:
        return taken.error(problem, ADVICE, None if self.options.published else stated.published_line)

    def _register(self, taken: Capture, report: Report) -> None:
        digest = blake2b(report.text.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        if self.texts.setdefault(report.id, digest) != digest:
            raise taken.error(
                f'has the id "{report.id}" of an earlier report with another text', "give each report an id of its own"
            )
