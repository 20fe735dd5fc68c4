"""Text files, their headers, and how their bytes become text."""

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from herodotus.intake.captures import Capture
from herodotus.intake.decoding import text_of
from herodotus.intake.headers import split_header

TEXT = "Shells fell on Qarna on Friday.\n\nTwo people were hurt, officials said.\n"


def test_a_text_file_is_one_report_with_its_text_unchanged(door):
    report = door.report("a.txt", TEXT)
    assert report.text == TEXT
    assert report.extractor == "plain"
    assert report.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()


def test_a_report_without_an_id_is_named_by_its_text(door):
    assert door.report("a.txt", TEXT).id == hashlib.sha256(TEXT.encode()).hexdigest()[:12]


def test_crlf_becomes_lf_and_a_byte_order_mark_goes(door):
    assert door.report("a.txt", b"\xef\xbb\xbfShells fell.\r\nTwo died.\r\n").text == "Shells fell.\nTwo died.\n"


def test_markdown_keeps_its_marks(door):
    assert door.report("a.md", "# Shells fall\n\n*Two* died.").text == "# Shells fall\n\n*Two* died."


def test_bidirectional_and_zero_width_characters_stay_in_the_text(door):
    text = "Shells\u200b fell on \u202eQarna\u202c and \u2066Hama\u2069, it\u200d was\ufeff said."
    assert door.report("a.txt", text).text == text


def test_a_text_among_ten_thousand_blank_lines_is_read(door):
    text = "\n" * 10_000 + TEXT + "\n" * 10_000
    assert door.report("a.txt", text).text == text


def test_plain_header_lines_become_fields_and_leave_the_text(door):
    report = door.report("a.txt", f"Title: Shells fall\nPublished: 2019-08-27\nOUTLET:  The Qarna Post \n\n{TEXT}")
    assert (report.title, report.published, report.outlet) == ("Shells fall", "2019-08-27", "The Qarna Post")
    assert report.text == TEXT


def test_a_fenced_header_is_read_and_its_unknown_keys_are_passed_over(door):
    head = '---\ntitle: "Shells fall"\ntags:\n  - war\n# a remark\npublished: 2019-08-27\n---\n'
    report = door.report("a.md", head + TEXT)
    assert (report.title, report.published, report.text) == ("Shells fall", "2019-08-27", TEXT)


@pytest.mark.parametrize(
    "text",
    [
        "Title: Shells fall\nAuthor: nobody we know\n\nTwo died.",
        "Title: Shells fall",
        "Warning: shells fall.\n\nTwo died.",
        "\nTitle: Shells fall\n\nTwo died.",
        "---\n\nTwo died.\n\n---\n\nThree died.",
        "---\ntitle: never closed\n",
        "---\n---\nTwo died.",
    ],
)
def test_what_is_not_wholly_a_header_is_text(text):
    assert split_header(text) == ({}, text)


def test_what_the_caller_says_wins_over_the_header(door):
    text = f"Published: 1 January\nOutlet: The Qarna Post\n\n{TEXT}"
    report = door.report("a.txt", text, published="2019-08-26", outlet="The Hama Post", title="Shells")
    assert (report.published, report.outlet, report.title) == ("2019-08-26", "The Hama Post", "Shells")


def test_a_date_with_a_time_is_cut_to_its_day(door):
    assert door.report("a.txt", f"Published: 2019-08-27T23:30:00+03:00\n\n{TEXT}").published == "2019-08-27"


@settings(max_examples=60)
@given(st.text(alphabet=st.characters(exclude_characters="\0\r\ufeff", exclude_categories=("Cs", "Cc"))))
def test_any_text_with_a_word_comes_through_unchanged(text):
    assert text_of(Capture("a.txt", f"Word {text}".encode())) == f"Word {text}"


@settings(max_examples=60)
@given(st.text())
def test_a_header_and_the_rest_make_the_whole(text):
    header, rest = split_header(text)
    assert text.endswith(rest)
    assert header or rest == text
