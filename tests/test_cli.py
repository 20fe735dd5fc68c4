"""The command line, with a fake reader in the place of the pipeline."""

import json
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from herodotus.cli.app import app

TEXT = "Shells fell on Qarna on Friday. Shells fell again at night.\n"
OTHER = "Nothing happened in Hama on Friday.\n"


@pytest.fixture
def run(monkeypatch, tmp_path):
    monkeypatch.syspath_prepend(str(Path(__file__).parent / "fakes"))
    monkeypatch.chdir(tmp_path)
    import fake_reading

    def invoke(*arguments, stdin=None):
        return CliRunner().invoke(app, list(map(str, arguments)), input=stdin, obj=fake_reading.fake_read)

    yield invoke
    del sys.modules["fake_reading"]


@pytest.fixture
def story(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    return path


def lines(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_the_ledger_of_a_file(run, story):
    result = run("read", story, "--published", "2019-08-27", "--outlet", "The Qarna Post", "--format", "ledger")
    (ledger,) = lines(result)
    assert (result.exit_code, result.stderr) == (0, "")
    assert (ledger["published"], ledger["outlet"], ledger["text"]) == ("2019-08-27", "The Qarna Post", TEXT)
    assert [i["evidence"] for i in ledger["incidents"]] == [["Shells fell"], ["Shells fell"]]


def test_a_page_is_written_besides_the_table_in_one_pass(run, story, tmp_path):
    result = run("read", story, "--also-html", tmp_path / "pages" / "a.html")
    assert "Shells fell" in result.stdout and "wrote" in result.stderr
    assert "<html" in (tmp_path / "pages" / "a.html").read_text("utf-8")


def test_the_full_reading_as_json(run, story):
    (pair,) = lines(run("read", story, "--title", "Shells fall", "--format", "json"))
    assert pair["report"]["title"] == "Shells fall"
    assert pair["reading"]["incidents"][0]["evidence"][0] == {"start": 0, "end": 11, "quote": "Shells fell"}


def test_one_ledger_a_line_in_the_order_of_the_lines_with_their_ids(run, tmp_path):
    reports = [{"id": f"r{i}", "text": TEXT * (i % 3 + 1)} for i in range(12)]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(r) + "\n" for r in reports), "utf-8")
    ledgers = lines(run("read", "a.jsonl", "--format", "ledger"))
    assert [(x["id"], x["text"]) for x in ledgers] == [(r["id"], r["text"]) for r in reports]


def test_standard_input(run):
    (ledger,) = lines(run("read", "-", "--format", "ledger", stdin=TEXT))
    assert len(ledger["incidents"]) == 2


def test_a_table_by_default(run, story):
    result = run("read", story)
    assert result.exit_code == 0
    assert "Shells fell" in result.stdout


def test_a_bad_report_is_told_the_rest_is_read_and_the_status_is_1(run, tmp_path, story):
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.jsonl").write_text('{"text": 3}\n' + json.dumps({"text": OTHER}), "utf-8")
    result = run("read", "b.txt", story, "c.jsonl", "none.txt", "--format", "ledger")
    assert result.exit_code == 1
    assert [x["text"] for x in lines(result)] == [TEXT, OTHER]
    told = result.stderr.splitlines()
    assert told[0] == "herodotus: b.txt: is empty; give a report with at least one sentence"
    assert told[1].startswith('herodotus: c.jsonl, line 1: has a wrong type under "text"')
    assert told[2] == "herodotus: none.txt: does not exist; check the name"
    assert len(told) == 3


@pytest.mark.parametrize("published", ["yesterday", "2999-01-01"])
def test_a_publication_date_that_is_none_is_told_before_anything_is_read(run, story, published):
    result = run("read", story, "--published", published)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f'herodotus: --published "{published}" ')
    assert result.stderr.count("\n") == 1


def test_a_page_goes_to_a_file_that_is_named(run, story, tmp_path):
    result = run("read", story, "--format", "html")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "herodotus: wrote herodotus.html\n"
    assert "Shells fell" in (tmp_path / "herodotus.html").read_text("utf-8")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.txt", "herodotus.html"]


