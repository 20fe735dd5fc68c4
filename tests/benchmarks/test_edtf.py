import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.adapters.edtf import bounds


@settings(max_examples=60)
@given(st.dates(min_value=datetime.date(1900, 1, 1)), st.sampled_from(["", "~", "?", "%"]))
def test_a_day_spans_itself_whatever_its_mark(day, mark):
    found = bounds(day.isoformat() + mark)
    assert (found.first, found.last, found.days) == (day.isoformat(), day.isoformat(), 1)


@settings(max_examples=60)
@given(st.dates(min_value=datetime.date(1900, 1, 1)))
def test_a_month_holds_its_days(day):
    month = bounds(day.isoformat()[:7])
    assert month.first <= day.isoformat() <= month.last
    assert 28 <= month.days <= 31


def test_open_and_unknown_dates_have_no_bounds():
    assert [bounds(edtf) for edtf in (None, "", "2019-07/..", "XXXX-07-19")] == [None] * 4
