"""One random change to the journal of a ledger in SQLite, of every kind that the tampering proof knows.

A `Damage` takes a copy of the ledger and changes it; it returns the number of the first entry that it broke, None where
what it broke belongs to no entry. Whoever makes it knows how a ledger is built and works out hashes anew where that
helps to hide the change.
"""

from __future__ import annotations

import random
import sqlite3
import zlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import msgspec

from herodotus.ledger.journal.canonical import canonical, digest
from herodotus.ledger.journal.entries import Graded, Header, Withdrawn
from herodotus.ledger.journal.payloads import stored, unfolded

COLUMNS = {"journal": ("seq", "header", "hash"), "payload": ("address", "coding", "body", "check")}


class Copy:
    """A copy of a ledger that may be changed; `erased` holds what withdrawals erased from it, by address."""

    def __init__(self, raw: sqlite3.Connection, draw: random.Random, erased: Mapping[str, bytes]) -> None:
        """Change `raw` as `draw` falls."""
        self.raw, self.draw, self.erased = raw, draw, erased

    def ask(self, query: str, *values: Any) -> list[Any]:
        """Run a statement and return its rows."""
        return self.raw.execute(query, values).fetchall()

    @property
    def count(self) -> int:
        """How many entries there are."""
        return int(self.ask("SELECT max(seq) FROM journal")[0][0])

    def header(self, seq: int) -> Header:
        """Return the header of an entry."""
        return msgspec.json.decode(self.ask("SELECT header FROM journal WHERE seq = ?", seq)[0][0], type=Header)

    def headers(self) -> list[Header]:
        """Return the headers of all entries."""
        lines = self.ask("SELECT header FROM journal ORDER BY seq")
        return [msgspec.json.decode(line, type=Header) for (line,) in lines]

    def entry(self, first: int = 1) -> int:
        """Draw the number of an entry."""
        return self.draw.randint(first, self.count)

    def row(self, table: str) -> int:
        """Draw a row."""
        return int(self.draw.choice(self.ask(f"SELECT rowid FROM {table} ORDER BY rowid"))[0])

    def two(self, table: str) -> list[int]:
        """Draw two rows, the first one first."""
        return sorted(self.draw.sample([row[0] for row in self.ask(f"SELECT rowid FROM {table} ORDER BY rowid")], 2))

    def wanting(self, addresses: Sequence[str]) -> int:
        """Return the first entry that names one of these addresses."""
        return next(h.seq for h in self.headers() if not set(addresses).isdisjoint((h.payload, *h.blobs)))

    def addresses(self, *rows: int) -> list[str]:
        """Return the addresses of payload rows."""
        return [self.ask("SELECT address FROM payload WHERE rowid = ?", row)[0][0] for row in rows]

    def put(self, data: bytes) -> str:
        """Store a payload in due form and return its address."""
        row = stored(digest(data), data)
        values = (row["address"], row["coding"], row["body"], row["check"])
        self.ask("INSERT OR IGNORE INTO payload VALUES (?, ?, ?, ?)", *values)
        return digest(data)

    def drop_unnamed(self) -> None:
        """Delete payloads that no entry names any more."""
        named = {address for h in self.headers() for address in (h.payload, *h.blobs)}
        for (address,) in self.ask("SELECT address FROM payload"):
            if address not in named:
                self.ask("DELETE FROM payload WHERE address = ?", address)

    def rechain(self, first: int, write: Callable[[Header], bytes] = canonical, **changes: Any) -> None:
        """Change the header of an entry and work out all hashes from it on."""
        before = self.header(first).previous
        for seq in range(first, self.count + 1):
            header = msgspec.structs.replace(self.header(seq), previous=before, **(changes if seq == first else {}))
            line = write(header) if seq == first else canonical(header)
            before = digest(line)
            self.ask("UPDATE journal SET header = ?, hash = ? WHERE seq = ?", line.decode(), before, seq)


Damage = Callable[[Copy], int | None]


def byte_of(table: str, column: str) -> Damage:
    """Change one random byte of a column."""

    def damage(copy: Copy) -> int | None:
        row = copy.row(table)
        old = copy.ask(f'SELECT CAST("{column}" AS BLOB) FROM {table} WHERE rowid = ?', row)[0][0]
        data = bytearray(row.to_bytes(8, "big") if column == "seq" else old)
        first = row if table == "journal" else copy.wanting(copy.addresses(row))
        data[copy.draw.randrange(len(data))] ^= copy.draw.randrange(1, 256)
        new = int.from_bytes(data, "big", signed=True) if column == "seq" else bytes(data)
        kind = {"seq": "INTEGER", "body": "BLOB"}.get(column, "TEXT")  # broken UTF-8 stays as it is
        copy.ask(f'UPDATE OR IGNORE {table} SET "{column}" = CAST(? AS {kind}) WHERE rowid = ?', new, row)
        return min(first, new) if isinstance(new, int) else first

    return damage


def retyped(copy: Copy) -> int:
    """Turn a random column of text into bytes, or stored bytes into text, with the same contents."""
    table, column = copy.draw.choice([(t, c) for t, columns in COLUMNS.items() for c in columns if c != "seq"])
    row = copy.row(table)
    first = row if table == "journal" else copy.wanting(copy.addresses(row))
    kind = "TEXT" if column == "body" else "BLOB"
    copy.ask(f'UPDATE {table} SET "{column}" = CAST("{column}" AS {kind}) WHERE rowid = ?', row)
    return first


