"""The command `herodotus codebook`."""

from __future__ import annotations

from enum import StrEnum


class CodebookFormat(StrEnum):
    """How the codebook is printed."""

    TEXT = "text"
    JSON = "json"


def print_codebook(section: str | None, form: CodebookFormat) -> None:
    """Print one section of the codebook, or all of it."""
    from rich.console import Console

    from herodotus.codebook.show import show

    show(Console(), section, as_json=form is CodebookFormat.JSON)
