"""Dates counted from another: with halves and in two units, and from a date that follows."""

from __future__ import annotations

import pytest

from herodotus.naming.dates import resolve, resolve_all
from tests.naming.dated import PUBLISHED, edtf


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("half a year ago", "2019-02~"),
        ("two and a half years ago", "2017-02~"),
        ("a year and a half ago", "2018-02~"),
        ("a month and a half ago", "2019-07-12~"),
        ("three and a half weeks ago", "2019-08-03~"),
        ("half an hour ago", "2019-08-27"),
        ("one month and three days ago", "2019-07-24~"),
        ("a year and two months ago", "2018-06~"),
        ("two days and four hours ago", "2019-08-25"),
        ("over the past two and a half years", "2017-02~/2019-08"),
        ("over the last year and a half", "2018-02~/2019-08"),
    ],
)
def test_a_half_counts_in_the_next_lesser_unit_and_is_as_rough_as_its_unit(words: str, expected: str) -> None:
    assert edtf(f"It happened {words}, they said") == expected


def test_two_counts_of_one_unit_are_not_added() -> None:
    told = resolve_all("On 3 May he fled. Two days and two nights later he was caught.", PUBLISHED)
    assert [(e.text, w.edtf) for e, w in told] == [("3 May", "2019-05-03"), ("two nights later", "2019-05-05")]


def test_months_and_days_move_in_turn_and_stop_at_the_end_of_a_shorter_month() -> None:
    told = resolve_all("On 31 March 2018 he fled; a month and a day later he died.", None)
    assert told[-1][1].edtf == "2018-05-01~"


def test_months_and_days_need_a_day_to_count_from() -> None:
    ((_, when),) = resolve_all("one month and three days ago", "2019-08")
    assert (when.edtf, when.why) == (None, "the date it is counted from is not known to the day")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("two days after Christmas", "2018-12-27"),
        ("the day before 3 May", "2019-05-02"),
        ("a week after the 12 June attack", "2019-06-19~"),
        ("the day after Friday's raid", "2019-08-24"),
        ("two days after the raid of 3 May", "2019-05-05"),
        ("two months after the September 11 attacks", "2001-11~"),
        ("the week before Christmas 2018", "2018-12-17/2018-12-23"),
        ("three days before Easter", "2019-04-18"),
        ("a year after 2014", "2015~"),
        ("since two days after Christmas", "2018-12-27/.."),
    ],
)
def test_a_count_goes_on_from_the_date_that_follows(words: str, expected: str) -> None:
    assert edtf(f"It happened {words}, they said") == expected


def test_a_count_from_an_event_or_a_month_has_no_day() -> None:
    assert edtf("He left two days after the raid") is None
    assert edtf("He left two days after July 2018") is None
    assert edtf("He left two days after 31 June") is None


def test_the_date_counted_from_can_be_asked_for_alone() -> None:
    text = "He was sold two months after the September 11 attacks."
    start = text.index("September")
    assert resolve(text, PUBLISHED, start, start + 12).edtf == "2001-09-11"
    assert resolve(text, PUBLISHED, 12, len(text)).edtf == "2001-11~"
