"""Prints the codebook for a reader: tables in a terminal, plain lines in a pipe, or JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import msgspec
from rich import box
from rich.console import Console
from rich.segment import Segment, Segments
from rich.table import Table
from rich.text import Text

from herodotus.codebook.book import SECTIONS, codebook
from herodotus.codebook.crossings import crosswalk, relation_crossing, stance_crossing
from herodotus.codebook.cues import cues
from herodotus.codebook.store import version
from herodotus.codebook.values import Code, Crossing
from herodotus.errors import ConfigError

EXTRA = ("crosswalk", "cues")
Rows = tuple[tuple[str, ...], list[tuple[str, ...]]]


def show(console: Console, section: str | None = None, *, as_json: bool = False) -> None:
    """Print one section of the codebook, or all of its codes; `crosswalk` and `cues` are printed only when asked for.

    A console that is no terminal gets plain tab-separated lines, so that `grep` and `cut` can work on them.
    """
    names = _names(section)
    if as_json:
        body = {"version": version(), **{name: _plain(name) for name in names}}
        console.out(json.dumps(body, ensure_ascii=False, indent=2), highlight=False)
        return
    console.out(f"herodotus codebook {version()}", highlight=False)
    for name in names:
        header, rows = _rows(name)
        if console.is_terminal:
            console.print(_table(name, header, rows))
        else:
            _lines(console, name, header, rows)


def plover_name(crossing: Crossing) -> str:
    """Write the PLOVER type with its mode, or "" where there is none.

    >>> plover_name(crosswalk("torture"))
    'ASSAULT torture'
    """
    return f"{crossing.plover.type} {crossing.plover.mode}".rstrip() if crossing.plover else ""


def acled_names(crossing: Crossing) -> str:
    """Write the ACLED event and sub-event types, several with a semicolon between.

    >>> acled_names(crosswalk("coup", "prevented"))
    'Strategic developments > Other'
    """
    return "; ".join(f"{a.event} > {a.sub_event}" for a in crossing.acled)


def crossings() -> list[Crossing]:
    """List the crosswalk of every type in every status, in the order of the codebook."""
    book = codebook()
    return [crosswalk(type_, status) for type_ in book.types for status in book.statuses]


def _names(section: str | None) -> tuple[str, ...]:
    if section is None:
        return SECTIONS
    if section not in (*SECTIONS, *EXTRA):
        names = ", ".join((*SECTIONS, *EXTRA))
        raise ConfigError(f"the codebook has no section '{section}'; take one of {names}")
    return (section,)


def _plain(name: str) -> Any:
    if name == "cues":
        return msgspec.to_builtins(cues().entries)
    if name == "crosswalk":
        book = codebook()
        return {
            "types": msgspec.to_builtins(crossings()),
            "stances": msgspec.to_builtins([stance_crossing(s) for s in book.stances]),
            "relations": msgspec.to_builtins([relation_crossing(r) for r in book.relations]),
        }
    return msgspec.to_builtins(list(codebook().section(name).values()))


def _rows(name: str) -> Rows:
    if name == "cues":
        return ("kind", "code", "forms"), [(c.kind, c.code, ", ".join(c.forms)) for c in cues().entries]
    if name == "crosswalk":
        return ("type", "status", "ACLED", "PLOVER", "CAMEO", "UCDP"), [_cross_row(c) for c in crossings()]
    codes = codebook().section(name).values()
    grouped = any(c.group for c in codes)
    header = ("code", *(["group"] if grouped else []), "what it is", "what it leaves out", "examples", "rulings")
    return header, [_code_row(c, grouped) for c in codes]


def _code_row(code: Code, grouped: bool) -> tuple[str, ...]:
    examples = " / ".join(e.marked for e in code.examples)
    group = (code.group,) if grouped else ()
    return (code.code, *group, code.definition, code.boundary, examples, " ".join(code.notes))


def _cross_row(cross: Crossing) -> tuple[str, ...]:
    ucdp = " or ".join(map(str, cross.ucdp)) or "none"
    return (cross.code, cross.status, acled_names(cross), plover_name(cross), " ".join(cross.cameo), ucdp)


def _table(title: str, header: Iterable[str], rows: Iterable[tuple[str, ...]]) -> Table:
    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD, show_lines=False, expand=True)
    for i, column in enumerate(header):
        table.add_column(column, style="bold" if i == 0 else None, overflow="fold", min_width=12 if i == 0 else None)
    for row in rows:
        # Text, not str: examples hold square brackets, which rich would take for markup.
        table.add_row(*(Text(cell.replace("`", "")) for cell in row))
    return table


def _lines(console: Console, title: str, header: Iterable[str], rows: Iterable[tuple[str, ...]]) -> None:
    for row in (("section", *header), *((title, *row) for row in rows)):
        # As a segment, since rich would turn the tabs of a string into spaces.
        console.print(Segments([Segment("\t".join(row) + "\n")]), end="", soft_wrap=True)
