"""Other people's hand-coded tables, row by row: incidents with their accounts, or what is wrong with a row.

One row is held at a time; of those before it only keys and line numbers are kept, some 100 bytes a row.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rapidfuzz import process

from herodotus.errors import ConfigError, InputError
from herodotus.tables.delimited import Record, delimited
from herodotus.tables.encoding import opened_text, undecodable
from herodotus.tables.guarded import unguarded
from herodotus.tables.lines import Lines
from herodotus.tables.making import Row, row
from herodotus.tables.mapping import Mapping
from herodotus.tables.objects import objects
from herodotus.tables.words import Words

Outcome = Row | InputError
JSON_LINES = (".jsonl", ".ndjson", ".json")


def rows(path: Path, mapping: Mapping, *, key: str | None = None) -> Iterator[Outcome]:
    """Yield the rows of a table in order, an `InputError` in place of each one that cannot be read whole.

    The table is delimited text or JSON lines, as its name or its first line tells. `key` names the column with the id
    of a row and outranks the map's. Raises `ConfigError` at the first row where the map names a column that the table
    lacks. A second row with the key of an earlier one is an error that names both lines.
    """
    column = key or mapping.key
    if not column:
        raise ConfigError("the map names no key column; give it with --key COLUMN")
    source = str(path)
    try:
        with path.open("rb") as file:
            text = opened_text(file, source, mapping.encoding)
            yield from _rows(_records(Lines(text), path, mapping, column), source, mapping, column)
    except InputError as error:
        yield error
    except UnicodeDecodeError as error:
        yield InputError(source, f"is not whole {_family(error)} text", "save the table anew as UTF-8")
    except FileNotFoundError:
        yield InputError(source, "does not exist", "check the name")
    except OSError as error:
        yield InputError(source, f"cannot be opened ({error.strerror})", "check its permissions")


def _family(error: UnicodeDecodeError) -> str:
    """Name an encoding without the order of its bytes."""
    return error.encoding.upper().removesuffix("-LE").removesuffix("-BE")


def _records(lines: Lines, path: Path, mapping: Mapping, key: str) -> Iterator[Record | InputError]:
    first = next(iter(lines), "")
    lines.push(first)
    if first.lstrip().startswith(("{", "[")) or path.suffix.lower() in JSON_LINES:
        return objects(lines, str(path))
    return delimited(lines, str(path), (*mapping.columns(), key), mapping.delimiter)


def _rows(records: Iterator[Record | InputError], source: str, mapping: Mapping, key: str) -> Iterator[Outcome]:
    seen: dict[str, int] = {}
    checked = found = False
    for record in records:
        found = True
        if isinstance(record, InputError):
            yield record
            continue
        if not checked:
            _check_columns(tuple(record[1]), source, mapping, key)
            checked = True
        try:
            yield _row(record, source, mapping, key, seen)
        except InputError as error:
            yield error
    if not found:
        raise InputError(source, "has no row", "give a table with a header line and a row for each incident")


def _row(record: Record, source: str, mapping: Mapping, key: str, seen: dict[str, int]) -> Row:
    number, cells = record
    words = Words(_tidy(cells, source, number, mapping), source, number)
    id = words.value(key)
    if not id:
        raise InputError(source, f"has no {key}", "give every row a key of its own", number)
    if id in seen:
        problem = f'has the {key} "{id}" of the row in line {seen[id]}'
        raise InputError(source, problem, "keep one of the two, or give each a key of its own", number)
    seen[id] = number
    return row(words, mapping, key)


def _tidy(cells: dict[str, str], source: str, number: int, mapping: Mapping) -> dict[str, str]:
    """Bring every cell to one line without the blanks around it; refuse what is no text."""
    tidy, separators = {}, mapping.separators() if mapping.guarded else {}
    for column, cell in cells.items():
        if "\0" in cell or "\0" in column:
            raise InputError(source, f"holds a NUL byte under {column!r}", "save the table again as UTF-8 text", number)
        if undecodable(cell):
            advice = "save the table as UTF-8, or say its encoding in the map, such as encoding = \"cp1252\""
            raise InputError(source, f"is not valid {mapping.encoding or 'UTF-8'} under {column!r}", advice, number)
        value = " ".join((unguarded(cell, separators.get(column, "")) if mapping.guarded else cell).split())
        tidy[column] = "" if value in mapping.blank else value
    return tidy


def _check_columns(header: tuple[str, ...], source: str, mapping: Mapping, key: str) -> None:
    """Raise `ConfigError` for the columns that the map names and the table lacks, with the closest names it has."""
    wanted = dict.fromkeys((key, *mapping.columns()))
    missing = [name for name in wanted if name not in header and name not in mapping.optional and name]
    if mapping.key and key != mapping.key:
        missing = [name for name in missing if name != mapping.key]
    if not missing:
        return
    if not any(name in header for name in wanted):
        shown = ", ".join(f"'{name}'" for name in header[:8])
        raise ConfigError(f"{source}: has none of the columns of the map '{mapping.name}'; its first line reads "
                          f"{shown}; give a table with a header line, or another map or delimiter")
    raise ConfigError(f"{source}: lacks {'; '.join(_closest(name, header) for name in missing)}; "
                      f"correct the map '{mapping.name}', or list columns that may be missing under optional")


def _closest(name: str, header: tuple[str, ...]) -> str:
    near = [found for found, _, _ in process.extract(name, header, limit=3, score_cutoff=50)]
    return f"the column '{name}'" + (f" (close to it: {', '.join(near)})" if near else "")
