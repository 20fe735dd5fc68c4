"""Lists of dates, what is counted from them, and dates that only look like one of a head."""

import pytest

from herodotus.naming.dates import find, in_dateline, lasting, resolve, resolve_all
from herodotus.naming.dates.finding import MOST_LISTED
from herodotus.records import When

PUBLISHED = "2019-08-27"


def answers(text):
    return [when.edtf for _, when in resolve_all(text, PUBLISHED)]


@pytest.mark.parametrize(("text", "edtf"), [
    ("Shells fell on 3, 5 and 7 May. Two days later it was quiet.", "2019-05-09"),
    ("They met on Monday and Wednesday. The next day they fought.", "2019-08-22"),
])
def test_a_count_goes_on_from_the_last_of_a_list(text, edtf):
    assert answers(text)[-1] == edtf


@pytest.mark.parametrize(("words", "edtf"), [
    ("since 3 and 5 May", "2019-05-03/.."), ("since Monday and Tuesday", "2019-08-26/.."),
])
def test_since_a_list_is_since_its_first(words, edtf):
    assert answers(f"Shells have fallen {words}.") == [edtf]


def test_the_year_of_the_last_is_that_of_all():
    assert answers("Shells fell on 3 May and 7 June last year.") == ["{2018-05-03,2018-06-07}"]


def test_a_member_asked_for_alone_looks_ahead_as_the_list_does():
    text = "They will meet on Wednesday and Thursday."
    start = text.index("Wednesday")
    assert resolve(text, PUBLISHED, start, start + 9).edtf == "2019-08-28"


def test_a_long_run_of_years_is_a_table_and_no_list():
    years = [str(year) for year in range(1950, 2000)]
    found = find(", ".join(years[:-1]) + f" and {years[-1]}.")
    assert max(len(expression.children) for expression in found) <= MOST_LISTED


@pytest.mark.parametrize(("text", "words"), [
    ("Three soldiers were killed in Homs on 27 August — the third such attack.", "27 August"),
    ("The raid of that day (27 August) failed.", "27 August"),
    ("GUERRILLAS ATTACKED THE BARRACKS TODAY IN THE CITY OF\nSAN MIGUEL.", "TODAY"),
])
def test_a_date_in_running_text_is_none_of_a_head(text, words):
    start = text.index(words)
    assert not in_dateline(text, start, start + len(words))


@pytest.mark.parametrize(("text", "words"), [
    ("KABUL, Afghanistan (Aug. 23, 2012) Two men were held.", "Aug. 23, 2012"),
    ("BOGOTA, 12 APR 89 (AFP) -- Guerrillas struck.", "12 APR 89"),
    ("ISAF Joint Command Morning Update, Feb. 21, 2011\nKABUL, Afghanistan", "Feb. 21, 2011"),
    ("BEIRUT, Aug. 27 - Shells fell.", "Aug. 27"),
])
def test_a_date_in_a_dateline_or_title_is_one_of_a_head(text, words):
    start = text.index(words)
    assert in_dateline(text, start, start + len(words))


@pytest.mark.parametrize("words", ["the siege began and ended on 19 June", "fighting began and lasted two hours"])
def test_what_is_said_to_have_ended_is_not_open(words):
    assert lasting(When("2018-06-19", "day"), words).edtf == "2018-06-19"


@pytest.mark.parametrize(("words", "edtf"), [("Eid al-Fitr 2018", "2018-06-15~"), ("Ashura 2004", "2004-03-01~")])
def test_a_hijri_feast_takes_the_year_of_our_calendar_that_is_said(words, edtf):
    (found,) = answers(f"A bomb went off on {words}.")
    assert found[:7] == edtf[:7] and found.endswith("~")


@pytest.mark.parametrize("text", [
    "They killed 24 Asad loyalists.", "They burnt 12 hut dwellings.", "The men of Safar fled.",
    "A note for Shaban came.", "In Ramadan Shallah's house they met.",
])
def test_a_month_of_another_calendar_is_no_other_word(text):
    assert find(text) == ()


def test_each_weekday_of_a_list_keeps_its_own_last_or_next():
    assert answers("It will run from last Friday and next Monday on.")[-1].endswith("2019-09-02}")
