"""The crosswalk read backwards: from the codes of others to our incident types, where that is beyond doubt."""

from __future__ import annotations

from functools import cache

from herodotus.codebook import codebook, crosswalk
from herodotus.codebook.values import Crossing

SCHEMES = ("acled", "plover", "cameo", "ucdp", "herodotus")


@cache
def backwards(scheme: str) -> dict[str, tuple[str, ...]]:
    """Give for every code of a scheme, in small letters, the types of ours that may bear it when they occurred.

    An ACLED code is "event type > sub-event type"; scheme "herodotus" holds our own types.

    >>> backwards("acled")["explosions/remote violence > grenade"]
    ('explosive_device',)
    >>> len(backwards("acled")["battles > armed clash"]) > 1
    True
    """
    found: dict[str, tuple[str, ...]] = {}
    for type in codebook().types:
        codes = [type] if scheme == "herodotus" else _codes(crosswalk(type), scheme)
        for code in dict.fromkeys(code.casefold() for code in codes):
            found[code] = (*found.get(code, ()), type)
    return found


def _codes(crossing: Crossing, scheme: str) -> list[str]:
    if scheme == "acled":
        return [f"{code.event} > {code.sub_event}" for code in crossing.acled]
    if scheme == "plover":
        plover = crossing.plover
        return [f"{plover.type} {plover.mode}".strip()] if plover else []
    return [str(code) for code in (crossing.cameo if scheme == "cameo" else crossing.ucdp)]
