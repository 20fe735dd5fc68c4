"""Exporting from a ledger: one file in one of many forms, whole or not there, and noted in the journal."""

from __future__ import annotations

import hashlib
import io
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

import msgspec

from herodotus.errors import ConfigError
from herodotus.exports.incidents.context import Context
from herodotus.ledger import moments
from herodotus.ledger.filters import Filter
from herodotus.ledger.ledger import Ledger, Moment
from herodotus.ledger.views import IncidentRecord

if TYPE_CHECKING:
    from typing_extensions import Buffer

Told = Callable[[int], None]
WHOLE = "jsonl"  # the form that holds the whole ledger, entry by entry


class Form(msgspec.Struct, frozen=True):
    """A form of export: the ending of its files, the module of `exports.incidents` that writes it, and what it is."""

    name: str
    ending: str
    module: str
    what: str
    function: str = "write"


FORMS = {form.name: form for form in (
    Form("csv", "csv", "csv", "a table, one row an incident"),
    Form("accounts", "csv", "csv", "a table, one row an account", "write_accounts"),
    Form("records", "jsonl", "records", "JSON lines, one incident a line with all its accounts and evidence"),
    Form("geojson", "geojson", "geojson", "points for a map"),
    Form("parquet", "parquet", "parquet", "a typed table for analysis"),
    Form("acled", "csv", "acled", "a table with the columns and codes of ACLED"),
    Form("ucdp", "csv", "ucdp", "a table with the columns and codes of UCDP GED"),
    Form("plover", "jsonl", "plover", "JSON lines with the events of PLOVER"),
    Form("annotations", "jsonld", "annotations", "W3C Web Annotations: each quote with what it supports"),
    Form("crate", "zip", "crate", "a snapshot to cite: data, codebook, query and hashes (RO-Crate)"),
    Form(WHOLE, "jsonl", "", "the whole ledger entry by entry, which `import` reads back"),
)}  # fmt: skip


class Made(msgspec.Struct, frozen=True):
    """An export that was made; `left_out` counts, by reason, the incidents that its form cannot hold."""

    form: str
    incidents: int
    sha256: str
    left_out: dict[str, int] = {}


def export(ledger: Ledger, form: str, out: Path | None, *, filter: Filter | None = None, recorded_by: Moment = None,
           mask: bool = False, texts: bool = False, link: str | None = None, told: Told = lambda _: None) -> Made:
    """Write an export to a file, or to standard output where `out` is None, and note it in the journal.

    The file is written aside and moved into place when it is whole. `mask` hides the names of private persons, `texts`
    takes the reports' texts into the form that can hold them, `link` is the template of the link back to a record.
    Raises `ConfigError` where options do not fit together.
    """
    chosen = _checked(form, filter, mask, texts)
    exporting = _Exporting(ledger, chosen, filter or Filter(), recorded_by, mask, told)
    exporting.link, exporting.texts = link, texts
    digest = _written(out, exporting.write)
    ledger.exported(form, exporting.query, exporting.incidents, digest, masked=mask)
    return Made(form, exporting.incidents, digest, dict(exporting.left_out))


class _Exporting:
    """One export on its way."""

    link: str | None = None
    texts: bool = False

    def __init__(self, ledger: Ledger, form: Form, filter: Filter, recorded_by: Moment, mask: bool, told: Told) -> None:
        self.ledger, self.form, self.filter = ledger, form, filter
        self.recorded_by, self.mask, self.told = recorded_by, mask, told
        self.incidents, self.left_out = 0, Counter[str]()

    @property
    def query(self) -> dict[str, object]:
        """Tell what was asked for, with the moment where that was one of the past."""
        return self.filter.told() | ({"recorded_by": str(self.recorded_by)} if self.recorded_by else {})

    def write(self, out: BinaryIO) -> None:
        """Write the export to an open file."""
        if self.form.name == WHOLE:
            for line in self.ledger.lines(texts=self.texts, recorded_by=self.recorded_by):
                out.write(line)
            self.incidents = self.ledger.stats().incidents
            return
        module = import_module(f"herodotus.exports.incidents.{self.form.module}")
        more = (str(self.ledger.seal()),) if self.form.name == "crate" else ()
        reason = getattr(module, "left_out", None)
        records = self._records(reason)
        self.incidents = getattr(module, self.form.function)(records, out, self._context(), *more)

    def _records(self, reason: Callable[[IncidentRecord], str | None] | None) -> Iterator[IncidentRecord]:
        found = self.ledger.records(self.filter, recorded_by=self.recorded_by)
        for number, record in enumerate(self._masked(found), 1):
            if reason is not None and (why := reason(record)):
                self.left_out[why] += 1
            self.told(number)
            yield record

    def _masked(self, records: Iterable[IncidentRecord]) -> Iterable[IncidentRecord]:
        if not self.mask:
            return records
        from herodotus.exports.incidents.masking import mask

        return map(mask, records)

    def _context(self) -> Context:
        seal = self.ledger.seal()
        told = {"link": self.link} if self.link else {}
        return Context(
            ledger=self.ledger.id, seq=seal.count, made=moments.now(), query=self.query, mask=self.mask,
            software=_software(), **told,
        )  # fmt: skip


def _checked(form: str, filter: Filter | None, mask: bool, texts: bool) -> Form:
    if form not in FORMS:
        raise ConfigError(f"{form}: no such form of export; forms are {', '.join(FORMS)}")
    if form == WHOLE and (mask or (filter or Filter()).told()):
        raise ConfigError(f"{form} holds the whole ledger, with all names; leave out filter and mask, or take records")
    if texts and form != WHOLE:
        raise ConfigError(f"{form} holds quotes and no texts; texts go only into {WHOLE}")
    return FORMS[form]


def _written(out: Path | None, write: Callable[[BinaryIO], None]) -> str:
    """Write a file whole or not at all; returns the SHA-256 of what was written."""
    if out is None:
        hashed = _Hashed(sys.stdout.buffer)
        write(cast(BinaryIO, hashed))
        hashed.flush()
        return hashed.hexdigest()
    aside = out.with_name(f"{out.name}.part")
    try:
        with aside.open("w+b") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        with aside.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        aside.replace(out)
    except OSError as error:  # told of the file that was asked for
        raise OSError(error.errno, error.strerror, str(out)) from error
    finally:
        with suppress(OSError):
            aside.unlink(missing_ok=True)
    return digest


class _Hashed(io.BufferedIOBase):
    """An output that is hashed on its way; it cannot be sought in."""

    def __init__(self, out: BinaryIO) -> None:
        self._out, self._digest = out, hashlib.sha256()

    def writable(self) -> bool:
        """Say that it can be written to."""
        return True

    def write(self, data: Buffer) -> int:
        """Write and hash some bytes."""
        self._digest.update(data)
        return self._out.write(data)

    def flush(self) -> None:
        """Hand on what waits."""
        self._out.flush()

    def hexdigest(self) -> str:
        """Return the SHA-256 of all that was written."""
        return self._digest.hexdigest()


def _software() -> str:
    from importlib.metadata import version

    return f"herodotus {version('herodotus')}"
