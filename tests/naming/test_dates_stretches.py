"""Stretches of time in English reports: from one day to another, nights, and those open at one end."""

from __future__ import annotations

import pytest

from herodotus.naming.dates import find, resolve_all
from tests.naming.dated import PUBLISHED, edtf


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("30 April-2 May", "2019-04-30/2019-05-02"),
        ("30 April–2 May 2018", "2018-04-30/2018-05-02"),
        ("from July 19-Aug. 2", "2019-07-19/2019-08-02"),
        ("in April/May 2018", "2018-04/2018-05"),
        ("from '91 to '95", "1991/1995"),
    ],
)
def test_a_mark_between_two_dates_ties_them(words: str, expected: str) -> None:
    assert edtf(f"It happened {words}, they said") == expected


def test_a_number_behind_other_words_with_a_hyphen_is_no_day() -> None:
    assert [e.text for e in find("The MI-2 fleet and, in the Covid-19 July wave, an AK-12 May rifle")] == ["July"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("on Thursday night into Friday", "2019-08-22/2019-08-23"),
        ("on Thursday night and into Friday morning", "2019-08-22/2019-08-23"),
        ("late Thursday and early Friday", "2019-08-22/2019-08-23"),
        ("overnight Thursday to Friday", "2019-08-22/2019-08-23"),
        ("overnight from Thursday to Friday", "2019-08-22/2019-08-23"),
        ("overnight on Thursday", "2019-08-22/2019-08-23"),
        ("overnight into Friday", "2019-08-22/2019-08-23"),
        ("on the night of 30 April to 1 May", "2019-04-30/2019-05-01"),
        ("between late Friday and early Saturday", "2019-08-23/2019-08-24"),
        ("from Friday into the early hours of Saturday", "2019-08-23/2019-08-24"),
    ],
)
def test_a_night_told_by_both_its_days_is_these_two(words: str, expected: str) -> None:
    assert resolve_all(f"It happened {words}, they said", PUBLISHED)[-1][1].edtf == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("by 3 June", "../2019-06-03"),
        ("by 2018", "../2018"),
        ("by the end of July", "../2019-07~"),
        ("by midnight on Sunday", "../2019-08-25"),
        ("up to 2014", "../2014"),
        ("up to 12 May", "../2019-05-12"),
        ("until 12 May", "../2019-05-12"),
        ("prior to 12 May", "2019-05-12"),
        ("before 2014", "2014"),
        ("after 12 May", "2019-05-12"),
    ],
)
def test_by_and_until_open_a_stretch_and_before_and_after_do_not(words: str, expected: str) -> None:
    assert edtf(f"It happened {words}, they said") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hit by Saturday's raid", "2019-08-24"),
        ("hit by yesterday's raid", "2019-08-26"),
        ("hit by the 12 June attack", "2019-06-12"),
        ("hit by overnight raids", "2019-08-26/2019-08-27"),
        ("haunted by 9/11", "2001-09-11"),
    ],
)
def test_by_tells_who_did_it_where_an_event_follows(text: str, expected: str) -> None:
    assert edtf(text) == expected


def test_up_to_a_number_of_people_opens_no_stretch() -> None:
    assert find("up to 2000 men") == ()
    assert find("up to 1950 Syrians") == ()
