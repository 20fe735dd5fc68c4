"""Sizes as people write them: 800000, 500kB, 2MB."""

from __future__ import annotations

import re

import typer

UNITS = {"": 1, "k": 1_000, "m": 1_000_000, "g": 1_000_000_000}
_SIZE = re.compile(r"([0-9]{1,12})\s*([kmg]?)b?", re.ASCII | re.IGNORECASE)


def bytes_of(size: str | int) -> int:
    """Turn a size into bytes, decimal units; raises `typer.BadParameter` otherwise.

    >>> bytes_of("500kB"), bytes_of("2 MB"), bytes_of(1000)
    (500000, 2000000, 1000)
    """
    match = _SIZE.fullmatch(str(size).strip())
    if match is None or int(match[1]) == 0:
        raise typer.BadParameter(f'"{size}" is no size; write it as 800000, 500kB or 2MB')
    return int(match[1]) * UNITS[match[2].lower()]
