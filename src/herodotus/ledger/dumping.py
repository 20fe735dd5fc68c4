"""The whole ledger as JSON lines, and back: lossless, entry by entry, with the hashes that prove it.

The first line tells what follows. Then comes each entry after the payloads that it brought: a body as JSON, a text as a
string, a capture in base 64. Texts and captures are left out unless asked for; they stand as `withheld` then, and
their hashes stay.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, func, select

from herodotus.errors import InputError, LedgerError
from herodotus.ledger.journal import payloads
from herodotus.ledger.journal.canonical import canonical, digest
from herodotus.ledger.journal.chain import Head, entries, head
from herodotus.ledger.journal.entries import Captured, Entry, Header
from herodotus.ledger.schema import inserting
from herodotus.ledger.schema.tables import journal, payload

FORMAT = 1
AT_ONCE = 200  # entries inserted at once


def lines(connection: Connection, *, texts: bool = False, upto: int | None = None) -> Iterator[bytes]:
    """Yield the lines of a ledger, each with its line feed."""
    at = Head(upto, "") if upto else head(connection)
    yield _line({"is": "ledger", "format": FORMAT, "entries": at.count})
    told: set[bytes] = set()
    for entry in entries(connection, upto=upto):
        for address in (entry.header.payload, *entry.header.blobs):
            key = bytes.fromhex(address)
            if key not in told:
                told.add(key)
                row = _payload(connection, address, withhold=not texts and _is_text(entry, address))
                if row is None and upto is not None:  # erased since: it was there then, and is not to be had
                    row = {"is": "payload", "address": address, "withheld": True}
                if row is not None:
                    yield _line(row)
        yield _line({"is": "entry", "hash": entry.hash, "header": entry.header})


def load(connection: Connection, given: Iterable[bytes], source: str) -> int:
    """Fill an empty ledger from lines; the projections are to be rebuilt after. Returns how many entries came.

    Raises `InputError` with the number of the first line that does not fit; the caller drops the transaction then.
    """
    if connection.execute(select(func.count()).select_from(journal)).scalar():
        raise LedgerError(f"{source}: holds a whole ledger, which only an empty one can take in; name a new --ledger")
    loading = _Loading(connection, source)
    for number, line in enumerate(given, 1):
        if line.strip():
            loading.take(number, line)
    return loading.end()


class _Loading:
    """Takes the lines of a dump in order, holding each entry to its hash and to the one before."""

    def __init__(self, connection: Connection, source: str) -> None:
        self._connection, self._source, self._number = connection, source, 0
        self._at, self._expected = Head(0, "0" * 64), -1
        self._payloads: list[dict[str, Any]] = []
        self._entries: list[dict[str, Any]] = []

    def take(self, number: int, line: bytes) -> None:
        """Take one line."""
        self._number = number
        try:
            told = msgspec.json.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError):
            raise self._error("is no JSON") from None
        kind = told.get("is") if isinstance(told, dict) else None
        if number == 1 and kind != "ledger":
            raise self._error("is not the first line of a ledger")
        match kind:
            case "ledger" if number == 1:
                self._begin(told)
            case "payload":
                self._payload(told)
            case "entry":
                self._entry(told)
            case _:
                raise self._error("holds neither a payload nor an entry")

    def end(self) -> int:
        """Write what is left; raises `InputError` where entries are missing."""
        self._flush()
        if self._expected < 0:
            raise InputError(self._source, "is empty", "give a file that `herodotus export --format jsonl` wrote")
        if self._at.count != self._expected:
            missing = self._expected - self._at.count
            raise self._error(f"is the last line, but {missing} of {self._expected} entries are missing")
        return self._at.count

    def _begin(self, told: dict[str, Any]) -> None:
        if told.get("format") != FORMAT or not isinstance(told.get("entries"), int):
            raise self._error("tells of a form that this Herodotus does not know; update it")
        self._expected = told["entries"]

    def _payload(self, told: dict[str, Any]) -> None:
        address = told.get("address")
        if not isinstance(address, str):
            raise self._error("is a payload without an address")
        if told.get("withheld") is True:
            self._payloads.append(payloads.withheld(address))
            return
        data = _data(told)
        if data is None or digest(data) != address:
            raise self._error("is a payload that does not fit its address: it was changed")
        self._payloads.append(payloads.stored(address, data))

    def _entry(self, told: dict[str, Any]) -> None:
        try:
            header = msgspec.convert(told.get("header"), Header)
        except msgspec.ValidationError as error:
            raise self._error(f"holds no entry ({error})") from None
        line = canonical(header)
        if digest(line) != told.get("hash") or header.previous != self._at.hash or header.seq != self._at.count + 1:
            raise self._error("is an entry that does not follow the one before: it was changed, or some are missing")
        self._at = Head(header.seq, digest(line))
        self._entries.append({"seq": header.seq, "header": line.decode(), "hash": self._at.hash})
        if len(self._entries) >= AT_ONCE:
            self._flush()

    def _flush(self) -> None:
        inserting.or_keep(self._connection, payload, self._payloads)
        inserting.rows(self._connection, journal, self._entries)
        self._payloads, self._entries = [], []

    def _error(self, problem: str) -> InputError:
        return InputError(self._source, problem, "export it once more; nothing was taken in", self._number)


def _is_text(entry: Entry, address: str) -> bool:
    """Tell a text or a capture, which is left out, from a body or a title."""
    if address == entry.header.payload:
        return False
    return not (isinstance(entry.body, Captured) and address == entry.body.title)


def _payload(connection: Connection, address: str, *, withhold: bool) -> dict[str, Any] | None:
    row = connection.execute(select(payload).where(payload.c.address == address)).one_or_none()
    if row is None:
        return None
    data = None if withhold else payloads.unfolded(row.address, row.coding, row.body)
    if data is None:
        return {"is": "payload", "address": address, "withheld": True}
    return {"is": "payload", "address": address, **_told(data)}


def _told(data: bytes) -> dict[str, Any]:
    """Write bytes as JSON where they are canonical JSON, as text where they are UTF-8, else in base 64."""
    try:
        words = data.decode("utf-8")
    except UnicodeDecodeError:
        return {"base64": base64.b64encode(data).decode()}
    if words.startswith("{"):
        try:
            value = msgspec.json.decode(words)
        except msgspec.DecodeError:
            return {"text": words}
        if canonical(value) == data:
            return {"json": value}
    return {"text": words}


def _data(told: dict[str, Any]) -> bytes | None:
    if "json" in told:
        return canonical(told["json"])
    if isinstance(told.get("text"), str):
        return str(told["text"]).encode()
    try:
        return base64.b64decode(told.get("base64", ""), validate=True)
    except (ValueError, TypeError):
        return None


def _line(value: dict[str, Any]) -> bytes:
    return msgspec.json.encode(value) + b"\n"
