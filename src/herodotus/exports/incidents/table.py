"""A page of a list of incidents: a table in a wide terminal, blocks in a narrow one, tab-separated lines in a pipe."""

from __future__ import annotations

from collections.abc import Iterator

from rich.box import SIMPLE_HEAD
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.table import Table
from rich.text import Text

from herodotus.days import words
from herodotus.exports.incidents.layout import Row, Section, Sheet, lines, one_line, safe, unfolded
from herodotus.ledger.views import IncidentLine, Page
from herodotus.records import Span

# The columns with the width of their longest usual words ("27 February", "territory", "3-5 killed,", "unreviewed"), so
# that words are not broken; what is left goes to who. An id is never folded in a table.
WIDTHS = {"id": 8, "when": 11, "type": 10, "place": 11, "who": 14, "harm": 11, "accounts": 8, "review": 11}
COLUMNS = tuple(WIDTHS)
NOBODY, NONE = "unknown", "no incident"


class Listing:
    """A page of incidents, to be printed by a rich console."""

    def __init__(self, page: Page) -> None:
        """Hold the page."""
        self.page = page

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Choose the form by what the console is: a pipe, a wide terminal, or a narrow one."""
        if unfolded(options):
            yield lines((COLUMNS, *(_plain(line) for line in self.page.lines)))
            return
        if not self.page.lines:
            yield safe(NONE, "dim italic")
            return
        ids = max(WIDTHS["id"], *(cell_len(line.id) for line in self.page.lines))
        needed = ids + sum(WIDTHS.values()) - WIDTHS["id"] + len(WIDTHS) - 1
        yield _table(self.page, ids) if options.max_width >= needed else Sheet(_blocks(self.page))
        if self.page.next is not None:
            yield safe(f"more follow after {self.page.next}", "dim italic")


def _table(page: Page, ids: int) -> Table:
    table = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, expand=True, padding=0)
    for name, width in WIDTHS.items():
        if name == "who":
            table.add_column(name, ratio=1, min_width=width, overflow="fold")
        else:
            table.add_column(name, width=ids if name == "id" else width, overflow="fold")
    for line in page.lines:
        table.add_row(safe(line.id, "bold"), *(_text(cell) for cell in _cells(line)[1:]))
    return table


def _blocks(page: Page) -> Iterator[Section]:
    for line in page.lines:
        cells = dict(zip(COLUMNS, _cells(line), strict=True))
        told = [(name, cell) for name, cell in cells.items() if name != "id" and cell != NOBODY]
        blank = [name for name, cell in cells.items() if cell == NOBODY]
        rows = [Row(name, safe(cell)) for name, cell in told]
        yield Section(safe(line.id, "bold"), [*rows, *([Row(NOBODY, _dim(", ".join(blank)))] if blank else [])])


def _cells(line: IncidentLine) -> tuple[str, ...]:
    """Say a line in words, in the order of the columns."""
    status = "" if line.status == "occurred" else f", {line.status}"
    place = ", ".join(part for part in (line.place, line.country) if part)
    return (line.id, words(line.when), line.type.replace("_", " ") + status, place or NOBODY, _who(line),
            _harm(line), _accounts(line), _review(line))  # fmt: skip


def _plain(line: IncidentLine) -> tuple[str, ...]:
    """Say a line for a program: dates as EDTF, an unknown cell empty."""
    told = (line.when or NOBODY if name == "when" else cell for name, cell in zip(COLUMNS, _cells(line), strict=True))
    return tuple("" if cell == NOBODY else one_line(cell) for cell in told)


def _who(line: IncidentLine) -> str:
    if not line.initiators and not line.targets:
        return NOBODY
    return f"{', '.join(line.initiators) or NOBODY} → {', '.join(line.targets) or NOBODY}"


def _harm(line: IncidentLine) -> str:
    told = ((line.killed, "killed"), (line.injured, "injured"))
    return ", ".join(f"{span} {kind}" for span, kind in told if span and span != Span()) or NOBODY


def _accounts(line: IncidentLine) -> str:
    return f"{line.accounts} in {line.reports} report{'' if line.reports == 1 else 's'}"


def _review(line: IncidentLine) -> str:
    """Say what people made of it, and what sets it apart: not live, not read from a report."""
    state = "" if line.state == "live" else f", {line.state}"
    return line.review + state + ("" if line.origin == "read" else f", {line.origin}")


def _text(cell: str) -> Text:
    return _dim(cell) if cell == NOBODY else safe(cell)


def _dim(cell: str) -> Text:
    return safe(cell, "dim italic")
