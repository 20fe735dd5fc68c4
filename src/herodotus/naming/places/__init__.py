"""Place names: found in a text, and resolved to points of a gazetteer that ships inside the package.

>>> resolve("Damascus", text="Shells fell near Damascus.").country
'SY'
"""

from herodotus.naming.places.countries import Country, countries, country_by_code, country_of
from herodotus.naming.places.find import Mention, find
from herodotus.naming.places.gazetteer import gazetteer_version
from herodotus.naming.places.relative import told_at
from herodotus.naming.places.resolve import resolve, resolve_report

__all__ = [
    "Country",
    "Mention",
    "countries",
    "country_by_code",
    "country_of",
    "find",
    "gazetteer_version",
    "resolve",
    "resolve_report",
    "told_at",
]
