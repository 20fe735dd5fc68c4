"""Take off the apostrophe that our own CSV puts before a cell which a spreadsheet would run (OWASP, CSV injection)."""

from __future__ import annotations

import re

# An apostrophe before =, +, -, @ or their full-width forms; our export writes numbers without one.
GUARDED = re.compile(r"''*[=+\-@＝＋－＠]")


def unguarded(cell: str, separator: str = "") -> str:
    """Give the cell as it was before it was guarded; the members of a list are guarded one by one.

    >>> unguarded("'=1+1"), unguarded("it's"), unguarded("a; '-b", "; ")
    ('=1+1', "it's", 'a; -b')
    """
    members = cell.split(separator) if separator else [cell]
    return separator.join(member[1:] if GUARDED.match(member) else member for member in members)
