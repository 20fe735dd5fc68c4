"""Word tables of the codebook by name."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent / "data"


@cache
def words(name: str) -> dict[str, Any]:
    """Load a word table, such as `quantities`, from its TOML file.

    >>> words("quantities")["numbers"]["twelve"]
    12
    """
    return tomllib.loads((DATA / f"{name}.toml").read_text("utf-8"))
