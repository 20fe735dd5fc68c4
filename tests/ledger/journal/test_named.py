"""The table of named addresses, against a plain dictionary."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from herodotus.ledger.journal.named import Named, Naming

# Addresses that end in zeros, start alike or are all zeros: numpy's fixed strings drop trailing zeros.
ADDRESSES = st.sampled_from(
    [bytes(32), b"\1" + bytes(31), bytes(31) + b"\1", b"ab" * 16, b"ab" * 15 + b"\0\0", b"\xff" * 32]
)
NAMINGS = st.builds(Naming, st.integers(-(2**63), 2**63 - 1), st.integers(0, 63), st.booleans(), st.booleans())


@given(st.lists(st.tuples(ADDRESSES, NAMINGS)), st.sets(ADDRESSES))
def test_it_finds_what_was_named_and_what_was_not_met(added, met) -> None:
    named, plain = Named(), dict[bytes, list[Naming]]()
    for address, naming in added:
        named.add(address, naming)
        plain.setdefault(address, []).append(naming)
    named.close()
    for address in met:
        assert named.meet(address) == sorted(plain.get(address, []))
    assert dict(named.unmet()) == {a: sorted(found) for a, found in plain.items() if a not in met}


def test_nothing_named_is_nothing_found() -> None:
    named = Named()
    named.close()
    assert named.meet(bytes(32)) == [] and list(named.unmet()) == []
