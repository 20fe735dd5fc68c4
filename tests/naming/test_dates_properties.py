"""What holds for the dates of any text."""

from __future__ import annotations

import re
from datetime import date

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from herodotus.naming.dates import find, resolve, resolve_all

DAY = r"(?:\d{4}|XXXX)(?:-\d\d(?:-\d\d)?)?~?"
EDTF = re.compile(rf"{DAY}|{DAY}/(?:{DAY}|\.\.)|\.\./{DAY}")
PRECISIONS = {"day", "month", "season", "year", "decade", "interval", "unknown"}
WORDS = [
    "on", "in", "since", "until", "from", "between", "to", "and", "the", "a", "two", "three", "3", "12", "31",
    "July", "MAY", "march", "Tuesday", "SUNDAY", "last", "next", "this", "past", "week", "month", "year",
    "days", "ago", "later", "earlier", "before", "2014", "1980s", "'89", "89", "early", "mid", "late", "end",
    "of", "spring", "weekend", "night", "yesterday", "overnight", ",", ".", "\n", "-", "5th", "first", "will",
    "was", "people", "within", "coming", "decade", "hours", "2019-07-19", "3/4/2019", "9/11", "Christmas",
    "that", "same", "day", "ſunday", "half", "Easter", "Nowruz", "into", "by", "up", "mid-month", "(", "'", "’91",
    "weekend", "fortnight", "second", "final", "before last", "Friday", "12th", "2019/7/9", "month", "after",
]

odd_days = st.sampled_from(["2010-07", "1989", "", "soon", "0001-01-01", "9999-12-31"])
published = st.one_of(st.none(), st.dates().map(date.isoformat), odd_days)
CENTURIES = st.dates(date(1900, 1, 1), date(2099, 12, 31))
wordy = st.lists(st.sampled_from(WORDS), max_size=24).map(" ".join)
anything = st.one_of(st.text(max_size=80), wordy)


@settings(max_examples=150, deadline=None)
@given(anything)
def test_expressions_are_cut_from_the_text_in_order_without_overlap(text: str) -> None:
    reached = 0
    for found in find(text):
        assert reached <= found.start < found.end
        assert text[found.start : found.end] == found.text
        reached = found.end


@settings(max_examples=250, deadline=None)
@given(anything, published)
def test_every_answer_is_edtf_or_says_why_not(text: str, day: str | None) -> None:
    for found, when in resolve_all(text, day):
        assert when.precision in PRECISIONS
        assert [(e.start, e.end, e.quote) for e in when.evidence] == [(found.start, found.end, found.text)]
        if when.edtf is None:
            assert when.why
        else:
            assert EDTF.fullmatch(when.edtf)


@settings(max_examples=150, deadline=None)
@given(anything, published)
def test_days_that_are_given_exist(text: str, day: str | None) -> None:
    for _, when in resolve_all(text, day):
        for stated in re.findall(r"\d{4}-\d\d-\d\d", when.edtf or ""):
            assert date.fromisoformat(stated)


@settings(max_examples=100, deadline=None)
@given(wordy, published, st.integers(1, 5))
def test_text_without_dates_around_a_paragraph_changes_nothing(text: str, day: str | None, times: int) -> None:
    around = "The mayor spoke of bread.\n\n" * times
    alone = resolve_all(text, day)
    within = resolve_all(f"{around}{text}\n\nNobody answered him.", day)
    assert [(e.text, w.edtf, w.why) for e, w in within] == [(e.text, w.edtf, w.why) for e, w in alone]


@settings(max_examples=100, deadline=None)
@given(wordy, published, st.integers(0, 60), st.integers(0, 20))
def test_resolve_agrees_with_resolve_all(text: str, day: str | None, start: int, length: int) -> None:
    when = resolve(text, day, start, start + length)
    touched = [(e, w) for e, w in resolve_all(text, day) if e.start < start + length and start < e.end]
    assume(not any(e.kind in ("list", "from") for e, _ in touched))  # of these a member can be asked for alone
    overlapping = [w for _, w in touched]
    assert when in overlapping if overlapping else when.why == "the words there give no date"


@settings(max_examples=100, deadline=None)
@given(CENTURIES, CENTURIES)
def test_a_full_date_means_the_same_whenever_published(day: date, published_on: date) -> None:
    ((_, when),) = resolve_all(f"It burnt on {day.day} {day:%B} {day.year}.", published_on.isoformat())
    assert when.edtf == day.isoformat()


@settings(max_examples=100, deadline=None)
@given(CENTURIES, st.integers(0, 6))
def test_a_weekday_lies_in_the_week_up_to_publication(published_on: date, weekday: int) -> None:
    name = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")[weekday]
    ((_, when),) = resolve_all(f"A shell fell on {name}.", published_on.isoformat())
    said = date.fromisoformat(when.edtf or "")
    assert said.weekday() == weekday
    assert 0 <= (published_on - said).days < 7
