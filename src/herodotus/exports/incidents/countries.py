"""What other schemes call a country: ISO 3166 numeric codes, ACLED's and UCDP's regions, Gleditsch and Ward's numbers.

`data/countries.tsv` holds them by ISO 3166 alpha-2 code. The numeric codes are those that GeoNames lists; the numbers
of Gleditsch and Ward ("A Revised List of Independent States since the Congress of Vienna", 1999, with later additions)
are those that UCDP uses as `country_id`; states of the past have no row. Numbers and regions of both schemes are
written from general knowledge.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources

import msgspec

from herodotus.naming.places.countries import country_by_code


class Codes(msgspec.Struct, frozen=True):
    """The codes of one country; "" where a scheme has none, such as a numeric code for Kosovo."""

    numeric: str = ""
    acled_region: str = ""
    gw: str = ""
    ucdp_region: str = ""


def codes_of(country: str | None) -> Codes:
    """Give the codes of an ISO 3166 alpha-2 code; all empty where there is no country or it is not known.

    >>> codes_of("SY")
    Codes(numeric='760', acled_region='Middle East', gw='652', ucdp_region='Middle East')
    >>> codes_of(None).gw
    ''
    """
    return _table().get(country or "", Codes())


def name_of(country: str | None) -> str:
    """Give the English name of a country, or "".

    >>> name_of("IQ"), name_of(None)
    ('Iraq', '')
    """
    found = country_by_code(country) if country else None
    return found.name if found else ""


@cache
def _table() -> dict[str, Codes]:
    source = resources.files("herodotus.exports.incidents") / "data" / "countries.tsv"
    rows = csv.DictReader(source.read_text("utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return {row.pop("iso2"): Codes(**row) for row in rows}