def swapped(table: str, *columns: str) -> Damage:
    """Swap columns between two random rows."""

    def damage(copy: Copy) -> int | None:
        one, other = copy.two(table)
        first = one if table == "journal" else copy.wanting(copy.addresses(one, other))
        names = ", ".join(f'"{column}"' for column in columns)
        marks = ", ".join("?" * len(columns))
        values = [copy.ask(f"SELECT {names} FROM {table} WHERE rowid = ?", row)[0] for row in (other, one)]
        for row, new in zip((one, other), values, strict=True):
            copy.ask(f"UPDATE {table} SET ({names}) = ({marks}) WHERE rowid = ?", *new, row)
        return first

    return damage


def entry_deleted(copy: Copy) -> int:
    """Delete an entry, and as the draw falls also what only it named."""
    seq = copy.entry()
    copy.ask("DELETE FROM journal WHERE seq = ?", seq)
    if copy.draw.random() < 0.5:
        copy.drop_unnamed()
    return seq


def payload_deleted(copy: Copy) -> int:
    """Delete a payload."""
    row = copy.row("payload")
    first = copy.wanting(copy.addresses(row))
    copy.ask("DELETE FROM payload WHERE rowid = ?", row)
    return first


def entry_doubled(copy: Copy) -> int:
    """Give an entry a second time, under a number that is free."""
    last = copy.count
    copy.ask("INSERT INTO journal SELECT ?, header, hash FROM journal WHERE seq = ?",
             last + copy.draw.randint(1, 9), copy.entry())
    return last + 1


def payload_doubled(copy: Copy) -> None:
    """Give a payload a second time, under another address."""
    copy.ask('INSERT INTO payload SELECT ?, coding, body, "check" FROM payload WHERE rowid = ?',
             digest(copy.draw.randbytes(8)), copy.row("payload"))


def payload_added(copy: Copy) -> None:
    """Add a payload that no entry names."""
    copy.put(copy.draw.randbytes(100))


def entry_inserted(copy: Copy) -> int:
    """Put a well-made entry between two others, and move up the numbers of those after it."""
    seq = copy.entry()
    made = _forged(copy, seq)
    copy.ask("UPDATE journal SET seq = -seq - 1 WHERE seq >= ?", seq)
    copy.ask("UPDATE journal SET seq = -seq WHERE seq < 0")
    copy.ask("INSERT INTO journal VALUES (?, ?, ?)", seq, made.decode(), digest(made))
    return seq + 1


def _forged(copy: Copy, seq: int) -> bytes:
    address = copy.put(canonical(Graded(outlet=f"Karsan {copy.draw.random()}", grade="A")))
    at, previous = copy.header(seq).at, copy.header(seq).previous
    return canonical(Header(seq=seq, kind="source.graded", at=at, who="ann", payload=address, previous=previous))


def tail_cut(copy: Copy) -> int:
    """Cut off the last entries, and all that only they named."""
    first = copy.entry(2)
    copy.ask("DELETE FROM journal WHERE seq >= ?", first)
    copy.drop_unnamed()
    return first


def payload_replaced(copy: Copy) -> int:
    """Put other contents under an address, stored in due form."""
    row = copy.row("payload")
    data = copy.draw.randbytes(copy.draw.randrange(1, 400))
    made = stored("", data)
    copy.ask('UPDATE payload SET coding = ?, body = ?, "check" = ? WHERE rowid = ?',
             made["coding"], made["body"], made["check"], row)
    return copy.wanting(copy.addresses(row))


def packed_anew(copy: Copy) -> int:
    """Deflate a payload anew, so that the same bytes come out, and leave its `check`."""
    row = copy.row("payload")
    address, coding, body = copy.ask("SELECT address, coding, body FROM payload WHERE rowid = ?", row)[0]
    data = unfolded(address, coding, body) or b""
    copy.ask("UPDATE payload SET coding = 'deflate', body = ? WHERE rowid = ?", zlib.compress(data, 9), row)
    return copy.wanting([address])


def erased_put_back(copy: Copy) -> int:
    """Put back what a withdrawal erased."""
    address = copy.draw.choice(sorted(copy.erased))
    copy.put(copy.erased[address])
    return next(h.seq for h in copy.headers() if h.kind == "report.withdrawn" and address in _erased(copy, h))


def _erased(copy: Copy, header: Header) -> tuple[str, ...]:
    coding, body = copy.ask("SELECT coding, body FROM payload WHERE address = ?", header.payload)[0]
    return msgspec.json.decode(unfolded("", coding, body) or b"", type=Withdrawn).erased


def written_with_blanks(copy: Copy) -> int:
    """Write a header with blanks between its parts, and work out all hashes from it on."""
    seq = copy.entry()
    copy.rechain(seq, lambda header: msgspec.json.format(canonical(header), indent=1))
    return seq


def set_back(copy: Copy) -> int:
    """Set the time of an entry back, and work out all hashes from it on."""
    seq = copy.entry(2)
    copy.rechain(seq, at="1999-01-01T00:00:00Z")
    return seq


def history_rewritten(copy: Copy) -> int:
    """Change who made an entry, or what it says, work out all hashes from it on, and leave nothing behind."""
    seq = copy.entry()
    if copy.draw.random() < 0.5:
        copy.rechain(seq, who="mallory")
    else:
        body = canonical(Graded(outlet=f"Karsan {copy.draw.random()}", grade="E"))
        copy.rechain(seq, kind="source.graded", payload=copy.put(body))
        copy.drop_unnamed()
    return copy.count
