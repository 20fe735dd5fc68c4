"""Which of a place's spellings are worth their bytes: those that a report may hold.

GeoNames carries a name in up to a hundred languages. Kept are Latin spellings with a capital (not the lower-case
letter-by-letter transcriptions), and Arabic, Hebrew and Cyrillic ones where those scripts are read or for large places.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from herodotus.naming.places.building.rows import Row
from herodotus.naming.places.normal import key, skeleton

ARABIC = frozenset("""AE AF BH DJ DZ EG EH IL IQ IR JO KM KW LB LY MA ML MR NE OM PK PS QA SA SD SO SS SY TD TN TR
    YE""".split())  # noqa: SIM905
CYRILLIC = frozenset("AM AZ BA BG BY GE KG KZ MD ME MK MN RS RU TJ TM UA UZ XK".split())  # noqa: SIM905
HEBREW = {"IL", "PS", "LB", "SY", "JO", "EG"}
SKELETAL = ARABIC - {"ML", "NE", "TR"} | {"TJ", "UZ", "TM"}
# Where spelling has long been settled, other spellings of small places are dropped.
SETTLED = frozenset("""US CA GB IE AU NZ FR DE AT CH IT ES PT NL BE LU DK SE NO FI IS CZ PL SK HU SI EE LV LT JP KR
    GR RO BR AR CL UY CN IN ID TH VN MX PH MG TR ZA HR RS CU DO PE""".split())  # noqa: SIM905
SMALL = 10_000
LARGE = 300_000  # a place with so many people keeps its names in every one of the four scripts
_LATIN = re.compile(r"^[^\W\d_][\w\s\u0027\u2018\u2019\u02bb\u02bc\u02bf\u02be`´().,/-]*$")
_SPLIT = re.compile(r"[/,(;]")


def spellings(row: Row) -> Iterator[tuple[str, int]]:
    """Give the keys under which a row is found: 0 a chief name, 1 another spelling, 2 a skeleton (sounds alike)."""
    keys: dict[str, int] = {}
    for name, rank in sorted(row.names.items(), key=lambda pair: (pair[1], pair[0])):
        if rank == 0 or _useful(name, row):
            for text in {key(name)} if rank else {key(name), key(_SPLIT.split(name)[0])}:
                keys.setdefault(text, rank)
    yield from ((k, r) for k, r in keys.items() if k)
    if row.country in SKELETAL and row.kind != "country":
        bones = {skeleton(k) for k in keys if k.isascii()}
        yield from (("~" + b, 2) for b in sorted(bones) if len(b) > 3)


def _useful(name: str, row: Row) -> bool:
    script = _script(name)
    if row.people < SMALL and row.country in SETTLED and row.kind == "town":
        return False
    if script == "LATIN":
        return _useful_latin(name)
    if row.people >= LARGE:
        return script in ("ARABIC", "CYRILLIC", "HEBREW")
    readers = {"ARABIC": ARABIC, "CYRILLIC": CYRILLIC, "HEBREW": HEBREW}.get(script, set())
    return row.country in readers


def _useful_latin(name: str) -> bool:
    return len(name) > 3 and name[0].isupper() and not name.isupper() and len(name) < 31 and bool(_LATIN.match(name))


def _script(name: str) -> str:
    """Name the script of the first letter."""
    for c in name:
        if c.isalpha():
            return unicodedata.name(c, "UNKNOWN").split()[0]
    return "UNKNOWN"
