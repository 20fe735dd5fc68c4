"""Short, typed ids.

`rep-` is a report, `rdg-` a reading, `men-` a mention, `inc-` an incident, `acc-` an account, `dec-` a decision.

An id is worked out from what it names (SHA-256 in Crockford's base 32, lower case), so that the same report gives the
same ids in every ledger. Twelve digits hold 60 bits: among a million ids of a kind two are equal with a chance of
4e-7, and `fresh` then takes other digits.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable

DIGITS = 12
ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # no i, l, o, u: nothing to misread
PAIRS = tuple(first + second for first in ALPHABET for second in ALPHABET)
SIXTHS = tuple(reversed(range(DIGITS // 2)))
KINDS = ("rep", "rdg", "men", "inc", "acc", "dec")


def made(kind: str, *parts: str | int) -> str:
    """Make the id of a thing from the parts that tell it from all others of its kind.

    >>> made("rep", "Tuz Valley Courier", "a1")
    'rep-agvrh4b19ze6'
    """
    digest = hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).digest()
    number = int.from_bytes(digest[:8], "big") >> 4
    return f"{kind}-{_digits(number)}"


def fresh(kind: str, taken: Callable[[str], bool], *parts: str | int) -> str:
    """Make an id that is not `taken`, adding a count to the parts where it is."""
    found, turn = made(kind, *parts), 0
    while taken(found):
        turn += 1
        found = made(kind, *parts, turn)
    return found


def kind_of(id: str) -> str | None:
    """Name the kind of an id, None for what is no id of a ledger.

    >>> kind_of("inc-0123456789ab"), kind_of("inc-1"), kind_of("Hama")
    ('inc', None, None)
    """
    kind, _, digits = id.partition("-")
    return kind if kind in KINDS and len(digits) == DIGITS and set(digits) <= set(ALPHABET) else None


def number_of(id: str) -> int:
    """Give the number that an id stands for, below 2**60: the row number of its text in a full-text index.

    >>> number_of("inc-000000000010")
    32
    """
    number = 0
    for digit in id.partition("-")[2]:
        number = number * 32 + ALPHABET.index(digit)
    return number


def id_of(kind: str, number: int) -> str:
    """Give the id that `number_of` counted.

    >>> id_of("inc", 32)
    'inc-000000000010'
    """
    return f"{kind}-{_digits(number)}"


def _digits(number: int) -> str:
    return "".join(PAIRS[(number >> 10 * place) & 1023] for place in SIXTHS)
