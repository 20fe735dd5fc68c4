"""Ledgers made up at random: journals of every kind of entry with real bodies, for tests and proofs.

A history depends on its seed and its size alone. Words, outlets and people are invented.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

from sqlalchemy import Connection

from herodotus.ledger.ids import made
from herodotus.ledger.journal import chain, entries, payloads
from herodotus.ledger.journal.canonical import canonical, digest
from herodotus.ledger.journal.chain import Draft
from herodotus.ledger.journal.entries import AnyBody, Withdrawn
from herodotus.ledger.views import Quote
from herodotus.records import Evidence, Incident, Reading, When

LEDGER = "led-0123456789ab"
WORDS = ("shells", "fell", "on", "the", "depot", "near", "Karsan", "at", "dawn", "and", "two", "men", "were", "hurt")
OUTLETS = ("Tuz Valley Courier", "Karsan Daily", "Agencia Müller")
PEOPLE = ("ann", "işıl", "herodotus")


def write(connection: Connection, seed: int, reports: int) -> dict[str, bytes]:
    """Write a history of so many reports; returns what withdrawals erased, by address.

    From two reports on it holds a withdrawal. The caller commits.
    """
    history = _History(random.Random(seed))
    waiting: list[Draft] = []
    for number in range(reports):
        for draft in history.report(number):
            waiting.append(draft)
            if isinstance(draft.body, Withdrawn) or history.draw.random() < 0.4:
                chain.append(connection, waiting)
                waiting = []
            if isinstance(draft.body, Withdrawn):
                payloads.erase(connection, draft.body.erased)
    if waiting:
        chain.append(connection, waiting)
    return history.erased


class _History:
    """Makes up the entries of one ledger."""

    def __init__(self, draw: random.Random) -> None:
        self.draw, self.erased = draw, dict[str, bytes]()
        self._minutes = 0

    def report(self, number: int) -> Iterator[Draft]:
        """Make the entries that one report brings, and what people do with it."""
        if number == 0:
            yield self._draft(entries.Opened(ledger=LEDGER, software="herodotus 0.1.0"))
        report, incident = made("rep", number), made("inc", number)
        title, text = f"Report {number}", " ".join(self.draw.choices(WORDS, k=self.draw.randrange(12, 120)))
        blobs = {digest(data): data for data in (text.encode(), title.encode(), self.draw.randbytes(300))}
        yield self._captured(report, number, blobs)
        reading = self._draft(_read(report, number, text), report)
        yield reading
        yield self._draft(_linked(report, number, incident), report, incident)
        for body in self.draw.sample(_others(report, number, incident, text), self.draw.randrange(4)):
            yield self._draft(body, report, incident)
        if number == 1 or self.draw.random() < 0.25:
            told = canonical(reading.body)
            gone = {**blobs, digest(told): told}
            self.erased |= gone
            yield self._draft(Withdrawn(report=report, why="asked for by a court", erased=tuple(gone)), report)

    def _captured(self, report: str, number: int, blobs: dict[str, bytes]) -> Draft:
        text, title, capture = blobs
        body = entries.Captured(
            report=report, given_id=f"r{number}", outlet=self.draw.choice(OUTLETS), title=title, published="2024-05-01",
            extractor="plain", sha256=capture, text=text, capture=capture, source=f"in/{number}.txt",
        )  # fmt: skip
        return self._draft(body, report, blobs=blobs)

    def _draft(self, body: AnyBody, *about: str, blobs: dict[str, bytes] | None = None) -> Draft:
        self._minutes += self.draw.randrange(3)
        at = f"2024-05-{1 + self._minutes // 1440:02}T{self._minutes // 60 % 24:02}:{self._minutes % 60:02}:00Z"
        return Draft(body=body, who=self.draw.choice(PEOPLE), at=at, about=about, blobs=blobs or {})


def _read(report: str, number: int, text: str) -> entries.Read:
    incident = Incident("i1", "shelling", "occurred", (Evidence.of(text, 0, 10),), when=When("2024-05-01", "day"))
    return entries.Read(report=report, reading_id=made("rdg", number), reading=Reading(report, (incident,)))


def _linked(report: str, number: int, incident: str) -> entries.Linked:
    mention = made("men", number)
    return entries.Linked(linker="1", report=report, mentions=((mention, made("rdg", number), "i1"),),
                  links=((mention, incident),))


def _others(report: str, number: int, incident: str, text: str) -> list[AnyBody]:
    quote = Quote(report, 0, 10, text[:10])
    correction = entries.Decided(decision=made("dec", number), verb="correct", subject=incident, why="the map says so",
                         cells={"status": "averted"}, quotes={"status": (quote,)})
    remark = entries.Decided(decision=made("dec", number, "n"), verb="note", subject=incident, word="seen by two of us")
    seen = entries.Seen(report=report, source="in/again.txt")
    graded = entries.Graded(outlet=OUTLETS[number % 3], grade="BCD"[number % 3], why="checked often")
    exported = entries.Exported(form="csv", query={"country": ["IQ"]}, incidents=number, sha256=digest(text.encode()))
    return [correction, remark, seen, seen, graded, exported]
