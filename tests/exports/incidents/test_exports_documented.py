"""The page on exports tells every column of every format with its meaning, and what stays empty and why."""

from __future__ import annotations

import re

import pytest

from herodotus.exports.incidents import acled, plover, ucdp
from herodotus.exports.incidents.accounts import ACCOUNT_COLUMNS
from herodotus.exports.incidents.columns import names
from herodotus.exports.incidents.flat import COLUMNS
from tests.house.tree import ROOT

PAGE = (ROOT / "docs/exports.md").read_text("utf-8")
TABLES = {
    "### Incidents": COLUMNS,
    "### Accounts": ACCOUNT_COLUMNS,
    "## ACLED": acled.COLUMNS,
    "## UCDP GED": ucdp.COLUMNS,
    "## PLOVER": plover.FIELDS,
}


def table(heading):
    """Give the rows of the table under a heading, as pairs of name and meaning."""
    section = re.search(rf"^{heading}$(.*?)(?=^##|\Z)", PAGE, re.MULTILINE | re.DOTALL)[1]
    return re.findall(r"^\| `([^`]+)` \| (.+) \|$", section, re.MULTILINE)


@pytest.mark.parametrize("heading", TABLES)
def test_every_column_is_documented_in_order_with_its_meaning(heading):
    told = table(heading)
    assert tuple(name for name, _ in told) == names(TABLES[heading])
    for column, (_, meaning) in zip(TABLES[heading], told, strict=True):
        assert meaning.startswith(column.meaning)


@pytest.mark.parametrize(("heading", "scheme"), [("## ACLED", acled), ("## UCDP GED", ucdp)])
def test_what_stays_empty_is_documented_with_its_reason(heading, scheme):
    told = dict(table(heading))
    for name, why in scheme.EMPTY.items():
        assert "always empty" in told[name] and f"({why})" in told[name]


@pytest.mark.parametrize("columns", TABLES.values())
def test_no_column_has_two_rows_and_every_one_a_meaning(columns):
    assert len(set(names(columns))) == len(columns)
    assert all(column.meaning for column in columns)


def test_every_format_of_the_package_has_its_section():
    headings = ("CSV", "GeoJSON", "Parquet", "ACLED", "UCDP GED", "PLOVER", "Web annotations", "How cells are guarded")
    for heading in headings:
        assert re.search(rf"^## {heading}$", PAGE, re.MULTILINE), heading
