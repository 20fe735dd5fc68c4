"""Whether a claimant can be told apart: a person, body or country by name, an inquiry, the spokesman of a body."""

from __future__ import annotations

import re

from herodotus.naming.actors.parts import country_word, registered_in, seat, tokens
from herodotus.naming.actors.register import entries_named
from herodotus.naming.actors.words import words
from herodotus.naming.places.countries import country_named

_HEAD_ENDS = frozenset(("of", "in", "from", "at", "for", "who", "that", "on", "by", "with", "near", "against", "to",
                        "close", "serving", "representing", "consulted", "working", "under"))
# Generic heads that are one body or one relative once a word stands before them: "Peruvian government", "Roe family".
_ONE_OF_A_KIND = frozenset(("government", "family", "parents", "mother", "father", "sister", "minister",
                            "forces", "agency", "party", "union", "organization", "organisation", "intelligence"))


def is_named(claimant: str) -> bool:
    """Say whether a claimant is named in the sense of the ledger's guide.

    >>> [is_named(c) for c in ("Jane Roe", "Peru", "the defence ministry", "a police spokesman")]
    [True, True, True, True]
    >>> [is_named(c) for c in ("officials", "two US officials", "witnesses", "unattributed", "a Kurdish commander")]
    [False, False, False, False, False]
    """
    spelt = tokens(claimant)
    if not spelt:
        return False
    if spelt[0].lower() == "the":
        spelt = spelt[1:]
    head = spelt[: next((i for i, w in enumerate(spelt) if i and w.lower() in _HEAD_ENDS), len(spelt))]
    if not head:
        return False
    last = head[-1].lower()
    if last in words("voices") and _beside_a_body(spelt, last):
        return True
    if last in words("generic"):
        return _generic_but_named(claimant, head)
    return _proper(head) or (last in words("bodies") and not _indefinite(head))


def _beside_a_body(spelt: list[str], voice: str) -> bool:
    """Say whether a spokesman, relative or office-holder stands beside a name or a body: "army spokesman"."""
    rest = [w for w in spelt if w.lower() != voice]
    return any((w[:1].isupper() and w.lower() not in words("indefinite")) or w.lower() in words("bodies")
               for w in rest[:12])


def _generic_but_named(claimant: str, head: list[str]) -> bool:
    """Let a generic head pass where the whole is a proper name ("Free Officers"), a government, or one by name."""
    last = head[-1]
    if entries_named(claimant) or " ".join(head[-2:]).lower() in ("state department", "armed forces", "news agency"):
        return True
    if _indefinite(head):
        return False
    if last.lower() in _ONE_OF_A_KIND:
        return len(head) > 1 or last.lower() == "government"
    capital = [w for w in head if w[:1].isupper()]
    return last[:1].isupper() and len(capital) > 1 and not country_word(head[0])


def _indefinite(head: list[str]) -> bool:
    return head[0].lower() in words("indefinite") or bool(re.fullmatch(r"[\d,]+", head[0]))


def _proper(head: list[str]) -> bool:
    """Say whether a head is a proper name: a country, a registered name, or capitalised words not begun by "a"."""
    whole = " ".join(head)
    if entries_named(whole) or seat(whole) or (country_word(whole) and country_named(whole)):
        return True
    if _indefinite(head) and not registered_in(" ".join(head[1:])):
        return False
    if country_word(head[0]) and len(head) == 1:
        return False
    return any(w[:1].isupper() and not country_word(w) for w in head)
