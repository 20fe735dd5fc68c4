"""The Python face: its names, and the object that comes back."""

import json
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

import herodotus
from herodotus import Report
from herodotus.errors import ConfigError, InputError

TEXT = "Shells fell on Qarna on Friday. Shells fell again at night."


@pytest.fixture
def reading(monkeypatch):
    monkeypatch.syspath_prepend(str(Path(__file__).parent / "fakes"))
    import fake_reading

    yield fake_reading.fake_read
    del sys.modules["fake_reading"]


def test_the_public_names_are_exactly_these_and_sorted():
    assert herodotus.__all__ == [
        "Actor", "Claim", "Evidence", "Filter", "Harm", "Incident", "Ledger", "Place", "ReadReport", "Reading",
        "Relation", "Report", "Tie", "When", "read", "read_many",
    ]  # fmt: skip
    assert herodotus.__all__ == sorted(herodotus.__all__)


@pytest.mark.parametrize("name", herodotus.__all__)
def test_every_public_name_is_there_and_says_what_it_is(name):
    assert getattr(herodotus, name).__doc__
    assert name in dir(herodotus)


def test_another_name_is_told():
    with pytest.raises(AttributeError, match="no attribute 'forecast'"):
        herodotus.forecast  # noqa: B018


def test_the_version_is_a_number():
    assert herodotus.__version__[0].isdigit()


def test_a_text_is_read(reading):
    read = herodotus.read(TEXT, published="2019-08-27", outlet="The Qarna Post", title="Shells fall", reading=reading)
    assert read.report == Report.of(TEXT, published="2019-08-27", outlet="The Qarna Post", title="Shells fall")
    assert [i.evidence[0].start for i in read.incidents] == [0, 32]
    assert (read.claims, read.relations, read.ties) == ((), (), ())
    assert read.reading.incidents == read.incidents


def test_a_report_is_read_and_the_keywords_win(reading):
    report = Report.of(TEXT, id="a1", published="2019-08-01", outlet="The Qarna Post")
    read = herodotus.read(report, published="2019-08-27", reading=reading)
    assert (read.report.id, read.report.published, read.report.outlet) == ("a1", "2019-08-27", "The Qarna Post")


def test_many_are_read_in_order_as_a_stream(reading):
    def endless():
        while True:
            yield TEXT
            yield Report.of("Two died.", id="a2")

    reads = herodotus.read_many(endless(), reading=reading)
    assert [len(next(reads).incidents) for _ in range(4)] == [2, 0, 2, 0]


def test_it_tells_what_it_holds_in_one_line(reading):
    read = herodotus.read("Shells fell.", published="2019-08-27", outlet="The Qarna Post", reading=reading)
    expected = "<ReadReport 016661ea3bf4 The Qarna Post 2019-08-27: 1 incident, 0 claims, 0 relations, 0 ties>"
    assert repr(read) == expected


def test_it_writes_itself_in_full_and_as_a_ledger(reading):
    read = herodotus.read(TEXT, reading=reading)
    assert json.loads(read.to_json()) == read.to_dict()
    assert read.to_dict()["report"]["text"] == TEXT
    assert read.to_ledger()["incidents"][0]["evidence"] == ["Shells fell"]


def test_in_a_notebook_the_page_stands_in_a_frame_of_its_own(reading):
    read = herodotus.read('Shells fell "near" <b>Qarna</b>.', reading=reading)
    page, frame = read.to_html(), read._repr_html_()
    assert page.lstrip().lower().startswith("<!doctype html>")
    assert frame.startswith("<iframe ") and frame.endswith("</iframe>")
    assert frame.count("<") == 2


@pytest.mark.parametrize("text", ["", " \n", "...!"])
def test_a_text_without_a_word_is_refused(text, reading):
    with pytest.raises(InputError, match="has no text in it; give a report"):
        herodotus.read(text, reading=reading)


def test_bytes_are_refused(reading):
    with pytest.raises(ConfigError, match="takes a text or a Report, not bytes; decode"):
        herodotus.read(b"Shells fell.", reading=reading)


@pytest.mark.parametrize("published", ["yesterday", str(date.today() + timedelta(days=3))])
def test_a_day_of_publication_that_is_none_is_refused(published, reading):
    with pytest.raises(ConfigError, match=r'published ".*" (is no date|lies in the future); write the day'):
        herodotus.read(TEXT, published=published, reading=reading)
