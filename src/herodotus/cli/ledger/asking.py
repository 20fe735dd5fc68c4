"""The commands that ask a ledger: `list`, `show`, `history` and `stats`. None of them writes."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from herodotus.cli.guard import say
from herodotus.cli.ledger.desk import Desk, opened
from herodotus.cli.ledger.filters import Filters
from herodotus.cli.ledger.printing import put_all, put_lines
from herodotus.cli.options import Form, KnownBy, Mask, MaskOption, RecordedBy, Shown

if TYPE_CHECKING:
    from herodotus.ledger.filters import Filter
    from herodotus.ledger.ledger import Ledger
    from herodotus.ledger.views import IncidentLine, IncidentRecord, Page

PAGE, MOST_AT_ONCE = 50, 500  # incidents on a page, and asked for at once where all are wanted


class ListFormat(StrEnum):
    """How a list is printed."""

    TEXT = "text"
    JSON = "json"
    IDS = "ids"


Ids = Annotated[list[str], typer.Argument(metavar="ID…", help="Ids of incidents, as a list shows them.")]
One = Annotated[str, typer.Argument(metavar="ID", help="Id of an incident, as a list shows it.")]


def list_(
    filters: Filters,
    limit: Annotated[int, typer.Option(metavar="N", min=0, help="At most so many; 0 for all.")] = PAGE,
    after: Annotated[
        str | None, typer.Option(metavar="KEY", help="Go on after this key, which the page before gave.")
    ] = None,
    form: Annotated[
        ListFormat, typer.Option("--format", help="A table, JSON (one line an incident), or the ids alone.")
    ] = ListFormat.TEXT,
    count: Annotated[bool, typer.Option("--count", help="Only say how many there are.")] = False,
    mask: MaskOption = None,
    *,
    at: Desk,
) -> None:
    """List incidents, the newest first; without options all that stand and were not rejected."""
    meant = filters.filter()
    with opened(at) as ledger:
        if count:
            typer.echo(str(ledger.count(meant)))
            return
        page = _page(ledger, meant, after, limit)
        page = _masked_page(ledger, page) if mask is Mask.PRIVATE else page
    if form is ListFormat.TEXT:
        _put_page(page)
    elif form is ListFormat.JSON:
        put_lines(page.lines)
    else:
        typer.echo("".join(f"{line.id}\n" for line in page.lines), nl=False)
    if page.next is not None:
        say(f"more follow; for the next page give --after {page.next}")


def show(
    ids: Ids,
    known_by: KnownBy = None,
    recorded_by: RecordedBy = None,
    form: Form = Shown.TEXT,
    mask: MaskOption = None,
    *,
    at: Desk,
) -> None:
    """Show incidents in full: each cell with the words it rests on, every account of it, sources, ties, notes."""
    from herodotus.exports.incidents.text import render_record
    from herodotus.ledger.filters import Filter
    from herodotus.ledger.querying.checking import check

    check(Filter(known_by=known_by))
    with opened(at) as ledger:
        found = [ledger.show(id, known_by=known_by, recorded_by=recorded_by) for id in ids]
        changes = [ledger.history(record.id, recorded_by=recorded_by) for record in found]
    records = [_masked(record) for record in found] if mask is Mask.PRIVATE else found
    if form is Shown.JSON:
        put_lines(records)
    else:
        put_all(render_record(record, past) for record, past in zip(records, changes, strict=True))


def history(one: One, recorded_by: RecordedBy = None, form: Form = Shown.TEXT, mask: MaskOption = None, *,
            at: Desk) -> None:
    """Show every change of an incident, entry by entry: when, by whom, why, and each cell before and after."""
    from herodotus.exports.incidents.text import render_history

    with opened(at) as ledger:
        changes = ledger.history(one, recorded_by=recorded_by)
        if mask is Mask.PRIVATE:
            from herodotus.exports.incidents.masking import mask_changes

            changes = mask_changes(changes, ledger.show(one))
    if form is Shown.JSON:
        put_lines(changes)
    else:
        put_all([render_history(changes)])


def stats(form: Form = Shown.TEXT, *, at: Desk) -> None:
    """Say what a ledger holds, in numbers."""
    with opened(at) as ledger:
        found = ledger.stats()
        where = ledger.where
    if form is Shown.JSON:
        put_lines([found])
        return
    from herodotus.cli.ledger.numbers import lines_of

    typer.echo("\n".join(lines_of(found, where)))


def _page(ledger: Ledger, meant: Filter, after: str | None, limit: int) -> Page:
    """Ask for one page, or for all that follow where there is no limit."""
    from herodotus.ledger.views import Page

    if limit:
        return ledger.list(meant, after=after, limit=limit)
    return Page(tuple(_all(ledger, meant, after)))


def _all(ledger: Ledger, meant: Filter, after: str | None) -> Iterator[IncidentLine]:
    while True:
        page = ledger.list(meant, after=after, limit=MOST_AT_ONCE)
        yield from page.lines
        after = page.next
        if after is None:
            return


def _masked_page(ledger: Ledger, page: Page) -> Page:
    """Hide the names of private persons on a page."""
    import msgspec

    from herodotus.exports.incidents.masking import mask_line

    lines = tuple(mask_line(line, ledger.show(line.id)) for line in page.lines)
    return msgspec.structs.replace(page, lines=lines)


def _put_page(page: Page) -> None:
    import msgspec

    from herodotus.exports.incidents.text import render_list

    put_all([render_list(msgspec.structs.replace(page, next=None))])  # how to go on is told on standard error


def _masked(record: IncidentRecord) -> IncidentRecord:
    from herodotus.exports.incidents.masking import mask

    return mask(record)
