"""Dates as stretches of days and as words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herodotus.days import Days, days, words
from tests.exports import samples


def ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


@settings(samples.PATIENT, max_examples=100)
@given(st.dates())
def test_a_day_is_itself(day: date) -> None:
    assert days(day.isoformat()) == Days(day.toordinal(), day.toordinal())


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2019-02", "2019-02-01", "2019-02-28"),
        ("1981", "1981-01-01", "1981-12-31"),
        ("198X", "1980-01-01", "1989-12-31"),
        ("2019-21", "2019-03-01", "2019-05-30"),
        ("2019-07-19/2019-08-20", "2019-07-19", "2019-08-20"),
    ],
)
def test_a_coarse_date_covers_all_its_days(edtf: str, first: str, last: str) -> None:
    found = days(edtf)
    assert found is not None
    assert (found.first, found.last) == (ordinal(first), ordinal(last))


@pytest.mark.parametrize("edtf", ["2019-07~", "2019-07?", "2019-07%", "2019-07~/2019-08", "19XX"])
def test_an_approximate_or_uncertain_date_is_soft(edtf: str) -> None:
    found = days(edtf)
    assert found is not None
    assert found.soft


def test_open_ends_are_kept() -> None:
    since, until = days("2019-08-25/.."), days("../2019-08-25")
    assert since is not None and since.since and not since.until
    assert until is not None and until.until and not until.since


NOWHERE = [None, "", "XXXX-07-19", "2019-13", "2019-02-30", "0000", "soon", "../..", "Y170000002"]


@pytest.mark.parametrize("edtf", NOWHERE)
def test_what_the_calendar_cannot_hold_is_placed_nowhere(edtf: str | None) -> None:
    assert days(edtf) is None


@pytest.mark.parametrize(
    ("edtf", "said"),
    [
        ("2019-08-27", "27 August 2019"),
        ("2019-07~", "about July 2019"),
        ("2019-07?", "perhaps July 2019"),
        ("198X", "the 1980s"),
        ("2019-23", "autumn 2019"),
        ("2019-07-19/2019-07-25", "19 to 25 July 2019"),
        ("2018-12-30/2019-01-02", "30 December 2018 to 2 January 2019"),
        ("2019-07-19/2019-07-19", "19 July 2019"),
        ("2019-08-25/..", "since 25 August 2019"),
        ("../2019-08", "until August 2019"),
        ("XXXX-07-19", "19 July, year unknown"),
        (None, "unknown"),
        ("soon", "soon"),
    ],
)
def test_a_date_is_said_in_words(edtf: str | None, said: str) -> None:
    assert words(edtf) == said
