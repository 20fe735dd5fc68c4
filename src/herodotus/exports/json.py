"""Report and reading as one plain dictionary and back, without loss."""

from __future__ import annotations

from typing import Any

import msgspec

from herodotus.errors import InputError
from herodotus.records import Reading
from herodotus.report import Report

ADVICE = "give the dictionary that `--format json` wrote, unchanged"


def to_dict(report: Report, reading: Reading) -> dict[str, Any]:
    """Turn a report and its reading into lists, dictionaries, strings and numbers that any JSON encoder takes.

    >>> to_dict(Report.of("Shells fell."), Reading("016661ea3bf4"))["reading"]["report_id"]
    '016661ea3bf4'
    """
    return {"report": plain(report), "reading": plain(reading)}


def from_dict(pair: dict[str, Any]) -> tuple[Report, Reading]:
    """Turn what `to_dict` made into a report and its reading again.

    Raises `InputError` where a part is missing or has another shape.

    >>> report = Report.of("Shells fell.")
    >>> from_dict(to_dict(report, Reading(report.id))) == (report, Reading(report.id))
    True
    """
    try:
        return msgspec.convert(pair["report"], Report), msgspec.convert(pair["reading"], Reading)
    except KeyError as gap:
        raise InputError("reading as JSON", f"the key {gap} is missing", ADVICE) from None
    except msgspec.ValidationError as fault:
        raise InputError("reading as JSON", str(fault), ADVICE) from None


def plain(value: msgspec.Struct | None) -> Any:
    """Turn a value into dictionaries and lists; msgspec alone leaves tuples, which JSON does not know.

    >>> plain(Reading("r"))["incidents"]
    []
    """
    return _with_lists(msgspec.to_builtins(value))


def _with_lists(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _with_lists(each) for key, each in value.items()}
    return [_with_lists(each) for each in value] if isinstance(value, (list, tuple)) else value
