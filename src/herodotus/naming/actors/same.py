"""Which names in one report stand for one actor: acronym, last name, article, country and its people or capital."""

from __future__ import annotations

from collections.abc import Sequence

from herodotus.naming.actors.fullest import fullest
from herodotus.naming.actors.parts import country_word, seat, tokens
from herodotus.naming.actors.register import entries_named
from herodotus.naming.places.normal import plain

_PEOPLE = frozenset(("government", "authorities", "state", "regime", "administration"))


def same(a: str, b: str, text: str) -> bool:
    """Say whether two names stand for one actor within a report.

    >>> same("Israel", "the Israelis", ""), same("Israeli police", "Israel", "")
    (True, False)
    """
    return bool(_keys(a, text) & _keys(b, text))


def group(names: Sequence[str], text: str) -> tuple[tuple[str, ...], ...]:
    """Group names that stand for one actor, in the order in which each group first comes.

    >>> group(["CAW", "Jane Roe", "Coastal Air Wing", "Roe"], "Jane Roe of the Coastal Air Wing (CAW) spoke. Roe left.")
    (('CAW', 'Coastal Air Wing'), ('Jane Roe', 'Roe'))
    """
    groups: list[tuple[set[str], list[str]]] = []
    for name in names:
        keys, members = _keys(name, text), [name]
        apart = []
        for other, held in groups:
            if other & keys:
                keys, members = keys | other, held + members
            else:
                apart.append((other, held))
        groups = [*apart, (keys, members)]
    ordered = sorted(groups, key=lambda g: min(list(names).index(n) for n in g[1]))
    return tuple(tuple(dict.fromkeys(members)) for _, members in ordered)


def _keys(name: str, text: str) -> set[str]:
    """Give the keys of a name: its fullest form, its register ids, and its country where it stands for a state."""
    full = fullest(name, text)
    keys = {f"name:{_singular(plain(full))}"}
    ids = {e.id for n in (name, full) for e in entries_named(n)}
    if len(ids) == 1:
        keys.add(f"id:{ids.pop()}")
    state = _state(full)
    return keys | ({f"state:{state}"} if state else set())


def _singular(key: str) -> str:
    """Drop a plural ending of the last word, so that "the Houthi" and "the Houthis" are one."""
    return key[:-1] if key.endswith("s") and not key.endswith("ss") and len(key) > 4 else key


def _state(name: str) -> str | None:
    """Give the country of a name that stands for a state: its name, people, capital or government."""
    place = seat(name)
    if place and place.kind == "seat":
        return place.country
    spelt = tokens(name)
    if spelt and spelt[0].lower() in ("the", "government"):
        spelt = [w for w in spelt if w.lower() not in ("the", "of", "government")]
    elif len(spelt) > 1 and spelt[-1].lower() in _PEOPLE:
        spelt = spelt[:-1]
    return country_word(" ".join(spelt)) if spelt else None
