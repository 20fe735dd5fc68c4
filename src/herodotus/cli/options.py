"""Options that more than one command has, each with the one line that tells what it is for."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from herodotus.cli.sizes import bytes_of


class Precision(StrEnum):
    """How sure a record and a cell must be to be written down."""

    HIGH = "high"
    BALANCED = "balanced"
    COMPLETE = "complete"


class Shown(StrEnum):
    """How an answer is printed."""

    TEXT = "text"
    JSON = "json"


class Mask(StrEnum):
    """Whose names are hidden behind their roles."""

    PRIVATE = "private"


Files = Annotated[
    list[str],
    typer.Argument(metavar="FILE…", help="Text, Markdown, HTML or JSONL files, folders, or - for standard input."),
]
Published = Annotated[
    str | None, typer.Option(metavar="DATE", help="Day of publication of all reports, such as 2019-08-27.")
]
Outlet = Annotated[str | None, typer.Option(metavar="NAME", help="Who published them.")]
Title = Annotated[str | None, typer.Option(metavar="T", help="Their title.")]
MaxSize = Annotated[int, typer.Option(parser=bytes_of, metavar="SIZE", help="Largest text, such as 500kB or 2MB.")]
Jobs = Annotated[int, typer.Option(metavar="N", min=1, help="Processes that read side by side.")]
Mode = Annotated[
    Precision,
    typer.Option(help="high: only what is sure; complete: all that may be meant, for people who check it all."),
]
ActorFiles = Annotated[
    list[Path] | None,
    typer.Option("--actors", metavar="FILE", help="Table of your own actors, on top of the register; repeatable."),
]
Debug = Annotated[bool, typer.Option("--debug", help="Show the traceback of an error that should not happen.")]
Form = Annotated[Shown, typer.Option("--format", help="Text to read, or JSON, one line a record.")]
MaskOption = Annotated[
    Mask | None, typer.Option(help="private: show the roles of victims and witnesses in place of their names.")
]
KnownBy = Annotated[str | None, typer.Option(metavar="DAY", help="Leave out what was published after that day.")]
RecordedBy = Annotated[
    str | None, typer.Option(metavar="MOMENT", help="As recorded by a day, a time, or the number of an entry.")
]
