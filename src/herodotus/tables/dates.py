"""The date of a row as EDTF, as exact as the table says that it is known."""

from __future__ import annotations

import re
from datetime import date

from herodotus.errors import InputError
from herodotus.records import When
from herodotus.tables.days import edtf_bounds, parsed, spread
from herodotus.tables.grammar import Coded, Date
from herodotus.tables.words import Words

NO_YEAR = re.compile(r"XXXX-[0-9]{2}(?:-[0-9]{2})?[~?%]?")
ENTERED = "write the day as the map's format says, or leave it out"


def when(words: Words, plan: Date) -> When:
    """Read the date of a row; raises `InputError` where it cannot be read and the map is not lenient."""
    if not words.value(plan.start):
        return When(why=f"the row gives no {plan.start}")
    try:
        return _when(words, plan)
    except InputError as error:
        if not plan.lenient:
            raise
        return When(evidence=words.all(plan.start), why=error.problem)


def coded_on(words: Words, plan: Coded | None) -> str | None:
    """Read the day on which a row was entered, None where the table does not say."""
    if plan is None or not words.value(plan.column):
        return None
    formats = ("%Y-%m-%d",) if plan.format == "edtf" else (plan.format,)
    day = parsed(words.value(plan.column), formats)
    if day is None and not plan.lenient:
        raise words.error(plan.column, "is no day that the map can read", ENTERED)
    return day.isoformat() if day else None


def _when(words: Words, plan: Date) -> When:
    evidence = words.all(plan.start, plan.end, plan.precision)
    if "edtf" in plan.formats and _is_edtf(words.value(plan.start)):
        return When(words.value(plan.start), _precision(words.value(plan.start)), evidence)
    start = _day(words, plan.start, plan)
    end = _day(words, plan.end, plan) if words.value(plan.end) else start
    if end < start:
        raise words.error(plan.end, f"lies before {plan.start}", "correct one of the two")
    edtf, precision = spread(start, end, _span(words, plan))
    return When(edtf, precision, evidence)


def _span(words: Words, plan: Date) -> str:
    """Tell how well the date is known; without a column for it, from start to end."""
    if not plan.precision:
        return "span"
    code = _code(words.value(plan.precision))
    if code not in plan.codes:
        known = ", ".join(f"'{known}'" for known in plan.codes)
        raise words.error(plan.precision, "is no code of precision", f"write one of {known}, or add it to the map")
    return plan.codes[code]


def _code(value: str) -> str:
    """Bring a code that a spreadsheet has made a fraction ("2.0") back to its digits."""
    whole = value.removesuffix(".0")
    return whole if whole.isdigit() else value


def _day(words: Words, column: str, plan: Date) -> date:
    day = parsed(words.value(column), tuple(form for form in plan.formats if form != "edtf"))
    if day is None:
        raise words.error(column, "is no date", f"write it as {' or '.join(plan.formats)}, or change the map's formats")
    return day


def _is_edtf(text: str) -> bool:
    """Whether a text is a date of ours, one of an unknown year too."""
    return edtf_bounds(text) is not None or NO_YEAR.fullmatch(text) is not None


def _precision(edtf: str) -> str:
    if "/" in edtf or edtf.startswith("{"):
        return "interval"
    plain = edtf.rstrip("~?%")
    if plain[3:4] == "X" and plain[:1] != "X":
        return "decade"
    season = len(plain) == 7 and plain[5] == "2"  # EDTF writes seasons as months 21 to 24
    return "season" if season else ("year", "month", "day")[plain.count("-")]
