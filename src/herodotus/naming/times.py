"""When incidents happened: the date that the reader tied to each, checked against the words of incident and report."""

from __future__ import annotations

from bisect import bisect_left
from itertools import takewhile

from herodotus.errors import MissingExtra
from herodotus.naming import dates
from herodotus.reading.sentences import Sentence, split
from herodotus.records import Evidence, Incident, When
from herodotus.report import Report

DATES_WITHIN = 20  # dates looked at within the words of one mention; nobody writes as many


class Times:
    """The dates of one report, each resolved once."""

    def __init__(self, report: Report) -> None:
        """Resolve all dates of the report, and leave out the day of publication in its head."""
        self.report = report
        language = (report.language or "en").casefold()[:2]
        self._other = _in_another_language(report, language) if language in dates.languages() else None
        told = dates.resolve_all(report.text, report.published) if self._other is None else self._other
        self._dates = [pair for pair in told if not self._is_head(*pair)]
        self._starts = [at.start for at, _ in self._dates]
        self._sentences = split(report.text)

    def of(self, incident: Incident) -> When:
        """Date an incident; what is said to have begun, and goes on, is open at its end."""
        day = self.day(incident)
        words = " ; ".join(evidence.quote for evidence in incident.evidence)
        return dates.lasting(day, words) if incident.status == "occurred" else day

    def day(self, incident: Incident) -> When:
        """Date an incident by the only date within its own words, else by the date that the reader tied to it."""
        within = [pair for evidence in incident.evidence for pair in self._dates_within(evidence)]
        older = [when for at, when in within if _is_precedent(at, when)]
        if _touches(older, incident.when) or (older and not incident.when.evidence):
            return When(why=f"“{older[0].evidence[0].quote}” dates the older event that it is compared with")
        inside = [when for at, when in within if not _is_precedent(at, when)]
        if len({when.edtf for when in inside}) == 1 and not _touches(inside, incident.when):
            return inside[0]
        return self._told(incident)

    def _told(self, incident: Incident) -> When:
        """Give the date that the reader tied to an incident; the day in a dateline is only that of publication."""
        found = self.when(incident.when)
        heads = (dates.in_dateline(self.report.text, e.start, e.end) for e in found.evidence)
        if found.edtf != self.report.published or not any(heads):
            return found
        around = self._around(incident)
        told = self._dates_between(around.start, around.end) if around else []
        others = [pair for pair in told if not _is_precedent(*pair)]
        if len({when.edtf for _, when in others}) == 1:
            return others[0][1]
        return When(why="the day in the report's head is that of publication")

    def _around(self, incident: Incident) -> Sentence | None:
        """Give the sentence in which the words of an incident begin."""
        first = incident.evidence[0] if incident.evidence else None
        return next((s for s in self._sentences if first and s.start <= first.start < s.end), None)

    def _is_head(self, at: dates.DateExpression, when: When) -> bool:
        return when.edtf == self.report.published and dates.in_dateline(self.report.text, at.start, at.end)

    def _dates_within(self, evidence: Evidence) -> list[tuple[dates.DateExpression, When]]:
        return self._dates_between(evidence.start, evidence.end)

    def _dates_between(self, start: int, end: int) -> list[tuple[dates.DateExpression, When]]:
        first = bisect_left(self._starts, start)
        found = takewhile(lambda pair: pair[0].end <= end, self._dates[first : first + DATES_WITHIN])
        return [(at, when) for at, when in found if when.edtf]

    def when(self, when: When) -> When:
        """Resolve the words of a date against the day of publication."""
        if not when.evidence:
            return when
        at = when.evidence[0]
        if self._other is None:
            return dates.resolve(self.report.text, self.report.published, at.start, at.end)
        near = [pair for pair in self._other if pair[0].start < at.end and at.start < pair[0].end]
        shared = [(min(e.end, at.end) - max(e.start, at.start), w) for e, w in near]
        return max(shared, key=lambda s: s[0])[1] if shared else When(why="the words there give no date")


def _in_another_language(report: Report, language: str) -> tuple[tuple[dates.DateExpression, When], ...] | None:
    """Resolve the dates of a report that is not in English; None where the library for its words is not installed."""
    try:
        return dates.other_language(report.text, report.published, language)
    except MissingExtra:
        return None


def _is_precedent(at: dates.DateExpression, when: When) -> bool:
    """Whether a date is "the first … since 1981": a since that opens no stretch of time."""
    return at.opening == "since" and when.precision != "interval"


def _touches(inside: list[When], chosen: When) -> bool:
    """Whether the reader's own choice is one of the dates within the words."""
    return any(e.start < c.end and c.start < e.end for w in inside for e in w.evidence for c in chosen.evidence)