def test_a_page_goes_to_standard_output_where_asked(run, story, tmp_path):
    result = run("read", story, "--format", "html", "--out", "-")
    assert result.stdout.lower().lstrip().startswith("<!doctype html>")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.txt"]


def test_no_page_is_written_where_no_report_could_be_read(run, tmp_path):
    (tmp_path / "herodotus.html").write_text("an older page")
    result = run("read", "none.txt", "--format", "html")
    assert result.exit_code == 1
    assert "wrote" not in result.stderr
    assert (tmp_path / "herodotus.html").read_text() == "an older page"


def test_a_page_of_an_earlier_run_is_not_read_as_a_report(run, story, tmp_path):
    assert run("read", ".", "--format", "html").exit_code == 0
    first = (tmp_path / "herodotus.html").read_bytes()
    assert run("read", ".", "--format", "html").exit_code == 0
    assert (tmp_path / "herodotus.html").read_bytes() == first


@pytest.mark.parametrize("form", ["text", "json", "ledger"])
def test_any_format_goes_to_a_file_where_asked(run, story, tmp_path, form):
    result = run("read", story, "--format", form, "--out", "out.file")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "herodotus: wrote out.file\n")
    assert "Shells fell" in (tmp_path / "out.file").read_text("utf-8")


def test_a_file_is_not_read_and_written_at_once(run, story):
    result = run("read", story, "--format", "ledger", "--out", story)
    assert result.exit_code == 1
    assert "would be read and written at once; give another --out" in result.stderr
    assert story.read_text("utf-8") == TEXT


def test_a_place_that_cannot_be_written(run, story):
    result = run("read", story, "--format", "ledger", "--out", "no/such/folder/x.jsonl")
    assert result.exit_code == 1
    assert result.stderr.startswith("herodotus: no/such/folder/x.jsonl: No such file or directory; check")


def test_the_largest_size_is_asked_for_in_words(run, story):
    assert run("read", story, "--max-size", "1kB").exit_code == 0
    result = run("read", story, "--max-size", "50")
    assert "a.txt: is over 50 bytes; cut it into single reports, or allow more with --max-size" in result.stderr
    assert run("read", story, "--max-size", "large").exit_code == 2


def test_unseen_characters_of_a_name_are_spelt_out(run, tmp_path):
    (tmp_path / "a\u202etxt.\x1b[31m").write_bytes(b"")
    result = run("read", "a\u202etxt.\x1b[31m")
    assert result.stderr.startswith("herodotus: a⟨U+202E⟩txt.⟨U+001B⟩[31m: is empty")


def test_a_bug_is_one_line_and_its_traceback_is_for_who_asks(run, tmp_path):
    (tmp_path / "a.txt").write_text("BREAK")
    short, long = run("read", "a.txt"), run("read", "a.txt", "--debug")
    assert (short.exit_code, long.exit_code) == (1, 1)
    assert short.stderr.startswith("herodotus: ZeroDivisionError: told to break; this is a bug in Herodotus")
    assert short.stderr.count("\n") == 1
    assert "Traceback (most recent call last)" in long.stderr


def test_the_version(run):
    result = run("--version")
    assert result.exit_code == 0
    assert result.stdout.split()[0] == "herodotus"


def test_the_codebook_is_printed(run):
    result = run("codebook")
    assert result.exit_code == 0
    assert "air_strike" in result.stdout


def test_a_section_of_the_codebook_as_json(run):
    assert "asserts" in json.dumps(json.loads(run("codebook", "stances", "--format", "json").stdout))


def test_a_section_that_the_codebook_has_not(run):
    result = run("codebook", "weather")
    assert result.exit_code == 1
    assert result.stderr.startswith("herodotus: the codebook has no section 'weather'")
    assert result.stderr.count("\n") == 1


def test_nothing_to_read_is_a_wrong_call(run):
    assert run("read").exit_code == 2
