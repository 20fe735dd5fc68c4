"""Date expressions of English reports, found and resolved to EDTF against the publication date.

`find` gives the expressions, `resolve_all` all of them with their dates, `resolve` the one at some offsets;
`other_language` gives those of texts in nine other languages. The grammar is data (`data/*.toml`); conventions follow
the ledger guide: nothing is filled from publication by default, a day without a year is `XXXX-07-19` where publication
is unknown, a week runs from Monday to Sunday.
"""

from herodotus.naming.dates.datelines import in_dateline
from herodotus.naming.dates.expression import DateExpression
from herodotus.naming.dates.finding import find
from herodotus.naming.dates.languages import other_language
from herodotus.naming.dates.lasting import lasting
from herodotus.naming.dates.lexicon import languages
from herodotus.naming.dates.resolving import resolve, resolve_all

__all__ = [
    "DateExpression",
    "find",
    "in_dateline",
    "languages",
    "lasting",
    "other_language",
    "resolve",
    "resolve_all",
]
