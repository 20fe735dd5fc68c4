"""Intake turns bytes (files, pages, JSON lines, standard input) into reports and says plainly what it could not read.

The one entrance is `reports`; it streams, keeps order, and yields an `InputError` where a report could not be made.
"""

from herodotus.intake.options import SourceOptions
from herodotus.intake.stream import reports

__all__ = ["SourceOptions", "reports"]
