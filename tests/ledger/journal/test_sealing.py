"""Seals: printed, given back, and refused where they are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, text

from benchmarks import histories
from herodotus.errors import LedgerError
from herodotus.ledger.journal import chain, sealing
from herodotus.ledger.store import Store


@pytest.fixture
def connection(where: str):
    store = Store(where)
    with store.making() as connection:
        histories.write(connection, 1, 3)
        yield connection
    store.close()


def test_a_seal_names_the_last_entry(connection: Connection) -> None:
    sealed, head = sealing.seal(connection), chain.head(connection)
    assert (sealed.count, sealed.hash) == (head.count, head.hash)
    assert sealed.at == chain.header_of(connection, head.count).at
    assert str(sealed) == f"{head.count}-{head.hash}"
    assert sealing.parse(str(sealed)) == sealing.Asked(head.count, head.hash)


def test_a_damaged_last_entry_is_not_sealed(connection: Connection) -> None:
    connection.execute(text("UPDATE journal SET header = 'x' WHERE seq = (SELECT max(seq) FROM journal)"))
    with pytest.raises(LedgerError, match="is damaged and cannot be sealed"):
        sealing.seal(connection)


@given(st.integers(0, 10**12), st.binary(min_size=32, max_size=32))
def test_a_seal_comes_back_from_its_words(count: int, data: bytes) -> None:
    assert sealing.parse(f"  {sealing.Seal(count, data.hex(), '')}\n") == sealing.Asked(count, data.hex())
    assert sealing.parse(data.hex().upper()) == sealing.Asked(None, data.hex())


@pytest.mark.parametrize(
    "words", ["", "12", "12-ab", "-" + "a" * 64, "a" * 63, "a" * 65, "x-" + "a" * 64, "1-" + "g" * 64]
)
def test_other_words_are_refused(words: str) -> None:
    with pytest.raises(LedgerError, match="is no seal"):
        sealing.parse(words)
