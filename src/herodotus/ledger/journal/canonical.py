"""Canonical JSON and hashes: the same value gives the same bytes everywhere.

Keys are sorted, there are no blanks, numbers are in their shortest form and the bytes are UTF-8, as RFC 8785 has it
but for the order of keys beyond the Basic Multilingual Plane, which no key of ours uses.
"""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec

NOTHING_BEFORE = "0" * 64  # the hash before the first entry


def canonical(value: Any) -> bytes:
    """Encode a value as canonical JSON.

    >>> canonical({"b": 1, "a": [1.0, "é"]}).decode()
    '{"a":[1.0,"é"],"b":1}'
    """
    return _encoder.encode(value)


def digest(data: bytes) -> str:
    """Return the hexadecimal SHA-256 of bytes."""
    return hashlib.sha256(data).hexdigest()


_encoder = msgspec.json.Encoder(order="sorted")
