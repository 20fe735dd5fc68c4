"""A reader for the tests of the commands: "Shells fell on Qarna on 2019-08-23" is a shelling; nothing heavy loads."""

import re
from collections.abc import Iterable, Iterator

from herodotus.pipeline import Pair
from herodotus.records import Evidence, Harm, Incident, Place, Reading, When
from herodotus.report import Report

TOLD = re.compile(r"(?P<verb>Shells|Bombs) fell on (?P<place>[A-Z]\w+)(?: on (?P<day>\d{4}-\d\d-\d\d))?")
TYPES = {"Shells": "shelling", "Bombs": "air_strike"}


def read_plainly(reports: Iterable[Report], *, jobs: int = 1, precision: str = "balanced") -> Iterator[Pair]:
    """Read each report; one with STOP in it is where a person presses Ctrl-C, one with BREAK a fault."""
    assert (jobs, precision) == (1, "balanced")
    for report in reports:
        if "STOP" in report.text:
            raise KeyboardInterrupt
        if "BREAK" in report.text:
            raise ZeroDivisionError("told to break")
        yield report, Reading(report.id, tuple(_incidents(report.text)))


def _incidents(text: str) -> Iterator[Incident]:
    for number, hit in enumerate(TOLD.finditer(text), 1):
        def quote(part: str | int, hit: re.Match[str] = hit) -> Evidence:
            return Evidence.of(text, *hit.span(part))

        yield Incident(
            f"i{number}", TYPES[hit["verb"]], "occurred", (quote(0),),
            when=When(hit["day"], "day", (quote("day"),)) if hit["day"] else When(why="no date in the text"),
            where=Place(hit["place"], evidence=(quote("place"),), country="SY"),
            harm=(Harm("killed", 3, 3),) if "three were killed" in text else (),
        )  # fmt: skip
