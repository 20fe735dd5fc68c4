"""Statistics: a ledger in numbers."""

# ruff: noqa: F401, F811 -- fixtures are imported by their names
from __future__ import annotations

from herodotus.ledger.ledger import Ledger
from tests.ledger.samples import depot, heads_aside, ledger, mill, put, row, wire


def test_an_empty_ledger_counts_nothing_but_its_opening(ledger: Ledger):
    told = ledger.stats()
    assert (told.ledger, told.entries, told.head) == (ledger.id, 1, ledger.seal().hash)
    assert (told.reports, told.incidents, told.accounts, told.decisions) == (0, 0, 0, 0)
    assert (told.first_day, told.last_day, told.kinds["type"]) == (None, None, {})


def test_a_ledger_counts_what_stands_and_what_was_taken_back(ledger: Ledger):
    one, two, strike, _ = put(ledger, mill(), wire(), depot())
    ledger.record([row("first")])
    ledger.merge([one, two], why="one and the same")
    ledger.undo(ledger.accept(strike))
    ledger.withdraw("depot", why="asked for")
    told = ledger.stats()
    assert (told.reports, told.rows, told.withdrawn) == (3, 1, 1)
    assert (told.incidents, told.merged, told.accounts) == (2, 1, 5)
    assert told.undone == 0  # the acceptance quoted the report and went with it
    assert (told.first_day, told.last_day) == ("2019-07-19", "2019-07-19")
    assert told.kinds["type"] == {"shelling": 2}
    assert told.kinds["country"] == {"SY": 1, "unknown": 1}
    assert told.kinds["origin"] == {"read": 1, "table": 1}
    assert told.payload_bytes > 0
    assert told.entries == ledger.seal().count
