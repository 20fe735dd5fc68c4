"""The words of a row: one line per filled column in the report's text, and where each value stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from herodotus.errors import InputError
from herodotus.records import Evidence

SHOWN = 60  # characters of a value that go into a message


class Words:
    r"""A row as a text, with the place of every value.

    >>> words = Words({"type": "Shelling", "notes": "", "where": "Qarna"}, "a.csv", 2)
    >>> words.text
    'type: Shelling\nwhere: Qarna'
    >>> words.at("where")
    Evidence(start=22, end=27, quote='Qarna')
    """

    def __init__(self, cells: Mapping[str, str], source: str, line: int) -> None:
        """Write the filled cells down; `source` and `line` are for errors."""
        self.source, self.line = source, line
        self._values = {column: value for column, value in cells.items() if value}
        self._starts: dict[str, int] = {}
        lines, at = [], 0
        for column, value in self._values.items():
            self._starts[column] = at
            lines.append(f"{column}: {value}")
            at += len(lines[-1]) + 1
        self.text = "\n".join(lines)

    def value(self, column: str) -> str:
        """Return the value of a column, "" where it is blank or no column is named."""
        return self._values.get(column, "")

    def at(self, column: str) -> Evidence:
        """Return where the value of a filled column stands."""
        start = self._starts[column] + len(column) + 2
        return Evidence.of(self.text, start, start + len(self._values[column]))

    def all(self, *columns: str) -> tuple[Evidence, ...]:
        """Return where the values of those columns stand that are filled, each once, in the order of the text."""
        return tuple(sorted({self.at(column) for column in columns if self.value(column)}))

    def name_of(self, column: str) -> Evidence:
        """Return where the name of a filled column stands, which is what ties its value to the row."""
        return Evidence.of(self.text, self._starts[column], self._starts[column] + len(column))

    def pieces(self, column: str, separator: str = "") -> Iterator[Evidence]:
        """Yield the values of a column, cut at a separator, without the blanks around them."""
        if not self.value(column):
            return
        whole = self.at(column)
        cut = f"(?:(?!{re.escape(separator)}).)+" if separator else ".+"
        for found in re.finditer(cut, whole.quote):
            words = found[0].strip()
            if words:
                start = whole.start + found.start() + found[0].index(words)
                yield Evidence(start, start + len(words), words)

    def error(self, column: str, problem: str, advice: str) -> InputError:
        """Make the error for the value of a column."""
        value = self.value(column)
        shown = value if len(value) <= SHOWN else value[: SHOWN - 1] + "…"
        return InputError(self.source, f'{column} "{shown}" {problem}', advice, self.line)
