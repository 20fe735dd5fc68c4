"""Days and stretches by their place in a week, a month or a year, and feasts that move."""

from __future__ import annotations

import pytest

from herodotus.naming.dates import find, resolve_all
from tests.naming.dated import PUBLISHED, edtf


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("on 2019/07/19", "2019-07-19"),
        ("on 2019/7/9", "2019-07-09"),
        ("in '91", "1991"),
        ("since ’91", "1991/.."),
        ("in the '90s", "1990/1999"),
        ("on 17 November last", "2018-11-17"),
        ("on 12 May, Sunday", "2019-05-12"),
        ("on 12 May (Sunday)", "2019-05-12"),
        ("on 12 May, a Sunday", "2019-05-12"),
    ],
)
def test_days_and_years_in_less_common_spellings_are_read(words: str, expected: str) -> None:
    assert edtf(f"It happened {words}, they said") == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the week before last", "2019-08-12/2019-08-18"),
        ("the weekend before last", "2019-08-17/2019-08-18"),
        ("the month before last", "2019-06"),
        ("the year before last", "2017"),
        ("the Friday before last", "2019-08-16"),
        ("two weekends ago", "2019-08-17/2019-08-18"),
        ("a couple of weekends ago", "2019-08-17~/2019-08-18~"),
        ("the 14th of last month", "2019-07-14"),
        ("on the 12th of this month", "2019-08-12"),
        ("on the first of the month", "2019-08-01"),
        ("by mid-month", "../2019-08-15~"),
        ("at the turn of the year", "2018-12~/2019-01~"),
    ],
)
def test_weeks_months_and_years_are_counted_back_from_publication(words: str, expected: str) -> None:
    assert edtf(f"It happened {words}, they said") == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("on Monday week", "2019-09-09"),
        ("a week on Friday", "2019-09-06"),
        ("on Friday fortnight", "2019-09-13"),
        ("the week after next", "2019-09-09/2019-09-15"),
        ("the weekend after next", "2019-09-07/2019-09-08"),
    ],
)
def test_weeks_to_come_are_counted_where_the_sentence_looks_ahead(words: str, expected: str) -> None:
    assert edtf(f"They will meet {words}, they said") == expected


def test_a_week_on_friday_is_a_friday_where_the_sentence_tells_the_past() -> None:
    assert [e.text for e in find("They stayed a week on Friday's advice")] == ["Friday's"]


def test_the_month_is_the_one_before_where_its_day_is_yet_to_come() -> None:
    assert edtf("They came on the 30th of the month") == "2019-07-30"
    assert edtf("They will come on the 30th of the month") == "2019-08-30"
    assert edtf("It has lain in ruins since mid-month", "2019-08-09") == "2019-07-15~/.."
    assert edtf("It has lain in ruins since mid-year", "2019-05-09") == "2018-06~/.."


def test_that_month_is_the_one_told_before() -> None:
    told = resolve_all("It began on 30 May 2018. On the 3rd of the following month it ended.", PUBLISHED)
    assert [w.edtf for _, w in told] == ["2018-05-30", "2018-06-03"]


@pytest.mark.parametrize(
    ("words", "expected", "why"),
    [
        ("Sunday the 25th", "2019-08-25", ""),
        ("Sunday 25th", "2019-08-25", ""),
        ("Friday the 30th", "2019-08-30", ""),
        ("Sunday the 12th", "2019-08-12", "the words say Sunday, but that day is a Monday"),
        ("12 May, Saturday", "2019-05-12", "the words say Saturday, but that day is a Sunday"),
        ("Monday, 13 May 2018", "2018-05-13", "the words say Monday, but that day is a Sunday"),
    ],
)
def test_a_weekday_has_to_agree_with_its_day(words: str, expected: str, why: str) -> None:
    ((_, when),) = resolve_all(f"It burnt on {words}, they said", PUBLISHED)
    assert (when.edtf, when.why) == (expected, why)


def test_a_division_that_has_a_number_is_no_day() -> None:
    assert [e.text for e in find("On Friday the 5th Corps withdrew")] == ["Friday"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("on the second Sunday of May", "2019-05-12"),
        ("on the first Monday in October", "2018-10-01"),
        ("on the last Friday of the month", "2019-07-26"),
        ("on the third Tuesday of last month", "2019-07-16"),
        ("on the first weekend of May", "2019-05-04/2019-05-05"),
        ("on the last weekend of June 2018", "2018-06-23/2018-06-24"),
        ("on the last day of July", "2019-07-31"),
        ("in the second week of this month", "2019-08-08/2019-08-14"),
    ],
)
def test_weekdays_and_weekends_are_counted_within_a_month(words: str, expected: str) -> None:
    assert edtf(f"It happened {words}, they said") == expected


@pytest.mark.parametrize("words", ["the fifth Friday of July 2018", "the sixth week of May", "the 31st of that month"])
def test_a_day_that_a_month_has_not_is_none(words: str) -> None:
    assert resolve_all(f"It fell on {words}.", PUBLISHED)[0][1].edtf is None


def test_a_weekday_of_a_month_of_no_known_year_is_unknown() -> None:
    ((_, when),) = resolve_all("on the second Sunday of May", None)
    assert (when.edtf, when.why) == (None, "the year of that month is not known")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("in the first days of June", "2019-06~"),
        ("in the final days of July", "2019-07~"),
        ("in the closing weeks of 2018", "2018-12~"),
        ("in the first few weeks of 2018", "2018-01~"),
        ("in the last months of 2018", "2018-10~/2018-12~"),
        ("in the first days of this month", "2019-08~"),
        ("in the closing years of the 1980s", "1987~/1989~"),
    ],
)
def test_first_and_last_days_are_a_part_of_a_month_or_year(words: str, expected: str) -> None:
    assert edtf(f"It happened {words}, they said") == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("at Easter", "2019-04-21"),
        ("on Easter Monday", "2019-04-22"),
        ("on Good Friday 2018", "2018-03-30"),
        ("on Orthodox Easter", "2019-04-28"),
        ("on Orthodox Christmas", "2019-01-07"),
        ("at Nowruz", "2019-03-21"),
        ("at Nowruz 2020", "2020-03-20"),
        ("on Palm Sunday last year", "2018-03-25"),
    ],
)
def test_feasts_that_move_are_reckoned(words: str, expected: str) -> None:
    assert edtf(f"It happened {words}, they said") == expected


def test_a_feast_without_publication_is_unknown() -> None:
    assert edtf("at Easter", None) is None
    assert edtf("at Easter that year", None) is None


@pytest.mark.parametrize("words", ["The Good Friday Agreement holds", "The Easter Rising failed", "A Christmas tree"])
def test_what_is_named_after_a_feast_is_no_day(words: str) -> None:
    assert find(words) == ()
