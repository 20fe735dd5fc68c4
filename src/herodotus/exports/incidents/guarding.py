"""Keep a spreadsheet from running what a report says: guards against CSV injection.

Excel, LibreOffice and Google Sheets take a cell that begins with =, +, -, @, tab or carriage return for a formula
(OWASP, "CSV Injection"). Such a cell gets a leading apostrophe, which these programs show as text. Numbers are let be,
so that -3.5 stays a number. A cell that already begins with apostrophes before such a character gets one more, so that
`unguard` gives back exactly what was guarded.
"""

from __future__ import annotations

import re

# The full-width forms are in OWASP's list too: some spreadsheets of East Asian locales fold them to the plain ones.
RISKY = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
GUARDED = re.compile(r"''*[=+\-@\t\r\n＝＋－＠]")
NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")


def guard(cell: str) -> str:
    """Put an apostrophe before a cell that a spreadsheet would run.

    >>> guard("=1+1"), guard("-3.5"), guard("-rebels"), guard("'=1"), guard("it's")
    ("'=1+1", '-3.5', "'-rebels", "''=1", "it's")
    """
    return f"'{cell}" if RISKY.match(cell) and not NUMBER.fullmatch(cell) else cell


def unguard(cell: str) -> str:
    """Take the guard off again: `unguard(guard(cell)) == cell` for every cell.

    >>> unguard("'=1+1"), unguard("''=1"), unguard("it's")
    ('=1+1', "'=1", "it's")
    """
    return cell[1:] if GUARDED.match(cell) else cell
