"""The Python face of a ledger: `Ledger`, with the verbs of the command line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from herodotus.bookkeeping import adding, exporting, importing, rereading
from herodotus.bookkeeping.adding import Added
from herodotus.bookkeeping.exporting import Made
from herodotus.bookkeeping.importing import Imported
from herodotus.bookkeeping.rereading import Reread
from herodotus.face.reading import ReadReport
from herodotus.intake import SourceOptions
from herodotus.ledger import ledger as core
from herodotus.ledger.adding import Arrival
from herodotus.ledger.filters import Filter

if TYPE_CHECKING:
    from herodotus.ledger.ledger import Moment
    from herodotus.tables import Comparison


class Ledger(core.Ledger):
    """A ledger of incidents: `Ledger.create` makes one, `Ledger.open` opens one; both work in a `with` statement.

    It asks (`list`, `count`, `show`, `history`, `records`, `stats`), decides (`accept`, `correct`, `reject`,
    `add_incident`, `merge`, `split`, `tie`, `tag`, `untag`, `note`, `grade`, `undo`, `decide_where`), proves (`verify`,
    `seal`, `rebuild`, `backup`), and works with reports and files (`add`, `add_read`, `reread_reports`, `withdraw`,
    `import_table`, `compare`, `export`).
    """

    def add(self, *sources: str | Path, published: str | None = None, outlet: str | None = None,
            title: str | None = None, jobs: int = 1, precision: str = "balanced") -> Added:
        """Read files, folders or "-" (standard input) and add what is new; what is there is seen again."""
        options = SourceOptions(published=published, outlet=outlet, title=title)
        return adding.add(self, [str(source) for source in sources], options, jobs=jobs, precision=precision)

    def add_read(self, read: Iterable[ReadReport], *, source: str = "given") -> Added:
        """Add reports that `herodotus.read` or `read_many` has read already."""
        arrivals = [Arrival(report=one.report, reading=one.reading, source=source) for one in read]
        return adding.counted(self.record(arrivals))

    def reread_reports(self, reports: Sequence[str] = (), *, names_only: bool = False, jobs: int = 1,
                       precision: str = "balanced") -> Reread:
        """Read reports of the ledger again with the model of today, all of them where none is named."""
        return rereading.reread(self, reports, names_only=names_only, jobs=jobs, precision=precision)

    def import_table(self, table: str | Path, mapping: str | Path, *, key: str | None = None) -> Imported:
        """Take the rows of somebody else's table in by a map: the name of a shipped one, or a file of your own."""
        return importing.import_table(self, Path(table), str(mapping), key=key)

    def compare(self, table: str | Path, mapping: str | Path, *, key: str | None = None,
                filter: Filter | None = None) -> Comparison:
        """Say which incidents a table and the ledger both have, which only one has, and where cells differ."""
        return importing.compare(self, Path(table), str(mapping), key=key, filter=filter)

    def export(self, form: str, out: str | Path, *, filter: Filter | None = None, recorded_by: Moment = None,
               mask: bool = False, texts: bool = False, link: str | None = None) -> Made:
        """Write incidents to a file in one of the forms of `herodotus export`, and note that in the journal."""
        return exporting.export(self, form, Path(out), filter=filter, recorded_by=recorded_by, mask=mask, texts=texts,
                                link=link)
