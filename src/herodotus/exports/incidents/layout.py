"""Labelled lines under headings: a folded grid in a terminal, and lines that `grep` and `cut` can work on in a pipe.

Words of reports and of people reach the terminal only as `rich.text.Text` with unseen characters written out, so that
neither markup nor an escape sequence in them acts.
"""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.segment import Segment, Segments
from rich.table import Table
from rich.text import Text

from herodotus.exports.visible import visible

LABEL = 16  # columns of the labels at most: an id of a ledger


class Row:
    """A label with its lines: the first says what is, the others on what it rests."""

    def __init__(self, label: str, *lines: Text) -> None:
        """Hold a label and its lines."""
        self.label, self.lines = label, lines


class Section:
    """A heading with rows."""

    def __init__(self, heading: Text, rows: Iterable[Row]) -> None:
        """Hold a heading and its rows; without rows nothing is shown."""
        self.heading, self.rows = heading, tuple(rows)


class Sheet:
    """Sections one below the other, to be printed by a rich console."""

    def __init__(self, sections: Iterable[Section]) -> None:
        """Hold the sections that have rows."""
        self.sections = tuple(section for section in sections if section.rows)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Lay the sheet out, or give it line by line where `put` prints it into a pipe."""
        plain = unfolded(options)
        for number, section in enumerate(self.sections):
            if number:
                yield Text()
            yield lines(_plain_lines(section)) if plain else _grid(section)


def put(console: Console, shown: RenderableType) -> None:
    """Print a list, a record or a history: laid out in a terminal, as plain lines that are never cut in a pipe."""
    console.print(shown, soft_wrap=not console.is_terminal)


def unfolded(options: ConsoleOptions) -> bool:
    """Say whether lines may be as long as they are, as `put` asks for; if not, rich would cut them at the width."""
    return bool(options.no_wrap) and options.overflow == "ignore"


def lines(rows: Iterable[Iterable[str]]) -> Segments:
    """Give rows as lines with tabs between their cells, which rich would turn into blanks, and never folded."""
    return Segments([Segment("\t".join(cells) + "\n") for cells in rows])


def safe(words: str, style: str = "") -> Text:
    """Give words as text in which nothing acts: one line, unseen characters named.

    >>> safe("[red]a" + chr(27) + "[1m  b").plain
    '[red]a⟨U+001B⟩[1m b'
    """
    return Text(one_line(words), style)


def one_line(words: str) -> str:
    """Write words on one line with unseen characters named."""
    return " ".join(visible(words).split())


def heading(title: str, more: str = "") -> Text:
    """Give a heading, with a number or a remark behind it."""
    return Text.assemble((one_line(title), "bold"), f" {one_line(more)}" if more else "")


def _grid(section: Section) -> Group:
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(max_width=LABEL, style="dim", overflow="fold")
    grid.add_column(overflow="fold")
    for row in section.rows:
        for number, line in enumerate(row.lines):
            grid.add_row(safe(row.label) if number == 0 else "", line)
    return Group(section.heading, grid)


def _plain_lines(section: Section) -> Iterable[tuple[str, ...]]:
    """Repeat the label on every line, so that each can be found and understood alone."""
    yield (section.heading.plain,)
    for row in section.rows:
        yield from ((one_line(row.label), line.plain) for line in row.lines)
