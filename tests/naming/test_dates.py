"""Dates of English reports: what is found, and what it is resolved to."""

from __future__ import annotations

import pytest

from herodotus.naming.dates import find, resolve, resolve_all
from tests.naming.dated import PUBLISHED, edtf


def texts(text: str) -> list[str]:
    return [e.text for e in find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It burnt on 19 July.", "2019-07-19"),
        ("It burnt on July 19, 2018.", "2018-07-19"),
        ("It burnt on the 19th of July, 2018.", "2018-07-19"),
        ("TEGUCIGALPA, 19 JUL 89 (EFE) -- ", "1989-07-19"),
        ("It burnt on Nov. 21.", "2018-11-21"),
        ("It burnt on Saturday 20 January.", "2019-01-20"),
        ("It burnt on 2018-07-19.", "2018-07-19"),
        ("It burnt on 19/07/2018.", "2018-07-19"),
        ("It burnt on 3.4.2018.", "2018-04-03"),
        ("It burnt on 3/4/2018.", "2018"),
        ("It burnt on the third of March.", "2019-03-03"),
        ("It burnt on 3 May '18.", "2018-05-03"),
        ("Fires burnt from 3-5 May 2018.", "2018-05-03/2018-05-05"),
        ("Fires burnt on 12 and 14 March.", "{2019-03-12,2019-03-14}"),
        ("Fires burnt on the night of 3-4 May.", "2019-05-03/2019-05-04"),
        ("It burnt on Christmas Eve.", "2018-12-24"),
        ("It changed after 9/11.", "2001-09-11"),
    ],
)
def test_a_day_is_found_however_it_is_written(text: str, expected: str) -> None:
    assert edtf(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The shelling of Tuesday", "2019-08-27"),
        ("They came on Sunday", "2019-08-25"),
        ("They came last Tuesday", "2019-08-20"),
        ("They came on Thursday night", "2019-08-22"),
        ("Sunday's raid failed", "2019-08-25"),
        ("They came on Friday last week", "2019-08-23"),
        ("They are due next Tuesday", "2019-09-03"),
        ("Envoys will meet on Friday", "2019-08-30"),
        ("On Friday, parliament will vote", "2019-08-30"),
        ("A flight is booked for Friday", "2019-08-30"),
        ("They will answer Wednesday's raid", "2019-08-21"),
        ("They said they will not yield. Guns opened up on Friday", "2019-08-23"),
    ],
)
def test_a_weekday_counts_back_from_publication_unless_the_sentence_looks_ahead(text: str, expected: str) -> None:
    assert edtf(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("yesterday", "2019-08-26"),
        ("TODAY", "2019-08-27"),
        ("LAST NIGHT", "2019-08-26"),
        ("the night before last", "2019-08-25"),
        ("tomorrow morning", "2019-08-28"),
        ("overnight", "2019-08-26/2019-08-27"),
        ("overnight on Saturday", "2019-08-24/2019-08-25"),
        ("at the weekend", "2019-08-24/2019-08-25"),
        ("next weekend", "2019-08-31/2019-09-01"),
        ("last week", "2019-08-19/2019-08-25"),
        ("earlier this week", "2019-08-26/2019-08-27"),
        ("later this week", "2019-08-27/2019-09-01"),
        ("next week", "2019-09-02/2019-09-08"),
        ("earlier this month", "2019-08"),
        ("last month", "2019-07"),
        ("next month", "2019-09"),
        ("last year", "2018"),
        ("until the end of the year", "../2019-12~"),
        ("early last month", "2019-07~"),
        ("recently", "2019-08~"),
    ],
)
def test_relative_words_count_from_publication(text: str, expected: str) -> None:
    assert edtf(f"It happened {text}, they said") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("three days ago", "2019-08-24"),
        ("a few days ago", "2019-08-24~"),
        ("two weeks ago", "2019-08-13~"),
        ("three months ago", "2019-05~"),
        ("a decade ago", "2009~"),
        ("hours ago", "2019-08-27"),
        ("weeks ago", "2019-08~"),
        ("years ago", None),
        ("nine years ago today", "2010-08-27"),
        ("in the past three days", "2019-08-24/2019-08-27"),
        ("in the past 36 hours", "2019-08-26/2019-08-27"),
        ("over the last month", "2019-07~/2019-08"),
        ("in the past year", "2018-08~/2019-08"),
        ("for the last two years", "2017~/2019-08"),
    ],
)
def test_counts_are_exact_in_days_and_approximate_beyond(text: str, expected: str | None) -> None:
    assert edtf(f"It happened {text}, they said") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in March", "2019-03"),
        ("in October", "2018-10"),
        ("in early June", "2019-06~"),
        ("in mid-January", "2019-01-15~"),
        ("in May last year", "2018-05"),
        ("last September", "2018-09"),
        ("in the second week of December", "2018-12-08/2018-12-14"),
        ("in 2014", "2014"),
        ("in late 2017", "2017-10~/2017-12~"),
        ("in the first half of 2016", "2016-01~/2016-06~"),
        ("in 2013-14", "2013/2014"),
        ("in the 1980s", "1980/1989"),
        ("in the late 1980s", "1987~/1989~"),
        ("in spring 2018", "2018-03/2018-05"),
        ("in the summer", "2019-06/2019-08"),
        ("last autumn", "2018-09/2018-11"),
        ("this spring", "2019-03/2019-05"),
    ],
)
def test_months_years_and_seasons_are_resolved(text: str, expected: str) -> None:
    assert edtf(f"It happened {text}, they said") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("since 2014", "2014/.."),
        ("since Sunday", "2019-08-25/.."),
        ("since the 1980s", "1980~/.."),
        ("since the early hours of Thursday", "2019-08-22/.."),
        ("until Saturday", "../2019-08-24"),
        ("between 3 and 7 March", "2019-03-03/2019-03-07"),
        ("from 19 July to 20 August", "2019-07-19/2019-08-20"),
        ("between 23 December and 2 January", "2018-12-23/2019-01-02"),
        ("from 1 September 2015 until the end of August 2016", "2015-09-01/2016-08~"),
        ("from Friday to Sunday", "2019-08-23/2019-08-25"),
        ("between May and July", "2019-05/2019-07"),
    ],
)
def test_ranges_and_open_ends_become_intervals(text: str, expected: str) -> None:
    assert edtf(f"It happened {text}, they said") == expected


