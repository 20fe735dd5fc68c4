"""Transactions: whole or not at all, writers in turn, and readers who see one state."""

# ruff: noqa: F401, F811 -- fixtures are imported by their names
from __future__ import annotations

import pytest
from sqlalchemy import text

from herodotus.ledger.ledger import Ledger
from tests.ledger.samples import depot, heads_aside, ledger, mill, put, wire


def test_a_transaction_that_fails_leaves_nothing(ledger: Ledger):
    before = ledger.seal()
    with pytest.raises(ZeroDivisionError), ledger.store.writing() as connection:
        connection.execute(text("DELETE FROM journal"))
        raise ZeroDivisionError
    assert ledger.seal() == before


def test_two_writers_take_turns_and_both_are_kept(ledger: Ledger, where: str):
    (id,) = put(ledger, mill())
    with Ledger.open(where, who="ben") as other:
        for number in range(3):
            ledger.tag(id, f"ann {number}")
            other.tag(id, f"ben {number}")
        assert len(ledger.show(id).tags) == 6
        assert ledger.verify().ok
        assert other.warnings == ledger.warnings == []


def test_a_reader_sees_one_state_while_others_write(ledger: Ledger, where: str):
    put(ledger, mill(), wire())
    with Ledger.open(where) as reader:
        records = reader.records()
        next(records)
        put(ledger, depot())
        assert len(list(records)) == 1
        assert reader.count() == 4
