"""Reads the codebook's data files; every other module of the room asks here."""

from __future__ import annotations

import hashlib
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"


@cache
def table(name: str) -> dict[str, Any]:
    """Load one data file by its bare name, such as `stances`; the result is shared, so never change it."""
    return tomllib.loads((DATA / f"{name}.toml").read_text("utf-8"))


@cache
def version() -> str:
    """Name this codebook: semantic version, plus the first 8 hex digits of the SHA-256 over all data files.

    Files are taken in the order of their names and with Unix line ends, so that a Windows checkout agrees.
    """
    digest = hashlib.sha256()
    for path in sorted(DATA.glob("*.toml")):
        text = path.read_bytes().replace(b"\r\n", b"\n")
        digest.update(f"{path.name}\0{len(text)}\0".encode() + text)
    return f"{table('edition')['version']}+{digest.hexdigest()[:8]}"
