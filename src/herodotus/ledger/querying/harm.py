"""Conditions on harm, such as "killed>=5": read, and written as SQL.

An incident's harm of a kind is the sum over those harmed, as in `records.Incident.toll`, with bounds. A condition is
met where that is certain: `>=` and `>` look at the lower bound, `<=` and `<` at the upper, `=` at both. What no report
tells meets none.
"""

from __future__ import annotations

import re

import msgspec

from herodotus.codebook import codebook
from herodotus.errors import ConfigError
from herodotus.ledger.querying.arms import Arm, Speech
from herodotus.ledger.querying.telling import quoted, unlike

FORM = re.compile(r"\s*(?P<kind>[a-z_]+)\s*(?P<sign>>=|<=|==|=|>|<|≥|≤)\s*(?P<number>[0-9]{1,9})\s*", re.ASCII)
SIGNS = {"==": "=", "≥": ">=", "≤": "<="}
COUNTED = ("killed", "injured")  # kinds whose bounds are columns of the table


class HarmCondition(msgspec.Struct, frozen=True):
    """At least `low` and at most `high` people met with harm of a kind; None leaves that end open."""

    kind: str
    low: int | None = None
    high: int | None = None

    @property
    def is_counted(self) -> bool:
        """Whether the bounds of its kind are columns."""
        return self.kind in COUNTED

    def predicate(self, speech: Speech) -> str:
        """Write the condition over a row of `incident`, `{i}`."""
        least, most = self._bounds(speech)
        ends = (f"{least} >= {self.low}" if self.low is not None else "",
                f"{most} <= {self.high}" if self.high is not None else "")
        return "(" + " AND ".join(filter(None, ends)) + ")"

    def arm(self) -> Arm:
        """Give the rows that the narrowest index has: in order for kinds without columns, with some that do not fit."""
        if not self.is_counted:
            spelt = f"replace({{k}}.harm, '\"{self.kind}\"', '') <> {{k}}.harm"
            return Arm("incident", f"ix_incident_{self.kind}", spelt, "id")
        if self.low is None:
            return Arm("incident", f"ix_incident_{self.kind}_max", f"{{k}}.{self.kind}_max <= {self.high}", "id")
        sign = "=" if self.low == self.high else ">="
        return Arm("incident", f"ix_incident_{self.kind}", f"{{k}}.{self.kind}_min {sign} {self.low}", "id")

    def _bounds(self, speech: Speech) -> tuple[str, str]:
        if self.is_counted:
            return f"{{i}}.{self.kind}_min", f"{{i}}.{self.kind}_max"
        low, high = speech.number("j.value", "min"), speech.number("j.value", "max")
        rows = f"FROM {speech.elements('{i}.harm')} WHERE {speech.word('j.value', 'kind')} = '{self.kind}'"
        return (f"(SELECT sum({low}) {rows})",
                f"(SELECT CASE WHEN count(*) = count({high}) THEN sum({high}) END {rows})")


def parsed(condition: str) -> HarmCondition:
    """Read a condition. Raises `ConfigError` with one line for what is none.

    >>> parsed("killed>=5"), parsed("missing < 3")
    (HarmCondition(kind='killed', low=5, high=None), HarmCondition(kind='missing', low=None, high=2))
    """
    found, kinds = FORM.fullmatch(condition), codebook().harm_kinds
    if found is None:
        raise ConfigError(f"harm {quoted(condition)}: is no condition; write a kind, a sign and a number: killed>=5")
    kind, sign, number = found["kind"], SIGNS.get(found["sign"], found["sign"]), int(found["number"])
    if kind not in kinds:
        raise ConfigError(unlike("kind of harm", kind, kinds))
    low = {">=": number, ">": number + 1, "=": number}.get(sign)
    high = {"<=": number, "<": number - 1, "=": number}.get(sign)
    return HarmCondition(kind, low, high)

