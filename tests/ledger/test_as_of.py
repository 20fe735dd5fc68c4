"""As of: what was known by a day of publication, and what the ledger had at an entry, a day or a time."""

# ruff: noqa: F401, F811 -- fixtures are imported by their names
from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herodotus.errors import LedgerError
from herodotus.ledger import moments
from herodotus.ledger.filters import Filter
from herodotus.ledger.journal import chain
from herodotus.ledger.ledger import Ledger
from herodotus.records import Harm
from tests.ledger.samples import depot, heads_aside, ledger, mill, newer, put, report_id, unchanged, wire


def test_what_was_published_later_is_left_out(ledger: Ledger):
    one, two = put(ledger, mill(), wire())
    ledger.merge([one, two], why="one and the same")
    early = ledger.show(one, known_by="2019-07-31")
    assert (early.toll("killed"), [s.given_id for s in early.sources]) == (Harm("killed", 3, 3).span, ["mill"])
    assert {account.report for account in early.accounts} == {report_id(mill())}
    assert ledger.show(one, known_by="2019-08-02") == ledger.show(one)
    assert [r.id for r in ledger.records(Filter(known_by="2019-07-19"))] == []
    assert [len(r.sources) for r in ledger.records(Filter(known_by="2019-07-31"))] == [1]


def test_a_record_as_of_an_entry_is_what_it_was_then(ledger: Ledger):
    one, two = put(ledger, mill(), wire())
    seen = {ledger.stats().entries: [ledger.show(one), ledger.show(two)]}
    steps = (
        lambda: ledger.tag(one, "urgent"),
        lambda: ledger.correct(two, {"type": "killing"}, no_evidence=True),
        lambda: ledger.merge([one, two], why="one and the same"),
        lambda: ledger.reread(report_id(mill()), newer(mill(), type="explosion", status="attempted")),
        lambda: ledger.split(one, [report_id(wire())], why="another"),
        lambda: ledger.undo(ledger.history(one)[-1].decision or ""),
        lambda: ledger.grade("Plain Wire", "C"),
    )
    for step in steps:
        step()
        seen[ledger.stats().entries] = [ledger.show(one), ledger.show(two)]
    for entry, records in seen.items():
        assert [ledger.show(one, recorded_by=entry), ledger.show(two, recorded_by=entry)] == records, entry
    put(ledger, depot())
    last = max(seen)
    assert [ledger.show(one, recorded_by=last), ledger.show(two, recorded_by=last)] == seen[last]


def test_a_moment_is_a_number_a_day_or_a_time(ledger: Ledger, monkeypatch: pytest.MonkeyPatch):
    clock = datetime.now(UTC) + timedelta(days=400)
    monkeypatch.setattr(moments, "now", lambda: moments.stamp(clock))
    (id,) = put(ledger, mill())
    first = ledger.show(id)
    clock += timedelta(days=2)
    ledger.tag(id, "urgent")
    day = f"{clock - timedelta(days=1):%Y-%m-%d}"
    seq = first.changed.seq
    for moment in (seq, str(seq), day, f"{day}T23:00", f"{day}T12:00+05:00", first.changed.at):
        assert ledger.show(id, recorded_by=moment) == first, moment
    for moment in (f"{clock:%Y-%m-%d}", moments.stamp(clock)):
        assert ledger.show(id, recorded_by=moment).tags == ("urgent",), moment


def test_a_clock_that_runs_back_does_not_take_the_ledger_back(ledger: Ledger, monkeypatch: pytest.MonkeyPatch):
    (id,) = put(ledger, mill())
    monkeypatch.setattr(moments, "now", lambda: "2001-01-01T00:00:00.000Z")
    ledger.tag(id, "urgent")
    assert ledger.show(id).changed.at >= ledger.show(id).created.at
    assert ledger.verify().ok


def test_what_is_no_moment_of_the_ledger_is_told(ledger: Ledger):
    (id,) = put(ledger, mill())
    last = ledger.stats().entries
    faults = {0: f"entries 1 to {last}", last + 1: f"entries 1 to {last}", "1999-01-01": "did not exist",
              "last week": "is no moment", "2026-13-01": "is no moment", "": "is no moment"}
    for moment, told in faults.items():
        with unchanged(ledger, told):
            ledger.show(id, recorded_by=moment)
    with unchanged(ledger, "did not have this incident then"):
        ledger.show(id, recorded_by=1)
    assert ledger.history(id, recorded_by=1) == ()


def test_every_entry_is_found_by_its_time(ledger: Ledger):
    put(ledger, mill(), wire(), depot())
    with ledger.store.reading() as connection:
        headers = [entry.header for entry in chain.entries(connection)]
        for header in headers:
            last = max(other.seq for other in headers if other.at == header.at)
            assert moments.entry_at(connection, header.at) == last


@given(st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC)),
       st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC)))
def test_stamps_sort_as_the_moments_they_stand_for(one: datetime, other: datetime):
    assert moments.stamp(max(one, other)) >= moments.stamp(min(one, other))
    assert len(moments.stamp(one)) == len("2026-01-02T03:04:05.000Z")


def test_a_history_says_what_changed_by_whom_and_why(ledger: Ledger):
    one, two = put(ledger, mill(), wire())
    first = ledger.correct(one, {"type": "killing"}, no_evidence=True, why="the mayor wrote to us")
    ledger.undo(first, why="it was another mill")
    ledger.merge([one, two], why="one and the same")
    ledger.reread(report_id(mill()), newer(mill(), harm=(Harm("killed", 3, 9),)))
    told = [(change.kind, change.who, change.why, change.undone) for change in ledger.history(two)]
    assert ledger.history(one) == ledger.history(two)
    assert told == [
        ("link.made", "ann", "", False), ("link.made", "ann", "", False),
        ("correct", "ann", "the mayor wrote to us", True), ("undo", "ann", "it was another mill", False),
        ("merge", "ann", "one and the same", False), ("link.made", "ann", "", False),
    ]  # fmt: skip
    made, _, corrected, undone, merged, again = (dict((c, (a, b)) for c, a, b in change.cells)
                                                 for change in ledger.history(one))
    assert made["type"] == (None, "shelling")
    assert (corrected["type"], corrected["review"]) == (("shelling", "killing"), ("unreviewed", "corrected"))
    assert undone == {"type": ("killing", "shelling"), "review": ("corrected", "unreviewed")}
    assert (merged["harm"], merged["accounts"]) == ((["killed 3"], ["killed 2-5"]), (3, 4))
    assert again == {"harm": (["killed 2-5"], ["killed 2-9"])}
    before = ledger.history(one, recorded_by=ledger.history(one)[2].seq)
    assert [change.kind for change in before] == ["link.made", "correct"]


def test_a_history_of_nothing_is_refused(ledger: Ledger):
    with pytest.raises(LedgerError, match="no incident of this ledger"):
        ledger.history("inc-000000000000")
