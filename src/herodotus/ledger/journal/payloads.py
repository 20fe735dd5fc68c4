"""Payloads: bodies, texts and captures, each under the SHA-256 of its bytes (its address).

They are stored deflated where that saves room. `check` is the SHA-256 of coding and stored bytes, as a changed byte of
a deflated stream need not change what comes out of it. A payload `withheld` is one that an export left out.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, delete, select

from herodotus.ledger.journal.canonical import digest
from herodotus.ledger.schema import inserting
from herodotus.ledger.schema.tables import payload

WITHHELD = "withheld"
SMALL = 200  # bytes; below, deflating saves next to nothing
LEVEL = 1  # a reading of 20 KB: 6 times smaller in 0.1 ms; level 6 takes three times as long for a tenth more
LARGEST = 256_000_000  # bytes that a payload may unfold to; a capture is at most some megabytes


class Damaged(ValueError):
    """A payload is not what was stored."""


def put(connection: Connection, blobs: Mapping[str, bytes]) -> None:
    """Store bytes under their addresses; those already there stay."""
    rows = [stored(address, data) for address, data in blobs.items()]
    inserting.or_keep(connection, payload, rows)


def stored(address: str, data: bytes) -> dict[str, object]:
    """Make the row of a payload."""
    deflated = zlib.compress(data, LEVEL) if len(data) > SMALL else data
    coding, body = ("deflate", deflated) if len(deflated) < len(data) else ("plain", data)
    return {"address": address, "coding": coding, "body": body, "check": check_of(coding, body)}


def withheld(address: str) -> dict[str, object]:
    """Make the row of a payload that an export left out."""
    return {"address": address, "coding": WITHHELD, "body": b"", "check": check_of(WITHHELD, b"")}


def check_of(coding: str, body: bytes) -> str:
    """Return the SHA-256 of a coding and the stored bytes."""
    return digest(coding.encode() + b"\x00" + body)


def get(connection: Connection, address: str) -> bytes | None:
    """Return the bytes at an address; None where they were erased or withheld. Raises `Damaged`."""
    row = connection.execute(select(payload).where(payload.c.address == address)).one_or_none()
    return None if row is None else unfolded(row.address, row.coding, row.body)


def get_many(connection: Connection, addresses: Iterable[str]) -> dict[str, bytes]:
    """Return the bytes at addresses, as far as they are there."""
    wanted, found = list(dict.fromkeys(addresses)), dict[str, bytes]()
    for at in range(0, len(wanted), 500):
        rows = connection.execute(select(payload).where(payload.c.address.in_(wanted[at : at + 500])))
        for row in rows:
            data = unfolded(row.address, row.coding, row.body)
            if data is not None:
                found[row.address] = data
    return found


def unfolded(address: str, coding: str, body: bytes) -> bytes | None:
    """Bring stored bytes back; None where they are withheld. Raises `Damaged` for what was not stored so."""
    if coding == WITHHELD:
        return None
    if coding == "plain":
        return body
    if coding != "deflate":
        raise Damaged(f"payload {address[:12]} has the unknown coding {coding!r}")
    try:
        unfolder = zlib.decompressobj()
        data = unfolder.decompress(body, LARGEST)
    except zlib.error as error:
        raise Damaged(f"payload {address[:12]} cannot be unfolded: {error}") from None
    if not unfolder.eof or unfolder.unused_data:
        raise Damaged(f"payload {address[:12]} is cut short, too large, or has something behind it")
    return data


def erase(connection: Connection, addresses: Iterable[str]) -> None:
    """Delete payloads."""
    for address in addresses:
        connection.execute(delete(payload).where(payload.c.address == address))
