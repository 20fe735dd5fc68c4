"""The ledger as a terminal shows it: a table where it is wide, blocks of lines where it is narrow.

Report text reaches the terminal only as `rich.text.Text` with unseen characters written out, so that neither markup nor
an escape sequence in a report acts.
"""

from __future__ import annotations

from collections.abc import Iterable

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from herodotus.days import words
from herodotus.exports.ledger import value_words
from herodotus.exports.visible import visible
from herodotus.records import Actor, Claim, Evidence, Incident, Reading, Relation, When
from herodotus.report import Report

WIDE = 120  # columns from which incidents and claims are tables; below, nine columns would be three letters each
Row = tuple[str, Text]
BLANK = Text("unknown", "dim italic")  # a cell of which the report says nothing and the reader no more


def render(console: Console, pairs: Iterable[tuple[Report, Reading]]) -> None:
    """Print reports with their ledgers, one after the other."""
    for number, (report, reading) in enumerate(pairs):
        if number:
            console.print()
        _report(console, report, reading)


def _report(console: Console, report: Report, reading: Reading) -> None:
    console.print(_title(report))
    console.print(_byline(report))
    if not (reading.incidents or reading.claims or reading.relations):
        console.print(_dim("nothing was read: no incident, no claim, no relation"))
        return
    _section(console, "Incidents", [(i.id, _incident(i)) for i in reading.incidents])
    _section(console, "Claims", [(c.id, _claim(c)) for c in reading.claims])
    _section(console, "Relations", [(f"r{n}", _relation(r)) for n, r in enumerate(reading.relations, 1)])


def _title(report: Report) -> Text:
    return Text(visible(report.title), "bold") if report.title else _dim("Untitled report")


def _byline(report: Report) -> Text:
    outlet = _plain(report.outlet) if report.outlet else _dim("outlet unknown")
    day = _plain(words(report.published)) if report.published else _dim("day of publication unknown")
    return Text("  ").join((outlet, day, Text(visible(report.id), "dim")))


def _section(console: Console, title: str, records: list[tuple[str, list[Row]]]) -> None:
    if not records:
        return
    console.print()
    console.print(Text.assemble((title, "bold"), f" {len(records)}"))
    console.print(_table(records) if console.width >= WIDE else _blocks(records))


def _table(records: list[tuple[str, list[Row]]]) -> Table:
    """Lay records out as rows; every record of one section has the same labels."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False, expand=True, padding=(0, 1, 0, 0))
    table.add_column("id", no_wrap=True)
    for label, _ in records[0][1]:
        table.add_column(label, ratio=SHARES.get(label, 2), overflow="fold")
    for id_, rows in records:
        table.add_row(Text(visible(id_), "bold"), *(cell for _, cell in rows))
    return table


# How much of the width a column gets, beside 2 for the others.
SHARES = {"words": 4, "content": 6, "what": 3, "who → whom": 4, "says": 3}


def _blocks(records: list[tuple[str, list[Row]]]) -> Table:
    """Lay records out as lines of label and cell, the record's id before the first, its blanks in one line."""
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(no_wrap=True, min_width=3)
    grid.add_column(no_wrap=True, style="dim")
    grid.add_column(overflow="fold")
    for number, (id_, rows) in enumerate(records):
        if number:
            grid.add_row()
        blank = [label for label, cell in rows if cell is BLANK]
        lines = [(label, cell) for label, cell in rows if cell is not BLANK]
        if blank:
            lines.append(("unknown", _dim(", ".join(blank))))
        for line, (label, cell) in enumerate(lines):
            grid.add_row(Text(visible(id_), "bold") if line == 0 else "", label, cell)
    return grid


def _incident(incident: Incident) -> list[Row]:
    what = Text.assemble((incident.type.replace("_", " "), "bold"), f", {incident.status}")
    if incident.count:
        what.append(f", {incident.count} events")
    return [
        ("what", what),
        ("when", _when(incident.when)),
        ("where", _where(incident)),
        ("who → whom", _who(incident)),
        ("means", _names(incident.means)),
        ("harm", _harm(incident)),
        ("words", _quotes(incident.evidence)),
    ]


def _claim(claim: Claim) -> list[Row]:
    about = " ".join(claim.about) or "no incident"
    said = f": {', '.join(value_words(claim))}" if claim.value else ""
    return [
        ("who says", _says(claim)),
        ("stance", _plain(f"{claim.stance.replace('_', ' ')}, {claim.certainty}")),
        ("content", _plain(f"“{claim.content.quote}”")),
        ("about", _plain(f"{about}, {claim.aspect}{said}")),
        ("said on", _when(claim.said_on)),
        ("cue", _plain(f"“{claim.cue.quote}”")),
    ]


def _relation(relation: Relation) -> list[Row]:
    tie = f"{relation.a.name} {relation.relation.replace('_', ' ')} {relation.b.name}"
    return [("tie", _plain(tie)), ("words", _quotes(relation.evidence))]


def _says(claim: Claim) -> Text:
    who = Text(visible(claim.claimant.name), "bold")
    if not claim.named:
        who.append(" (unnamed)", "not bold dim")
    for carrier in claim.via:
        who.append(f" via {visible(carrier.name)}", "not bold")
    return who


def _when(when: When) -> Text:
    return _plain(words(when.edtf)) if when.edtf else _unknown(when.why)


def _where(incident: Incident) -> Text:
    place = incident.where
    if place is None or not place.name:
        return _unknown(place.why if place else "")
    return _plain(f"{place.name}, {place.country}" if place.country else place.name)


def _who(incident: Incident) -> Text:
    return Text.assemble(_names(incident.initiators), " → ", _names(incident.targets))


def _names(actors: tuple[Actor, ...]) -> Text:
    return _plain(", ".join(a.name for a in actors)) if actors else _unknown("")


def _harm(incident: Incident) -> Text:
    told = (f"{h.span} {h.kind}" + ("" if h.who == "unknown" else f" ({h.who})") for h in incident.harm)
    return _plain("; ".join(told)) if incident.harm else _unknown("")


def _quotes(evidence: tuple[Evidence, ...]) -> Text:
    return _plain(" … ".join(f"“{e.quote}”" for e in evidence))


def _unknown(why: str) -> Text:
    return _dim(f"unknown ({visible(why)})") if why else BLANK


def _dim(words: str) -> Text:
    return Text(words, "dim italic")


def _plain(words: str) -> Text:
    return Text(" ".join(visible(words).split()))
