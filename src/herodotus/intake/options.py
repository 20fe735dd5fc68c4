"""What the person who brings the reports says about them: date, outlet, title, and how large a text may be."""

from __future__ import annotations

from pathlib import Path

import msgspec

# One megabyte of UTF-8, about 170,000 English words: longer than any news report, short enough to read in a minute.
DEFAULT_MAX_SIZE = 1_000_000


class SourceOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What holds for all sources of one call; a value given here wins over what a source states itself.

    `published` is an ISO day, `max_size` the largest text in bytes of UTF-8; `skip` is a file that is left out when a
    directory is read, such as the page that the same command is about to write there.
    """

    published: str | None = None
    outlet: str | None = None
    title: str | None = None
    max_size: int = DEFAULT_MAX_SIZE
    skip: Path | None = None
