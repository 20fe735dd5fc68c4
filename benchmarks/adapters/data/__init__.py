"""The rules of the adapters, as TOML files read once."""

from __future__ import annotations

import functools
import tomllib
from pathlib import Path
from typing import Any


@functools.cache
def rules(name: str) -> dict[str, Any]:
    """Load the rules of one bench, for example "muc4"; treat them as read-only."""
    return tomllib.loads((Path(__file__).parent / f"{name}.toml").read_text(encoding="utf-8"))
