"""The command `herodotus export`."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from herodotus.cli.guard import say
from herodotus.cli.ledger.desk import Signed, opened
from herodotus.cli.ledger.filters import Filters
from herodotus.cli.ledger.printing import counted
from herodotus.cli.options import Mask, MaskOption, RecordedBy
from herodotus.cli.progress import Progress
from herodotus.cli.writers import wants_progress
from herodotus.errors import ConfigError

if TYPE_CHECKING:
    from herodotus.bookkeeping.exporting import Made

BINARY = ("parquet", "crate")


class ExportFormat(StrEnum):
    """What a ledger is exported as."""

    CSV = "csv"
    ACCOUNTS = "accounts"
    RECORDS = "records"
    GEOJSON = "geojson"
    PARQUET = "parquet"
    ACLED = "acled"
    UCDP = "ucdp"
    PLOVER = "plover"
    ANNOTATIONS = "annotations"
    CRATE = "crate"
    JSONL = "jsonl"


def export(
    form: Annotated[
        ExportFormat, typer.Option("--format", help="Tables, maps, other people's schemes, a snapshot, or the whole.")
    ],
    out: Annotated[
        str | None, typer.Option("--out", metavar="FILE", help="Write there; - or left out is standard output.")
    ] = None,
    recorded_by: RecordedBy = None,
    mask: MaskOption = None,
    texts: Annotated[
        bool, typer.Option("--texts", help="With jsonl: also the texts of reports, which others may hold rights in.")
    ] = False,
    link: Annotated[
        str | None, typer.Option(metavar="TEMPLATE", help="The link back to a record, {id} in it stands for its id.")
    ] = None,
    *,
    filters: Filters,
    at: Signed,
) -> None:
    """Export incidents; each row leads back to its record, and what a form cannot hold is told with the reason."""
    from herodotus.bookkeeping.exporting import export as exporting

    meant = filters.filter()
    target = None if out in (None, "-") else Path(str(out))
    if target is None and form in BINARY and sys.stdout.isatty():
        raise ConfigError(f"--format {form} is not for a terminal; give --out FILE")
    with opened(at) as ledger, Progress(wanted=wants_progress(target), doing="exporting: incident") as progress:
        made = exporting(ledger, form.value, target, filter=meant, recorded_by=recorded_by, texts=texts, link=link,
                         mask=mask is Mask.PRIVATE, told=lambda _: progress.step())  # fmt: skip
    _tell(made, target)


def _tell(made: Made, target: Path | None) -> None:
    """Say on standard error what was written, and what was left out and why."""
    say(f"wrote {counted(made.incidents, 'incident')} to {target or 'standard output'}, sha256 {made.sha256}")
    for reason, number in sorted(made.left_out.items(), key=lambda item: (-item[1], item[0])):
        say(f"left out {counted(number, 'incident')}: {reason}")
