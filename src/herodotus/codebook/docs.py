"""Writes the codebook's documentation page out of its data: `python -m herodotus.codebook.docs > docs/codebook.md`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator

from herodotus.codebook.book import codebook
from herodotus.codebook.crossings import crosswalk, relation_crossing, stance_crossing
from herodotus.codebook.cues import cues
from herodotus.codebook.show import acled_names, crossings, plover_name
from herodotus.codebook.store import table
from herodotus.codebook.values import Code, Crossing

TITLES = {
    "types": "Incident types",
    "statuses": "Incident status",
    "stances": "Stances of a claim",
    "certainties": "Certainty of a claim",
    "aspects": "Aspects of an incident",
    "relations": "Relations between actors",
    "ties": "Ties between incidents",
    "harm_kinds": "Kinds of harm",
    "who": "Who was harmed",
    "cells": "Cells without a code",
}


def markdown() -> str:
    """Write the whole page; the same data give the same text."""
    parts = [_intro(), *(_section(name) for name in TITLES), _crosswalk(), _claims(), _rules(), _cues()]
    return "\n\n".join(parts) + "\n"


def main() -> None:
    """Write the page to standard output as UTF-8 with Unix line ends."""
    sys.stdout.buffer.write(markdown().encode("utf-8"))


def _intro() -> str:
    return "\n".join((
        "# Codebook",
        "",
        "<!-- Made by `python -m herodotus.codebook.docs` from the data files; change the data, not this page. -->",
        "",
        f"Version {table('edition')['version']}. It defines every code that a reading may hold. Codes record what a",
        "report *says*, never what its reader knows. All examples are invented; the words in **bold** show the code.",
    ))  # fmt: skip


def _section(name: str) -> str:
    codes = codebook().section(name)
    if name != "types":
        return "\n\n".join((f"## {TITLES[name]}", *(_entry(c, "###") for c in codes.values())))
    return "\n\n".join((f"## {TITLES[name]}", *_grouped()))


def _grouped() -> Iterator[str]:
    for group in codebook().groups.values():
        yield f"### Group `{group.code}`: {group.label}\n\n{group.definition} {group.boundary}"
        yield from (_entry(c, "####") for c in codebook().of_group(group.code))


def _entry(code: Code, level: str) -> str:
    lines = [f"{level} `{code.code}`: {code.label}", "", code.definition, "", f"*Not*: {code.boundary}", ""]
    lines += [f"- {e.marked.replace('[', '**').replace(']', '**')}" for e in code.examples]
    lines += [f"- Ruling: {note}" for note in code.notes]
    return "\n".join(lines)


def _crosswalk() -> str:
    rows = (_cross_cells(c) for c in crossings())
    notes = [f"- `{t}`: {crosswalk(t).note}" for t in codebook().types if crosswalk(t).note]
    head = "Where a cell has several entries, the usual one stands first and the notes below say when another holds."
    head += " An empty cell means that the scheme does not record such a thing."
    grid = _grid(("type", "status", "ACLED", "PLOVER", "CAMEO", "UCDP GED"), rows)
    return "\n\n".join(("## Crosswalk of incident types", head, grid, "\n".join(notes)))


def _cross_cells(cross: Crossing) -> tuple[str, ...]:
    ucdp = " or ".join(map(str, cross.ucdp)) or "none"
    return (f"`{cross.code}`", cross.status, acled_names(cross), plover_name(cross), ", ".join(cross.cameo), ucdp)


def _claims() -> str:
    book = codebook()
    rows = [("stance", stance_crossing(s)) for s in book.stances]
    rows += [("relation", relation_crossing(r)) for r in book.relations]
    cells = ((kind, f"`{c.code}`", plover_name(c), ", ".join(c.cameo), c.note) for kind, c in rows)
    return "## Crosswalk of stances and relations\n\n" + _grid(("what", "code", "PLOVER", "CAMEO", "note"), cells)


def _rules() -> str:
    types: dict[str, list[str]] = {rule: [] for rule in table("crosswalk")["ucdp_rules"].values()}
    for cross in crossings():
        status = "" if cross.status == "occurred" else f" {cross.status}"
        types[cross.ucdp_rule].append(f"`{cross.code}`{status}")
    lines = (f"- {rule} For: {', '.join(codes)}." for rule, codes in types.items())
    return "\n".join(("## How UCDP's type of violence is decided", "", *lines))


def _cues() -> str:
    kinds = dict.fromkeys((c.kind, c.code) for c in cues().entries)
    rows = ((kind, f"`{code}`", "; ".join(", ".join(c.forms) for c in cues().of(kind, code))) for kind, code in kinds)
    head = f"{len(cues())} entries. A cue is a hint for readers and explanations, never a verdict."
    return "\n\n".join(("## Cue words", head, _grid(("kind", "code", "forms"), rows)))


def _grid(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [header, tuple("---" for _ in header), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


if __name__ == "__main__":
    main()
