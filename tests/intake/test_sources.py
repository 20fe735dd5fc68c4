"""Files, folders and standard input: what is read, in which order, and how much of it at a time."""

import json
import os
from datetime import date
from io import BytesIO

from herodotus.intake import SourceOptions, reports

GOOD = "Shells fell on Qarna on Friday."


def texts(outcomes):
    return [x.text for x in outcomes]


def test_a_folder_is_read_recursively_in_the_order_of_names(door):
    for name in ["b.txt", "a/2.md", "a/10.txt", "c.txt", "b/z.txt"]:
        door.file(f"in/{name}", f"Shells fell in {name}")
    names = [t.removeprefix("Shells fell in ") for t in texts(door.read(door.folder / "in"))]
    assert names == ["a/10.txt", "a/2.md", "b/z.txt", "b.txt", "c.txt"]


def test_hidden_files_and_other_endings_are_passed_over(door):
    for name in [".a.txt", ".git/b.txt", "c.jpg", "d.txt", "e.TXT"]:
        door.file(f"in/{name}", f"Shells fell in {name}")
    assert texts(door.read(door.folder / "in")) == ["Shells fell in d.txt", "Shells fell in e.TXT"]


def test_a_link_that_leads_back_is_not_followed(door):
    door.file("in/a.txt", GOOD)
    os.symlink(door.folder / "in", door.folder / "in" / "b")
    assert texts(door.read(door.folder / "in")) == [GOOD]


def test_a_folder_without_reports_is_told(door):
    door.file("in/a.jpg", b"")
    (outcome,) = door.read(door.folder / "in")
    assert "in: holds no file that can be read; put files there that end in .htm, .html" in str(outcome)


def test_the_page_about_to_be_written_is_not_read(door):
    door.file("in/a.txt", GOOD)
    page = door.file("in/herodotus.html", "<p>Shells fell on Qarna on Friday, so this old page says of the war.</p>")
    assert texts(door.read(door.folder / "in", skip=page)) == [GOOD]


def test_json_lines_keep_their_ids_order_and_exact_text(door):
    one = {"id": "b", "text": "\ufeffShells\r\nfell.", "url": "https://a.example/1"}
    other = {"id": "a", "text": GOOD, "an unknown key": [1]}
    first, second = door.all("a.jsonl", f"{json.dumps(one)}\n{json.dumps(other)}")
    assert (first.id, first.text, first.url) == ("b", "\ufeffShells\r\nfell.", "https://a.example/1")
    assert (second.id, second.text) == ("a", GOOD)


def test_null_and_empty_keys_of_a_json_line_count_as_not_given(door):
    given = {"text": GOOD, "id": "", "published": None, "outlet": "", "title": None}
    report = door.report("a.jsonl", json.dumps(given))
    assert len(report.id) == 12
    assert (report.published, report.outlet, report.title) == (None, None, None)


def test_a_byte_order_mark_before_the_first_json_line_goes(door):
    assert door.report("a.jsonl", b"\xef\xbb\xbf" + json.dumps({"text": GOOD}).encode()).text == GOOD


def test_standard_input_is_text(door):
    (report,) = door.read("-", stdin=f"\n\n{GOOD}\n".encode())
    assert report.text == f"\n\n{GOOD}\n"


def test_standard_input_is_json_lines_where_the_first_line_is_an_object(door):
    stdin = b"\n \n" + json.dumps({"text": GOOD}).encode() + b"\n[]\n"
    report, bad = door.read("-", stdin=stdin)
    assert report.text == GOOD
    assert str(bad).startswith("standard input, line 4: is not a JSON object")


def test_a_text_that_begins_with_a_brace_is_text(door):
    assert texts(door.read("-", stdin=b"{sic} Shells fell.")) == ["{sic} Shells fell."]


def test_a_file_with_an_unknown_ending_is_looked_into(door):
    assert door.report("a.json", json.dumps({"text": GOOD})).text == GOOD
    assert door.report("a.report", GOOD).text == GOOD


def test_the_same_file_twice_is_read_twice(door):
    path = door.file("a.txt", GOOD)
    assert texts(door.read(path, path)) == [GOOD, GOOD]


def test_reports_come_one_at_a_time():
    class Counting(BytesIO):
        read_lines = 0

        def readline(self, limit=-1):
            self.read_lines += 1
            return super().readline(limit)

    stdin = Counting(b"".join(json.dumps({"text": f"{GOOD} {i}"}).encode() + b"\n" for i in range(100)))
    stream = reports(["-"], SourceOptions(), stdin=stdin, today=lambda: date(2019, 9, 1))
    next(stream)
    assert stdin.read_lines == 1
