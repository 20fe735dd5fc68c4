"""Every kind of bad input gives one clear line that names file and line and says what to do."""

import json
from datetime import date, timedelta

import pytest

from herodotus.errors import InputError
from herodotus.intake import reports
from herodotus.intake.published import latest_day_on_earth
from herodotus.report import Report

GOOD = "Shells fell on Qarna on Friday."


def line(**keys):
    return json.dumps(keys) + "\n"


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.jsonl", "a.unknown"])
def test_an_empty_file(door, name):
    assert ": is empty; give a" in door.error(name, b"")


@pytest.mark.parametrize("data", ["\n" * 10_000, "\ufeff", "\u200b \u2067\n", "---\ntitle: a\n---\n", "...!?"])
def test_a_file_without_a_word(door, data):
    problem = door.error("a.txt", data)
    assert "has no text in it" in problem or "is empty" in problem
    assert problem.endswith("give a report with at least one sentence")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF file"),
        (b"PK\x03\x04\x14\x00", "a ZIP archive or an office document"),
        (b"\x89PNG\r\n\x1a\n", "a PNG image"),
        ("Shells fell".encode("utf-16"), "UTF-16 text"),
        (bytes(range(32)) * 50, "binary data"),
        (b"\x01\x02\x03\x04word", "binary data"),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a.html", "a"])
def test_binary_data_is_named(door, data, kind, name):
    assert f": is {kind}, not" in door.error(name, data)


def test_invalid_utf_8_is_placed(door):
    problem = door.error("a.txt", b"Shells fell.\nNear the caf\xe9 two died.")
    assert problem == ", line 2: is not valid UTF-8 at byte 25 (0xe9); find its encoding and save it as UTF-8"


def test_a_nul_byte_is_placed(door):
    problem = door.error("a.txt", b"Shells fell on Qarna.\n\nTwo \0 died in the night.")
    assert problem == ", line 3: holds a NUL byte, which no text has; save it again as plain UTF-8 text"


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.html", "a"])
def test_a_text_over_the_limit_is_not_read(door, name):
    text = "Shells fell on Qarna again. " * 80
    data = {"a.jsonl": line(text=text), "a.html": f"<html><body><article><p>{text}</p></article></body></html>"}
    assert "is over 2,000 bytes; cut it" in door.error(name, data.get(name, text), max_size=2_000)
    assert isinstance(door.all(name, data.get(name, text), max_size=2_240)[0], Report)


def test_the_limit_counts_bytes_of_utf_8(door):
    assert isinstance(door.all("a.jsonl", line(text="é" * 500), max_size=1_000)[0], Report)
    assert "is over 999 bytes" in door.error("a.jsonl", line(text="é" * 500), max_size=999)


def test_an_endless_line_is_cut_short_and_the_next_is_read(door):
    bad, good = door.all("a.jsonl", '{"text": "' + "a" * 200_000 + '"}\n' + line(text=GOOD), max_size=1_000)
    assert "line 1: is over 1,000 bytes" in str(bad)
    assert good.text == GOOD


@pytest.mark.parametrize("stream", [b"\n", b"word "])
def test_an_endless_stream_without_a_name_is_left_at_the_limit(stream):
    class Endless:
        def readline(self, limit):
            return stream if stream == b"\n" else stream * (limit // len(stream))

    (outcome,) = reports(["-"], stdin=Endless())
    assert "standard input: is over 1,000,000 bytes" in str(outcome)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('{"id": "a1"}', 'has no "text"'),
        ('{"text": 3}', 'has a wrong type under "text" (expected `str`, got `int`)'),
        ('{"text": "Shells.", "id": 7}', 'has a wrong type under "id" (expected `str | null`, got `int`)'),
        ('{"text": "Shells.", "published": 2019}', 'has a wrong type under "published"'),
        ('["Shells fell."]', "is not a JSON object"),
        ('"Shells fell."', "is not a JSON object"),
        ('{"text": "Shells', "is not valid JSON"),
        ('{"text": "a"} {"text": "b"}', "is not valid JSON"),
        ('{"text": "a", "z": ' + "[" * 50_000 + "}", "is not valid JSON"),
        ('{"text": "a\\ud800b"}', "is not valid JSON"),
        ('{"text": ""}', "is empty"),
        ('{"text": " \\n "}', "has no text in it"),
        ('{"text": "a\\u0000b"}', "holds a NUL byte"),
        (b'{"text": "caf\xe9"}', "is not valid UTF-8"),
        ('{"text": "Shells.", "published": "yesterday"}', 'published "yesterday" is no date'),
    ],
)
def test_a_bad_json_line_is_told_with_its_number_and_the_rest_is_read(door, text, problem):
    data = text if isinstance(text, bytes) else text.encode()
    first, bad, last = door.all("a.jsonl", line(text=GOOD).encode() + b"\n" + data + b"\n" + line(text=GOOD).encode())
    assert f"a.jsonl, line 3: {problem}" in str(bad)
    assert "; " in str(bad) and "\n" not in str(bad)
    assert first.text == last.text == GOOD


def test_a_second_report_with_the_id_but_not_the_text_of_an_earlier_one(door):
    lines = line(id="a", text=GOOD) + line(id="a", text="Two died.") + line(id="a", text=GOOD) + line(id="b", text=GOOD)
    one, clash, again, other = door.all("a.jsonl", lines)
    assert 'line 2: has the id "a" of an earlier report with another text; give each' in str(clash)
    assert (one.id, again.id, other.id) == ("a", "a", "b")


def test_an_id_clashes_across_files(door):
    one, two = door.file("a.jsonl", line(id="a", text=GOOD)), door.file("b.txt", "Id: a\n\nTwo died.")
    _, clash = door.read(one, two)
    assert str(clash).startswith(f'{two}: has the id "a"')


@pytest.mark.parametrize("value", ["yesterday", "2019", "2019-08", "27/08/2019", "20190827", "2019-8-7", "２019-08-27"])
def test_a_publication_date_that_is_none(door, value):
    problem = door.error("a.txt", f"Title: Shells\nPublished: {value}\n\n{GOOD}")
    advice = "write the day of publication as 2019-08-27, or leave it out"
    assert problem == f', line 2: published "{value}" is no date; {advice}'


def test_a_day_that_is_not_in_the_calendar(door):
    assert "is no day of the calendar" in door.error("a.txt", f"Published: 2019-02-30\n\n{GOOD}")


def test_a_publication_date_in_the_future(door):
    assert 'published "2019-09-02" lies in the future' in door.error("a.txt", f"Published: 2019-09-02\n\n{GOOD}")
    assert door.report("b.txt", f"Published: 2019-09-01\n\n{GOOD}").published == "2019-09-01"


def test_the_real_clock_is_never_more_than_a_day_off():
    assert abs(latest_day_on_earth() - date.today()) <= timedelta(days=2)


def test_a_file_that_is_not_there(door, tmp_path):
    (outcome,) = door.read(tmp_path / "none.txt")
    assert str(outcome) == f"{tmp_path / 'none.txt'}: does not exist; check the name"


def test_a_name_that_no_file_can_have(door):
    (outcome,) = door.read("a" * 5_000)
    assert isinstance(outcome, InputError)


def test_everything_else_is_read(door):
    door.file("in/1.txt", b"")
    door.file("in/2.txt", GOOD)
    door.file("in/3.jsonl", "{\n" + line(text=GOOD))
    door.file("in/4.html", "<nav><a href='/'>Home</a></nav>")
    outcomes = door.read(door.folder / "in")
    assert [isinstance(x, Report) for x in outcomes] == [False, True, False, True, False]