def test_not_until_says_when_it_happened() -> None:
    assert edtf("Help did not come until Saturday") == "2019-08-24"


@pytest.mark.parametrize(
    "text",
    [
        "Some 1,981 people fled",
        "They rebuilt 2003 houses",
        "At 2000 GMT the guns fell silent",
        "It may rain and troops march on",
        "5 may have died",
        "Mrs May spoke",
        "The fall of the city",
        "They held the 5th brigade",
        "Resolution 1701 was cited",
        "Release 2011-05-S-080",
        "The Sunday Times asked",
        "They left for a week",
        "A 15-year-old boy",
        "an AK-47 and an F-16",
        "sixty days of emergency rule",
    ],
)
def test_numbers_and_names_that_only_look_like_dates_are_left_alone(text: str) -> None:
    assert texts(text) == []


def test_expressions_come_in_order_and_as_long_as_they_go() -> None:
    text = "On Tuesday, between 3 and 7 March 2018 and two days later, and since early 2017."
    assert texts(text) == ["Tuesday", "between 3 and 7 March 2018", "two days later", "since early 2017"]


def test_upper_case_wires_read_like_any_other_text() -> None:
    text = "Two mines went off on 3 September and another last week, not in May"
    assert texts(text) == ["3 September", "last week", "May"]
    assert texts(text.upper()) == ["3 SEPTEMBER", "LAST WEEK", "MAY"]


def test_a_day_that_comes_round_soon_is_the_coming_one() -> None:
    assert edtf("The ceasefire was to start on 10 September") == "2019-09-10"


def test_by_looks_ahead_unless_the_sentence_tells_the_past() -> None:
    assert edtf("They are to leave by December") == "../2019-12"
    assert edtf("By December they had left") == "../2018-12"


def test_a_future_month_is_the_next_one() -> None:
    assert edtf("He will be tried in October") == "2019-10"


@pytest.mark.parametrize("text", ["on 31 June", "on 29 February 2019"])
def test_a_day_that_does_not_exist_has_no_date_but_a_reason(text: str) -> None:
    ((_, when),) = resolve_all(text, PUBLISHED)
    assert (when.edtf, when.precision) == (None, "unknown")
    assert "no such day" in when.why


def test_a_leap_day_is_sought_in_a_leap_year() -> None:
    assert edtf("on 29 February") == "2016-02-29"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 19 July", "XXXX-07-19"),
        ("between 23 December and 2 January", "XXXX-12-23/XXXX-01-02"),
        ("on Tuesday", None),
        ("last week", None),
        ("today", None),
        ("in 1981", "1981"),
    ],
)
def test_without_publication_only_what_the_words_say_is_known(text: str, expected: str | None) -> None:
    assert edtf(text, None) == expected


