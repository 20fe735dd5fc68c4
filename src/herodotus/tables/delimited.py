"""Delimited text (CSV, TSV and their kin) to records, one for each row; a broken row costs no other."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator

from herodotus.errors import ConfigError, InputError
from herodotus.tables.lines import LONGEST, Lines

DELIMITERS = (",", ";", "\t", "|")
# A row as cells by column with the number of its first line, or what is wrong with it.
Record = tuple[int, dict[str, str]]
_SEP = re.compile(r'"?sep=(?P<sep>.)"?\s*', re.IGNORECASE)  # Excel's own first line
ROW = "correct the row, or quote cells that hold the delimiter, a quote or a line end"


def delimited(lines: Lines, source: str, known: Iterable[str], delimiter: str = "") -> Iterator[Record | InputError]:
    """Yield the rows below the header; blank rows are passed over.

    Without a `delimiter` that one of comma, semicolon, tab and bar is taken which finds most of the `known` columns in
    the header. A quotation that is never closed spoils its own row only: the lines behind it are read anew.
    """
    first = _header_line(lines)
    if not first.strip():
        raise InputError(source, "has no header line", "begin the table with the names of its columns")
    said = _SEP.fullmatch(first)
    if said:
        first, delimiter = next(lines, ""), said["sep"]
    wanted = frozenset(known)
    delimiter = delimiter or _delimiter(first, wanted)
    header = _header(_split(first, delimiter), source, wanted)
    yield from _rows(lines, source, header, delimiter)


def _header_line(lines: Lines) -> str:
    return next((line for line in lines if line.strip()), "")


def _rows(lines: Lines, source: str, header: tuple[str, ...], delimiter: str) -> Iterator[Record | InputError]:
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        number = lines.mark()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            lines.give_back()
            reader = csv.reader(lines, delimiter=delimiter, strict=True)
            yield InputError(source, f"is a broken row ({error})", ROW, number)
            continue
        yield from _row(lines, source, header, number, cells)


def _row(lines: Lines, source: str, header: tuple[str, ...], number: int,
         cells: list[str]) -> Iterator[Record | InputError]:
    """Yield the row with as many cells as the header has; empty ones beyond them do not count."""
    if not any(cell.strip() for cell in cells):
        return
    while len(cells) > len(header) and not cells[-1].strip():
        cells.pop()
    if lines.cut.intersection(range(number, lines.number + 1)):
        yield InputError(source, f"has a line of over {LONGEST:,} characters", ROW, number)
    elif len(cells) != len(header):
        lines.give_back()
        yield InputError(source, f"has {len(cells)} cells where the header has {len(header)}", ROW, number)
    else:
        yield number, dict(zip(header, cells, strict=True))


def _delimiter(line: str, known: frozenset[str]) -> str:
    """Choose the delimiter that finds most of the known columns, then the one that gives most cells."""
    def finds(delimiter: str) -> tuple[int, int]:
        cells = [cell.strip() for cell in _split(line, delimiter)]
        return len(known.intersection(cells)), len(cells)

    return max(DELIMITERS, key=finds)


def _split(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return [line.strip()]


def _header(cells: list[str], source: str, known: frozenset[str]) -> tuple[str, ...]:
    """Name the columns; of two with one name the second gets its number, unless the map means one of them."""
    names = [" ".join(cell.split()) for cell in cells]
    while names and not names[-1]:
        names.pop()
    twice = {name for name in names if names.count(name) > 1}
    if twice & known:
        raise ConfigError(f"{source}: has the column '{min(twice & known)}' twice; rename one of them")
    seen: set[str] = set()
    for i, name in enumerate(names, 1):
        names[i - 1] = f"{name} {i}".strip() if not name or name in seen else name
        seen.add(name)
    return tuple(names)
