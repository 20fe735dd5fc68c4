"""What stands next to a mention in its text: "…, Iraq", "… in northern Iraq", "… province", "the village of …"."""

from __future__ import annotations

import re

import msgspec

from herodotus.naming.places.words import words

REACH = 70  # characters looked at on either side of a mention
MOST = 8  # mentions of one name that are looked at where no offset is given
_PROPER = r"(?:[A-Z][\w.'’-]*|al-\w+|el-\w+)(?: (?:of |the )?(?:[A-Z][\w.'’-]*|al-\w+)){0,3}"
_INSIDE = re.compile(r"^(?:,? (?:city|town|village|province|district|region|county))?(?:, | \(|,? in (?:the )?"
                     r"(?:[a-z-]+ (?:of )?){0,4}|, (?:a|an|the) [a-z -]{1,30} in )(?P<where>" + _PROPER + ")")
_UNIT_OF = re.compile(r"^ (?:neighbou?rhood|suburb|quarter|district|area|township|village|town) of (?:the )?"
                      r"(?:[a-z-]+ ){0,2}(?P<where>" + _PROPER + ")")
_UNIT = re.compile(r"^ (?P<unit>[A-Za-z-]+)")
_BEFORE = re.compile(r"(?P<unit>[A-Za-z-]+) of (?:the )?$")
_DEMONYM = re.compile(r"(?P<who>[A-Z][a-z]+)(?:-held)? (?:[a-z-]+ ){0,2}(?:city|town|village|capital|province|district|"
                      r"region|port|governorate|state|settlement|hamlet)(?: of|,)? (?:the )?$")
_POSSESSIVE = re.compile(r"(?P<who>" + _PROPER + r")['’]s (?:[a-z-]+ ){0,3}$")


class Beside(msgspec.Struct, frozen=True):
    """What the words beside a mention add: names that it lies in, and its unit ("admin1", "admin2", "town" or "")."""

    containers: tuple[str, ...] = ()
    unit: str = ""


def beside(text: str, name: str, start: int | None) -> Beside:
    """Look at one mention (`start` given) or at the first few of a name in the text."""
    spots = [start] if start is not None else _spots(text, name)
    containers: dict[str, None] = {}
    unit = ""
    for spot in spots:
        after, before = text[spot + len(name):spot + len(name) + REACH], text[max(0, spot - REACH):spot]
        containers |= dict.fromkeys(_containers(before, after))
        unit = unit or _unit(before, after)
    return Beside(tuple(containers), unit)


def _spots(text: str, name: str) -> list[int]:
    found: list[int] = []
    at = text.find(name) if name else -1
    while at >= 0 and len(found) < MOST:
        found.append(at)
        at = text.find(name, at + len(name))
    return found


def _containers(before: str, after: str) -> list[str]:
    found = [m["where"] for m in (_INSIDE.match(after), _UNIT_OF.match(after)) if m]
    found += [m["who"] for m in (_DEMONYM.search(before), _POSSESSIVE.search(before)) if m]
    return [name if name.endswith(".") and len(name) < 7 else name.strip(" .,'’") for name in found]


def _unit(before: str, after: str) -> str:
    for found in (_UNIT.match(after), _BEFORE.search(before)):
        word = found["unit"].casefold() if found else ""
        for unit, name in (("admin1", "admin_first"), ("admin2", "admin_second"), ("town", "settlement_after")):
            if word in words(name):
                return unit
    return ""
