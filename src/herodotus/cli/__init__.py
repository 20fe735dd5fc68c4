"""The command line: `herodotus read` and `herodotus codebook`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from herodotus.pipeline import ReadReports


def main(arguments: Sequence[str] | None = None, *, reading: ReadReports | None = None) -> None:
    """Run the command line and exit with its status; `reading` takes the place of `pipeline.read` where given."""
    try:
        from herodotus.cli.app import app

        app(args=arguments, obj=reading, prog_name="herodotus")
    except KeyboardInterrupt:  # while modules load; later ones are told by the commands themselves
        sys.exit(130)