def test_a_publication_month_dates_what_it_can() -> None:
    assert edtf("last night", "2010-07") == "2010-07~"
    assert edtf("on Tuesday", "2010-07") is None
    assert edtf("last month", "2010-07") == "2010-06"


def test_a_publication_date_that_is_none_counts_as_absent() -> None:
    assert edtf("on 19 July", "some day") == "XXXX-07-19"


def test_days_later_count_from_the_date_before() -> None:
    told = resolve_all("He fled on 3 May. Two days later he was caught. The next day he died.", PUBLISHED)
    assert [w.edtf for _, w in told] == ["2019-05-03", "2019-05-05", "2019-05-06"]


def test_days_later_without_a_date_before_are_unknown() -> None:
    ((_, when),) = resolve_all("Two days later he was caught.", PUBLISHED)
    assert (when.edtf, when.why) == (None, "counted from a date told before it, and there is none near")


def test_days_before_an_event_are_unknown() -> None:
    told = resolve_all("He fled on 3 May, two days before the raid.", PUBLISHED)
    assert [w.edtf for _, w in told] == ["2019-05-03", None]


def test_a_year_goes_on_within_a_sentence_and_to_a_day_soon_after() -> None:
    told = resolve_all("In 2015, after a raid in March, she left. On 3 May 2017 he fled; on 5 May he died.", PUBLISHED)
    assert [w.edtf for _, w in told] == ["2015", "2015-03", "2017-05-03", "2017-05-05"]


def test_a_year_does_not_go_on_into_another_story() -> None:
    told = resolve_all("On 3 May 2017 he fled. On 19 February the house burnt.", PUBLISHED)
    assert told[1][1].edtf == "2019-02-19"


def test_an_answer_names_what_it_was_counted_from() -> None:
    told = resolve_all("On 3 May 2018 he fled. A day later he died. She left yesterday.", PUBLISHED)
    assert [w.anchor for _, w in told] == [None, "2018-05-03", PUBLISHED]


def test_resolve_snaps_to_the_whole_expression() -> None:
    text = "A dump burnt between 3 and 7 March, they said."
    when = resolve(text, PUBLISHED, text.index("7"), text.index("7") + 1)
    assert (when.edtf, when.precision) == ("2019-03-03/2019-03-07", "interval")
    assert [e.quote for e in when.evidence] == ["between 3 and 7 March"]


def test_resolve_counts_from_a_given_anchor() -> None:
    text = "Two days earlier he fled."
    assert resolve(text, PUBLISHED, 0, 8, anchor="2018-03-01").edtf == "2018-02-27"


def test_resolve_says_where_there_is_no_date() -> None:
    assert resolve("He fled.", PUBLISHED, 0, 4).why == "the words there give no date"


def test_last_week_of_a_sunday_paper_ends_that_day() -> None:
    assert edtf("He fled last week", "2019-08-25") == "2019-08-19/2019-08-25"


def test_dates_outside_the_calendar_are_unknown() -> None:
    ((_, when),) = resolve_all("900 years ago", "0500-01-01")
    assert (when.edtf, when.why) == (None, "outside the calendar")


def test_the_first_since_a_day_names_the_older_event():
    assert edtf("It was the heaviest bombing of the port since 7 June 1981.") == "1981-06-07"
    assert edtf("The port has been shut since 7 June 1981.") == "1981-06-07/.."


@pytest.mark.parametrize(("words", "edtf"), [
    ("on Monday and Tuesday", "2019-08-26/2019-08-27"),
    ("last Wednesday and Thursday", "2019-08-21/2019-08-22"),
    ("on Tuesday, Wednesday and Friday", "{2019-08-20,2019-08-21,2019-08-23}"),
    ("on 3, 5 and 7 May", "{2019-05-03,2019-05-05,2019-05-07}"),
    ("on May 3 and 5", "{2019-05-03,2019-05-05}"),
    ("on 3 and 4 May 2018", "2018-05-03/2018-05-04"),
    ("in June and July", "2019-06/2019-07"),
    ("in 1981 and 1991", "{1981,1991}"),
    ("on 3 May and 7 June 2018", "{2018-05-03,2018-06-07}"),
])
def test_neighbours_in_a_list_are_an_interval_and_others_a_set(words, edtf):
    ((_, when),) = resolve_all(f"Shells fell {words}.", "2019-08-27")
    assert when.edtf == edtf


def test_a_member_of_a_list_asked_for_alone_is_that_day():
    text = "Bombs went off in Homs on Monday and in Hama and Idlib on Saturday and Sunday."
    start = text.index("Saturday")
    assert resolve(text, "2019-08-27", start, start + 8).edtf == "2019-08-24"
