"""Reports and readings made by hand, for the tests of the ledger; towns, groups, outlets and deeds are invented."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import pytest

from herodotus.errors import HerodotusError
from herodotus.ledger.adding import Arrival, id_of
from herodotus.ledger.ledger import Ledger
from herodotus.records import Actor, Claim, Evidence, Harm, Incident, Place, Reading, Score, Tie, Versions, When
from herodotus.report import Report

MILL_TEXT = (
    "Shells fell on the mill at Karsun on 19 July. Three people were killed, residents said. "
    "The Northern Front denied that it had fired."
)
WIRE_TEXT = "The mill at Karsun was hit in July, the mayor said, and between two and five millers died."
DEPOT_TEXT = (
    "Drones struck a fuel depot near Dorvan on Monday. An hour later gunmen raided the guard post beside it. "
    "The governor blamed the River Guard for the raid."
)


class Sample(NamedTuple):
    """A report with its reading."""

    report: Report
    reading: Reading

    def from_outlet(self, outlet: str, id: str = "copy") -> Sample:
        """Give the same text as another outlet printed it."""
        return Sample(msgspec.structs.replace(self.report, outlet=outlet, id=id), self.reading)


def words(text: str, part: str) -> Evidence:
    """Find a part of a text."""
    start = text.index(part)
    return Evidence(start, start + len(part), part)


def mill() -> Sample:
    """A shelling with a toll that residents tell, and a denial."""
    text, front = MILL_TEXT, Actor("Northern Front", id="northern-front", role="REB")
    incident = Incident(
        "i1", "shelling", "occurred", (words(text, "Shells fell on the mill at Karsun on 19 July."),),
        When("2019-07-19", "day", (words(text, "19 July"),)),
        Place("Karsun", (words(text, "Karsun"),), "SY", "made:karsun", 35.0, 36.5, 5.0, 1, 0.9),
        harm=(Harm("killed", 3, 3, evidence=(words(text, "Three"),)),),
        scores=(Score("incident", 0.9), Score("type", 0.8), Score("when", 0.7)),
    )  # fmt: skip
    claims = (
        Claim("c1", Actor("residents", (words(text, "residents"),)), False, "asserts", "certain", words(text, "said"),
              words(text, "Three people were killed"), about=("i1",), aspect="harm", value=(Harm("killed", 3, 3),),
              scores=(Score("claim", 0.6),)),
        Claim("c2", front, True, "denies", "certain", words(text, "denied"), words(text, "it had fired"),
              about=("i1",), aspect="responsibility", value=(front,)),
    )  # fmt: skip
    return _sample("mill", text, "Harbour Courier", "2019-07-20", (incident,), claims)


def wire() -> Sample:
    """The same shelling as a wire tells it: a month, bounds, and the mayor as voice; nothing in its own voice."""
    text = WIRE_TEXT
    told = words(text, "The mill at Karsun was hit in July")
    incident = Incident(
        "i1", "explosion", "occurred", (told,), When("2019-07", "month", (words(text, "July"),)),
        Place("Karsun", (words(text, "Karsun"),), "SY", precision=3),
        initiators=(Actor("a mortar crew"),), harm=(Harm("killed", 2, 5, evidence=(words(text, "two and five"),)),),
        scores=(Score("incident", 0.7), Score("type", 0.5)),
    )  # fmt: skip
    mayor = Actor("the mayor", (words(text, "the mayor"),))
    claim = Claim("c1", mayor, False, "asserts", "certain", words(text, "said"), told, about=("i1",),
                  aspect="occurrence", value=("yes",))  # fmt: skip
    return _sample("wire-1", text, "Plain Wire", "2019-08-02", (incident,), (claim,))


def depot() -> Sample:
    """Two incidents of one report, the second in response to the first."""
    text = DEPOT_TEXT
    strike = Incident("i1", "drone_strike", "occurred", (words(text, "Drones struck a fuel depot near Dorvan"),),
                      where=Place("Dorvan", (words(text, "Dorvan"),), "IQ"), scores=(Score("incident", 0.8),))
    raid = Incident("i2", "armed_attack", "occurred", (words(text, "gunmen raided the guard post"),),
                    initiators=(Actor("gunmen", (words(text, "gunmen"),)),))
    guard = Actor("River Guard")
    claim = Claim("c1", Actor("the governor", (words(text, "The governor"),)), False, "blames", "certain",
                  words(text, "blamed"), words(text, "River Guard for the raid"), about=("i2",),
                  aspect="responsibility", value=(guard,))
    tie = Tie("i2", "response_to", "i1", (words(text, "An hour later"),))
    return _sample("depot", text, "Harbour Courier", "2019-07-23", (strike, raid), (claim,), (tie,))


def row(version: str, type: str = "shelling", key: str = "row-1") -> Arrival:
    """A row of somebody else's table, in one of its versions."""
    text = f"Row of the list, {version}"
    incident = Incident("i1", type, "occurred", (words(text, "Row of the list"),))
    report = Report.of(text, id=key, outlet="Town list")
    return Arrival(report=report, reading=Reading(key, (incident,)), source="list.csv", origin="table")


def newer(sample: Sample, *, drop: tuple[str, ...] = (), **changes: Any) -> Reading:
    """Give what a newer model reads in a report: its first incident with changes, and without some incidents."""
    first, *rest = sample.reading.incidents
    kept = tuple(i for i in (msgspec.structs.replace(first, **changes), *rest) if i.id not in drop)
    return msgspec.structs.replace(sample.reading, incidents=kept, versions=Versions(model="2"))


def put(ledger: Ledger, *samples: Sample, capture: bytes | None = None) -> list[str]:
    """Record reports, each in a commit of its own; returns the ids of their incidents in the order of the readings."""
    found = list[str]()
    for sample in samples:
        entries = ledger.record([Arrival(report=sample.report, reading=sample.reading, capture=capture, source="in")])
        linked = entries[-1].body
        found += [home for _, home in linked.links]  # type: ignore[union-attr]
    return found


def report_id(sample: Sample) -> str:
    """Give the id that a report has in a ledger."""
    return id_of(sample.report)


@contextmanager
def unchanged(ledger: Ledger, told: str, error: type[HerodotusError] = HerodotusError) -> Iterator[None]:
    """Expect an error of one line that says `told`, after which the journal has the head that it had."""
    before = ledger.seal()
    with pytest.raises(error, match=told) as caught:
        yield
    assert "\n" not in str(caught.value)
    assert ledger.seal() == before


@pytest.fixture(autouse=True)
def heads_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the heads of ledgers in PostgreSQL out of the home of whoever runs the tests."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture
def ledger(where: str) -> Iterator[Ledger]:
    """A new ledger, in a file or on the server."""
    with Ledger.create(where, who="ann") as made:
        yield made


def _sample(id: str, text: str, outlet: str, published: str, incidents: tuple[Incident, ...],
            claims: tuple[Claim, ...], ties: tuple[Tie, ...] = ()) -> Sample:
    report = Report.of(text, id=id, published=published, outlet=outlet, title=f"News of {id}")
    return Sample(report, Reading(id, incidents, claims, ties=ties, versions=Versions("made", "1", "1", "1", "1")))
