"""The Python face: `read` for one report, `read_many` for a stream, `ReadReport` for what comes back."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from herodotus import pipeline
from herodotus.errors import ConfigError, InputError
from herodotus.intake.published import ADVICE, NoDay, published_day
from herodotus.pipeline import ReadReports
from herodotus.records import Claim, Incident, Reading, Relation, Tie
from herodotus.report import Report


class ReadReport(msgspec.Struct, frozen=True):
    """A report with what was read in it; in a notebook it shows itself as the page that `to_html` writes."""

    report: Report
    reading: Reading

    @property
    def incidents(self) -> tuple[Incident, ...]:
        """The incidents that the report tells."""
        return self.reading.incidents

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Who says what of them."""
        return self.reading.claims

    @property
    def relations(self) -> tuple[Relation, ...]:
        """The standing ties between actors that the report states."""
        return self.reading.relations

    @property
    def ties(self) -> tuple[Tie, ...]:
        """The ties between its incidents."""
        return self.reading.ties

    def to_dict(self) -> dict[str, Any]:
        """Return report and reading in full, as plain values."""
        from herodotus.exports.json import to_dict

        return to_dict(self.report, self.reading)

    def to_ledger(self) -> dict[str, Any]:
        """Return the ledger of the report, with the keys of `herodotus read --format ledger`."""
        from herodotus.exports.ledger import to_ledger

        return to_ledger(self.report, self.reading)

    def to_json(self) -> str:
        """Return `to_dict` as one line of JSON."""
        return msgspec.json.encode(self.to_dict()).decode("utf-8")

    def to_html(self) -> str:
        """Return one self-contained page with the report and its ledger side by side."""
        from herodotus.exports.html import render

        return render([(self.report, self.reading)])

    def _repr_html_(self) -> str:
        """Frame the page, so that its styles and scripts stay apart from the notebook's."""
        page = html.escape(self.to_html(), quote=True)
        style = "width:100%;height:640px;border:0"
        return f'<iframe title="Herodotus ledger" sandbox="allow-scripts" style="{style}" srcdoc="{page}"></iframe>'

    def __repr__(self) -> str:
        known = [x for x in (self.report.outlet, self.report.published) if x]
        counts = [_counted(len(x), noun) for x, noun in self._parts()]
        return f"<ReadReport {' '.join([self.report.id, *known])}: {', '.join(counts)}>"

    def _parts(self) -> tuple[tuple[tuple[object, ...], str], ...]:
        return (
            (self.incidents, "incident"),
            (self.claims, "claim"),
            (self.relations, "relation"),
            (self.ties, "tie"),
        )


def read(
    text_or_report: str | Report,
    *,
    published: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    precision: str = "balanced",
    reading: ReadReports = pipeline.read,
) -> ReadReport:
    """Read one report; the keywords win over what a `Report` holds itself.

    `precision` is high (only what is sure), balanced, or complete (all that may be meant, to be checked by a person);
    `reading` is the pipeline that does it. Raises `InputError` for a text without words, `ConfigError` for a
    `published` that is no day or lies in the future.
    """
    report = _report(text_or_report, published, outlet, title)
    ((report, found),) = reading([report], jobs=1, precision=precision)
    return ReadReport(report, found)


def read_many(
    reports: Iterable[str | Report],
    *,
    jobs: int = 1,
    precision: str = "balanced",
    reading: ReadReports = pipeline.read,
) -> Iterator[ReadReport]:
    """Read reports as a stream, in order, with `jobs` processes and one of the modes of `read`.

    A script that asks for more than one job must start its work under `if __name__ == "__main__":`, as spawned
    processes import it again.
    """
    made = (_report(x, None, None, None) for x in reports)
    return (ReadReport(report, found) for report, found in reading(made, jobs=jobs, precision=precision))


def _report(given: str | Report, published: str | None, outlet: str | None, title: str | None) -> Report:
    if not isinstance(given, (str, Report)):
        raise ConfigError(f"read takes a text or a Report, not {type(given).__name__}; decode bytes to text first")
    report = Report.of(given) if isinstance(given, str) else given
    if not any(map(str.isalnum, report.text)):
        raise InputError(f"report {report.id}", "has no text in it", "give a report with at least one sentence")
    told = {"published": _day(published), "outlet": outlet, "title": title}
    return msgspec.structs.replace(report, **{key: value for key, value in told.items() if value})


def _day(published: str | None) -> str | None:
    try:
        return published_day(published) if published else None
    except NoDay as error:
        raise ConfigError(f"{error}; {ADVICE}") from None


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
